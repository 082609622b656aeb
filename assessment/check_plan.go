package assessment

import (
	"slices"
	"strings"
	"time"
)

// Checks of what the room wrote down and agreed.

// subjectKinds are what an action may be about.
var subjectKinds = []string{"question", "channel", "claim", "system", "principle"}

func (c *checker) checkOutcomes() {
	for i, o := range c.d.Outcomes {
		at := listRow("outcomes", i)
		c.task(at, o.Scenario, o.Task)
		c.agencyOrNone(at+".agency", o.Agency)
		oneOfOrNone(c, at+".basis", o.Basis, ByLaw, ByPractice)
		c.day(at+".due", o.Due)
		c.line(at+".origin", o.Origin, maxID)
	}
}

func (c *checker) checkActions() {
	seen := map[string]string{}
	for i, a := range c.d.Actions {
		at := listRow("actions", i)
		c.id(at+".id", a.ID)
		c.checkSubject(at+".about", a.About)
		c.line(at+".title", a.Title, maxLine)
		c.agencyOrNone(at+".proposed_to", a.ProposedTo)
		c.agencyOrNone(at+".owner", a.Owner)
		eachOnce(c, at+".partners", a.Partners, c.agency)
		c.day(at+".due", a.Due)
		oneOf(c, at+".state", a.State, ActionProposed, ActionTaken, ActionDeclined, ActionDone)
		c.count(at+".lead_days", a.LeadDays, 0)
		c.text(at+".lead_reason", a.LeadReason)
		c.line(at+".origin", a.Origin, maxID)
		onlyRow(c, seen, a.ID, at, "id")
	}
}

// checkSubject checks what an action is about.
func (c *checker) checkSubject(path string, s Subject) {
	oneOf(c, path+".kind", s.Kind, subjectKinds...)
	switch s.Kind {
	case "question":
		c.question(path+".id", s.ID)
	case "system":
		c.system(path+".id", s.ID)
	case "principle":
		c.principle(path+".id", s.ID)
	default:
		c.id(path+".id", s.ID)
		c.checkLine(path+".id", s.Kind, s.ID)
	}
}

// checkLine checks the parts of an id that names a line, as in [Line]. What is
// made otherwise names no row.
func (c *checker) checkLine(path, kind, about string) {
	switch kind {
	case releasedChannels:
		t, from, to, ok := ChannelAbout(about)
		if !ok || !slices.Contains(ChannelTypes, t) {
			return
		}
		c.agency(path, from)
		c.agency(path, to)
		if from == to {
			c.flaw(path, "a channel from %s to itself", quoted(from))
		}
	case releasedClaims:
		if scenario, task, ok := strings.Cut(about, "/"); ok && !strings.Contains(task, "/") && !c.refs.tasks[[2]string{scenario, task}] {
			c.flaw(path, "there is no task %s of a scenario %s in the bank", quoted(task), quoted(scenario))
		}
	}
}

func (c *checker) checkNotes() {
	for i, n := range c.d.Notes {
		at := listRow("notes", i)
		c.line(at+".kind", n.Kind, maxID)
		c.line(at+".about", n.About, maxLine)
		c.text(at+".text", n.Text)
		c.line(at+".origin", n.Origin, maxID)
	}
}

func (c *checker) checkReleases() {
	for i, r := range c.d.Releases {
		at := listRow("releases", i)
		c.line(at+".kind", r.Kind, maxID)
		c.line(at+".about", r.About, maxLine)
		c.checkLine(at+".about", r.Kind, r.About)
		c.moment(at+".at", r.At)
		c.line(at+".origin", r.Origin, maxID)
	}
}

func (c *checker) checkRunSheet() {
	seen := map[string]string{}
	for i, s := range c.d.RunSheet {
		at := listRow("runsheet", i)
		c.id(at+".id", s.ID)
		c.line(at+".title", s.Title, maxLine)
		if s.Start != "" {
			if _, err := time.Parse("15:04", s.Start); err != nil || len(s.Start) != len("15:04") {
				c.flaw(at+".start", "%s is no time of the form HH:MM", quoted(s.Start))
			}
		}
		c.count(at+".minutes", s.Minutes, 0)
		eachOnce(c, at+".themes", s.Themes, c.theme)
		oneOfOrNone(c, at+".state", s.State, "now", "done", "skipped")
		c.line(at+".origin", s.Origin, maxID)
		onlyRow(c, seen, s.ID, at, "id")
	}
}
