package templates

import (
	"context"
	"slices"

	"electready/assessment"
	"electready/assessment/locale"
)

// principlesLead asks those who can answer, and lets the others read.
func principlesLead(v Principles) string {
	if v.CanSay() {
		return "principle.lead"
	}
	return "principle.lead-read"
}

// principlesSaved counts the open texts about which the agency has said
// something.
func principlesSaved(ctx context.Context, v Principles) string {
	done, of := 0, 0
	for _, i := range v.Items {
		if !v.asks(i) {
			continue
		}
		if of++; i.Said.Stance != "" {
			done++
		}
	}
	return t(ctx, "principle.saved", "done", done, "count", of)
}

func principleEditTitle(v PrincipleEdit) string {
	switch {
	case v.ID == "":
		return "principle.edit-own"
	case v.Fresh, v.Lacking:
		return "principle.change-text"
	}
	return "principle.edit-title"
}

func principleEditLead(ctx context.Context, v PrincipleEdit) string {
	switch {
	case v.ID == "":
		return ""
	case v.Fresh:
		return t(ctx, "principle.edit-fresh")
	case v.Lacking:
		return t(ctx, "principle.edit-lacking")
	}
	return t(ctx, "principle.edit-lead")
}

// principleEditHint is how texts in several languages hang together.
func principleEditHint(v PrincipleEdit) string {
	if v.ID == "" || v.Fresh {
		return "principle.edit-hint-own"
	}
	return "principle.edit-hint"
}

func principleEditSave(ctx context.Context, v PrincipleEdit) string {
	if v.ID == "" || v.Fresh || v.Lacking {
		return t(ctx, "principle.edit-save-fresh")
	}
	return t(ctx, "principle.edit-save", "number", v.Version)
}

// sayUntranslated says in which language a text stands, where that is not the
// reader's.
func sayUntranslated(ctx context.Context, x Text) string {
	lang := langOf(ctx, x)
	if lang == "" {
		return ""
	}
	return t(ctx, "principle.untranslated", "language", locale.Name(lang))
}

// lackingNames are the languages without a text of the version.
func lackingNames(ctx context.Context, lacking []PrincipleField) string {
	var names []string
	for _, x := range lacking {
		names = append(names, x.Name)
	}
	return listed(ctx, names)
}

// principleAddress is the end of the address of a principle's text.
func principleAddress(id string) string {
	if id == "" {
		return "new"
	}
	return id
}

// screenStage says why the room's screen has no numbers of a principle.
func screenStage(s assessment.Stage) string {
	if s == assessment.Locked {
		return "principle.screen-locked"
	}
	return "principle.screen-open"
}

// NoticePrinciples are the notices of principles that were moved, by where they
// are now.
var NoticePrinciples = map[assessment.Stage]string{
	assessment.Open:   "principle.notice-open",
	assessment.Locked: "principle.notice-locked",
	assessment.Shown:  "principle.notice-shown",
}

// nextStep is the step that most of the page waits for: what is closed opens
// first, what is open is locked.
func nextStep(v TrainerPrinciples) assessment.Stage {
	next := assessment.Shown
	for _, item := range v.Items {
		switch item.Stage {
		case assessment.Closed:
			return assessment.Open
		case assessment.Open:
			next = assessment.Locked
		}
	}
	return next
}

// waits reports whether a text of the page can take a step.
func (v TrainerPrinciples) waits(to assessment.Stage) bool {
	return slices.ContainsFunc(v.Items, func(i TrainerPrinciple) bool { return i.Stage.MayBecome(to) })
}

// steps reports whether any step can be taken.
func (v TrainerPrinciples) steps() bool {
	return slices.ContainsFunc(principleSteps, func(s principleStep) bool { return v.waits(s.to) })
}

// principleSteps are the steps that principles take together, with their buttons.
var principleSteps = []principleStep{{assessment.Open, "principle.open"}, {assessment.Locked, "principle.lock"}, {assessment.Shown, "principle.show"}}

type principleStep struct {
	to  assessment.Stage
	key string
}
