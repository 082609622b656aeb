package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestCheckPlan(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"outcome's scenario", func(d *assessment.Document) { d.Outcomes[0].Scenario = "x" }, "outcomes[0].scenario", "no scenario"},
		{"outcome's task", func(d *assessment.Document) { d.Outcomes[0].Task = "x" }, "outcomes[0].task", "no task"},
		{"outcome's agency", func(d *assessment.Document) { d.Outcomes[0].Agency = "x" }, "outcomes[0].agency", "no agency"},
		{"outcome without agency", func(d *assessment.Document) { d.Outcomes[0].Agency = "" }, "", ""},
		{"outcome's basis", func(d *assessment.Document) { d.Outcomes[0].Basis = "x" }, "outcomes[0].basis", "law, practice"},
		{"outcome's day", func(d *assessment.Document) { d.Outcomes[0].Due = "soon" }, "outcomes[0].due", "YYYY-MM-DD"},
		{"action without id", func(d *assessment.Document) { d.Actions[0].ID = "" }, "actions[0].id", "has to be given"},
		{"action twice", func(d *assessment.Document) { d.Actions[1].ID = "a-1" }, "actions[1]", "same id"},
		{"action about a theme", func(d *assessment.Document) { d.Actions[0].About.Kind = "theme" }, "actions[0].about.kind", "question, channel, claim, system, principle"},
		{"action about nothing", func(d *assessment.Document) { d.Actions[1].About.ID = "" }, "actions[1].about.id", "has to be given"},
		{"action about an unknown question", func(d *assessment.Document) { d.Actions[0].About.ID = "x" }, "actions[0].about.id", "no question"},
		{"action about an unknown system", func(d *assessment.Document) { d.Actions[0].About = assessment.Subject{Kind: "system", ID: "x"} }, "actions[0].about.id", "no system"},
		{"action about an unknown principle", func(d *assessment.Document) { d.Actions[0].About = assessment.Subject{Kind: "principle", ID: "x"} }, "actions[0].about.id", "no principle"},
		{"action about a channel of an unknown agency", func(d *assessment.Document) {
			d.Actions[0].About = assessment.Subject{Kind: "channel", ID: "help/emb/x"}
		}, "actions[0].about.id", "no agency"},
		{"action about a channel from an agency to itself", func(d *assessment.Document) {
			d.Actions[0].About = assessment.Subject{Kind: "channel", ID: "help/emb/emb"}
		}, "actions[0].about.id", "to itself"},
		{"action about a channel named otherwise", func(d *assessment.Document) {
			d.Actions[0].About = assessment.Subject{Kind: "channel", ID: "between the two"}
		}, "", ""},
		{"action about an unknown task", func(d *assessment.Document) { d.Actions[0].About = assessment.Subject{Kind: "claim", ID: "night/x"} }, "actions[0].about.id", "no task"},
		{"action about a task", func(d *assessment.Document) {
			d.Actions[0].About = assessment.Subject{Kind: "claim", ID: "night/restore"}
		}, "", ""},
		{"release of a channel of an unknown agency", func(d *assessment.Document) { d.Releases[0] = assessment.Release{Kind: "channel", About: "help/x/emb"} }, "releases[0].about", "no agency"},
		{"release of all channels of a type", func(d *assessment.Document) { d.Releases[0] = assessment.Release{Kind: "channel", About: "help"} }, "", ""},
		{"action proposed to nobody", func(d *assessment.Document) { d.Actions[0].ProposedTo = "x" }, "actions[0].proposed_to", "no agency"},
		{"action's owner", func(d *assessment.Document) { d.Actions[0].Owner = "x" }, "actions[0].owner", "no agency"},
		{"action's partner", func(d *assessment.Document) { d.Actions[0].Partners[0] = "x" }, "actions[0].partners[0]", "no agency"},
		{"action's day", func(d *assessment.Document) { d.Actions[0].Due = "x" }, "actions[0].due", "YYYY-MM-DD"},
		{"action's state", func(d *assessment.Document) { d.Actions[0].State = "planned" }, "actions[0].state", "proposed, taken, declined, done"},
		{"action's lead days", func(d *assessment.Document) { d.Actions[0].LeadDays = -1 }, "actions[0].lead_days", "-1"},
		{"action's title", func(d *assessment.Document) { d.Actions[0].Title = "a\nb" }, "actions[0].title", "control character"},
		{"action's reason", func(d *assessment.Document) { d.Actions[0].LeadReason = "\x00" }, "actions[0].lead_reason", "control character"},
		{"note's text", func(d *assessment.Document) { d.Notes[0].Text = "\x00" }, "notes[0].text", "control character"},
		{"note twice", func(d *assessment.Document) { d.Notes = append(d.Notes, d.Notes[0]) }, "", ""},
		{"release's time", func(d *assessment.Document) { d.Releases[0].At = "x" }, "releases[0].at", "RFC 3339"},
		{"release about a line break", func(d *assessment.Document) { d.Releases[0].About = "a\nb" }, "releases[0].about", "control character"},
		{"step without id", func(d *assessment.Document) { d.RunSheet[0].ID = "" }, "runsheet[0].id", "has to be given"},
		{"step twice", func(d *assessment.Document) { d.RunSheet = append(d.RunSheet, d.RunSheet[0]) }, "runsheet[1]", "same id"},
		{"step's start", func(d *assessment.Document) { d.RunSheet[0].Start = "9:00" }, "runsheet[0].start", "HH:MM"},
		{"step's minutes", func(d *assessment.Document) { d.RunSheet[0].Minutes = -5 }, "runsheet[0].minutes", "-5"},
		{"step's theme", func(d *assessment.Document) { d.RunSheet[0].Themes[0] = "x" }, "runsheet[0].themes[0]", "no theme"},
		{"step's state", func(d *assessment.Document) { d.RunSheet[0].State = "x" }, "runsheet[0].state", "now, done, skipped"},
	})
}
