package templates

import (
	"context"
	"strconv"

	"electready/assessment"
	"electready/assessment/chart"
)

// stateWord names the states of a workshop.
var stateWord = map[assessment.State]string{
	assessment.Preparing:  "trainer.state-preparing",
	assessment.Running:    "trainer.state-running",
	assessment.HandedOver: "trainer.state-handed-over",
	assessment.Erased:     "trainer.state-erased",
}

// stateAbout says what can be done in a state.
var stateAbout = map[assessment.State]string{
	assessment.Preparing:  "trainer.preparing-text",
	assessment.Running:    "trainer.running-text",
	assessment.HandedOver: "trainer.handed-over-text",
	assessment.Erased:     "trainer.erased-text",
}

// stateSign is the sign of a workshop's state.
func stateSign(s assessment.State) []chart.Shape {
	switch s {
	case assessment.Preparing:
		return chart.Level(0)
	case assessment.Running:
		return chart.Now()
	}
	return chart.Complete()
}

// listWord names the lists of a document.
var listWord = map[string]string{
	"workshop":              "trainer.list-workshop",
	"workshop.counterparts": "trainer.list-counterparts",
	"workshop.words":        "trainer.list-words",
	"agencies":              "trainer.list-agencies",
	"respondents":           "trainer.list-respondents",
	"rounds":                "trainer.list-rounds",
	"themes":                "trainer.list-themes",
	"answers":               "trainer.list-answers",
	"positions":             "trainer.list-positions",
	"channels":              "trainer.list-channels",
	"claims":                "trainer.list-claims",
	"stakes":                "trainer.list-stakes",
	"principles":            "trainer.list-principles",
	"stances":               "trainer.list-stances",
	"outcomes":              "trainer.list-outcomes",
	"actions":               "trainer.list-actions",
	"notes":                 "trainer.list-notes",
	"releases":              "trainer.list-releases",
	"runsheet":              "trainer.list-runsheet",
}

// listName is a list of the document in words, or as the document names it.
func listName(ctx context.Context, list string) string {
	if key, ok := listWord[list]; ok {
		return t(ctx, key)
	}
	return list
}

// importTitle says what came.
func importTitle(ctx context.Context, v ImportDone) string {
	if v.New {
		return t(ctx, "trainer.imported-new", "title", v.Title)
	}
	return t(ctx, "trainer.imported-merged", "title", v.Title)
}

// stageWord says how far a theme is.
var stageWord = map[assessment.Stage]string{
	"":                "trainer.stage-closed",
	assessment.Closed: "trainer.stage-closed",
	assessment.Open:   "trainer.stage-open",
	assessment.Locked: "trainer.stage-locked",
	assessment.Shown:  "trainer.stage-shown",
}

// stageWho says who sees what at a stage.
var stageWho = map[assessment.Stage]string{
	"":                "trainer.sees-closed",
	assessment.Closed: "trainer.sees-closed",
	assessment.Open:   "trainer.sees-open",
	assessment.Locked: "trainer.sees-locked",
	assessment.Shown:  "trainer.sees-shown",
}

// stageSign is the sign of a theme on the seam.
func stageSign(s assessment.Stage) []chart.Shape {
	switch s {
	case assessment.Open:
		return chart.Now()
	case assessment.Locked:
		return chart.Progress(1, 2)
	case assessment.Shown:
		return chart.Complete()
	}
	return chart.Closed()
}

// stageSince is since when a theme is where it is; zero: not known.
func stageSince(v ConsoleTheme) Moment {
	switch v.Stage {
	case assessment.Open:
		return v.Opened
	case assessment.Locked:
		return v.Locked
	case assessment.Shown:
		return v.Shown
	}
	return Moment{}
}

// move is a step that a theme may take next.
type move struct {
	to   assessment.Stage
	key  string // message of the button
	kind string // of the button
}

// movesOf are the steps a theme may take, the usual one first.
func movesOf(s assessment.Stage) []move {
	switch s {
	case assessment.Open:
		return []move{{assessment.Locked, "trainer.lock", ""}}
	case assessment.Locked:
		return []move{{assessment.Shown, "trainer.show", ""}, {assessment.Open, "trainer.reopen", "plain"}}
	case assessment.Shown:
		return nil
	}
	return []move{{assessment.Open, "trainer.open", "second"}}
}

// moveID is the id of the form that moves a theme.
func moveID(v ConsoleTheme, m move) string { return "move-" + v.ID + "-" + string(m.to) }

// together are the steps that several themes can take at once.
var together = []move{
	{assessment.Open, "trainer.together-open", "second"},
	{assessment.Locked, "trainer.together-lock", "second"},
	{assessment.Shown, "trainer.together-show", "second"},
}

// themeLine is "Theme 3. Coordination and joint response" in one string.
func themeLine(ctx context.Context, v ConsoleTheme) string {
	return t(ctx, "common.theme", "number", strconv.Itoa(v.Number)) + " " + v.Title.Text
}

// movable are the themes that can still take a step.
func movable(themes []ConsoleTheme) []ConsoleTheme {
	var out []ConsoleTheme
	for _, v := range themes {
		if v.Stage != assessment.Shown {
			out = append(out, v)
		}
	}
	return out
}

// hasFigures reports whether a theme is far enough for figures.
func hasFigures(v ConsoleTheme) bool { return v.Stage.Readable() }

// ruleWord names a rule in a few words.
var ruleWord = map[assessment.Rule]string{
	assessment.RuleRoom:    "trainer.rule-room",
	assessment.RuleNamed:   "trainer.rule-named",
	assessment.RuleTrainer: "trainer.rule-trainer",
	assessment.RuleOwn:     "trainer.rule-own",
}

// deedWord says in words what the trail keeps.
var deedWord = map[string]string{
	assessment.Withdrew:        "receipt.deed-withdrew",
	"created":                  "trainer.deed-created",
	"changed":                  "trainer.deed-changed",
	"started":                  "trainer.deed-started",
	"run-sheet":                "sheet.deed-changed",
	"queue":                    "queue.deed-queue",
	"notes":                    "queue.deed-notes",
	"pause":                    "sheet.deed-pause",
	"pause ended":              "sheet.deed-pause-ended",
	"imported":                 "trainer.deed-imported",
	"merged":                   "trainer.deed-merged",
	"added agency":             "trainer.deed-added-agency",
	"changed agency":           "trainer.deed-changed-agency",
	"agency left":              "trainer.deed-agency-left",
	"renewed card":             "trainer.deed-renewed-card",
	"renewed slip":             "trainer.deed-renewed-slip",
	"renewed personal code":    "trainer.deed-renewed-personal",
	"opened in private":        "trainer.deed-opened",
	"themes open":              "trainer.deed-themes-open",
	"themes locked":            "trainer.deed-themes-locked",
	"themes shown":             "trainer.deed-themes-shown",
	"room's screen":            "trainer.deed-screen",
	"set aside":                "trainer.deed-aside",
	"took back":                "trainer.deed-back",
	"became lead":              "trainer.deed-lead",
	"changed an action":        "trainer.deed-action-changed",
	"took back a proposal":     "trainer.deed-action-withdrawn",
	"chose principles":         "trainer.deed-principles-chosen",
	"wrote a principle":        "trainer.deed-principle-written",
	"principles open":          "trainer.deed-principles-open",
	"principles locked":        "trainer.deed-principles-locked",
	"principles shown":         "trainer.deed-principles-shown",
	"opened second round":      "trainer.deed-second",
	"opened follow-up":         "trainer.deed-follow-up",
	"took a round back":        "trainer.deed-round-back",
	"erased":                   "trainer.deed-erased",
	"statements open":          "relation.deed-open",
	"statements locked":        "relation.deed-locked",
	"statements shown":         "relation.deed-shown",
	"held a line":              "relation.deed-held",
	"wrote down an outcome":    "relation.deed-outcome",
	"proposed an action":       "relation.deed-action",
	"merged agency":            "relation.deed-merged-agency",
	"exported room":            "trainer.deed-exported-room",
	"exported agency":          "trainer.deed-exported-agency",
	"exported full":            "trainer.deed-exported-full",
	"changed words":            "local.deed",
	"took seat on paper":       "onpaper.deed-seat",
	"typed in from paper":      "onpaper.deed-typed",
	"made link":                "ending.deed-made-link",
	"ended link":               "ending.deed-ended-link",
	"handed out":               "ending.deed-handed-out",
	"handed over":              "ending.deed-handed-over",
	"opened again":             "ending.deed-opened-again",
	"invited a trainer":        "team.deed-invited",
	"joined as trainer":        "team.deed-joined",
	"ended an invitation":      "team.deed-ended",
	"ended a trainer's access": "team.deed-access",

	"served without encryption": "trainer.deed-plain-http",
}

// sayDeed is a deed in words, or as the store wrote it.
func sayDeed(ctx context.Context, deed string) string {
	if key, ok := deedWord[deed]; ok {
		return t(ctx, key)
	}
	return deed
}

// roleWord names who acted.
var roleWord = map[assessment.Role]string{
	assessment.TrainerRole:    "trainer.role-trainer",
	assessment.OperatorRole:   "trainer.role-operator",
	assessment.LeadRole:       "trainer.role-lead",
	assessment.RespondentRole: "trainer.role-respondent",
	assessment.ObserverRole:   "trainer.role-observer",
	assessment.ScreenRole:     "ending.role-screen",
	assessment.Visitor:        "trainer.role-visitor",
}

// planTitle is the title of the plan.
func planTitle(ctx context.Context, v Plan) string {
	if v.Workshop == "" {
		return t(ctx, "trainer.plan-new")
	}
	return t(ctx, "trainer.plan-change")
}

// planSave is the button that keeps the plan.
func planSave(ctx context.Context, v Plan) string {
	if v.Workshop == "" {
		return t(ctx, "trainer.plan-create")
	}
	return t(ctx, "trainer.plan-save")
}

// planHref is where the plan is posted to.
func planHref(v Plan) string {
	if v.Workshop == "" {
		return "/trainer/new"
	}
	return "/w/" + v.Workshop + "/plan"
}

// planMargin is the margin of the plan: the way back before there is a
// workshop, its pages after.
func planMargin(ctx context.Context, v Plan) marginProps {
	if v.Workshop == "" {
		return marginProps{Frame: v.Frame, Back: "/trainer", BackText: t(ctx, "trainer.workshops-all")}
	}
	return marginProps{Frame: v.Frame}
}

// showHref is the page of a theme.
func showHref(workshop, theme string) string { return "/w/" + workshop + "/themes/" + theme }

// screenHref is the room's screen.
func screenHref(workshop string) string { return "/w/" + workshop + "/screen" }

// seatsOf is "seats of 15 agencies"; the number of seats stands before it.
func seatsOf(ctx context.Context, v Console) string {
	return n(ctx, "trainer.seats-taken", v.Taken, "agencies", n(ctx, "trainer.of-agencies", len(v.Agencies)))
}
