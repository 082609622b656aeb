package templates

import (
	"context"
	"strconv"

	"electready/assessment"
	"electready/assessment/locale"

	"github.com/a-h/templ"
)

// t is a message in the reader's language; args are names and values.
func t(ctx context.Context, key string, args ...any) string {
	return locale.From(ctx).T(key, args...)
}

// n is a message in the plural form of count.
func n(ctx context.Context, key string, count int, args ...any) string {
	return locale.From(ctx).N(key, count, args...)
}

// clock is the time of day, or nothing for a time that is absent.
func clock(ctx context.Context, at Moment) string {
	if at.IsZero() {
		return ""
	}
	return locale.From(ctx).Time(at)
}

// langOf is the language attribute that a text needs, or nothing where it is in
// the language of the page.
func langOf(ctx context.Context, text Text) string {
	if text.Lang == locale.From(ctx).Lang() {
		return ""
	}
	return text.Lang
}

// choiceWord names what a respondent can choose beside the levels.
var choiceWord = map[assessment.Choice]string{
	assessment.Unknown:  "choice.unknown",
	assessment.NotOurs:  "choice.not-ours",
	assessment.Withheld: "choice.withheld",
	"":                  "choice.none",
}

// apart are the choices without a level, in the order of the cards.
var apart = []assessment.Choice{assessment.Unknown, assessment.NotOurs, assessment.Withheld}

// sayChoice is a choice in words: "Level 2", "We do not know".
func sayChoice(ctx context.Context, c assessment.Choice) string {
	if level, ok := c.Level(); ok {
		return t(ctx, "choice.level", "level", level)
	}
	return t(ctx, choiceWord[c])
}

// basisWord names what an answer rests on.
var basisWord = map[string]string{
	"document": "answer.basis-document",
	"practice": "answer.basis-practice",
	"opinion":  "answer.basis-opinion",
}

// bases in the order of the choice.
var bases = []string{"document", "practice", "opinion"}

// whyWord says why an answer changed since the round before.
var whyWord = map[string]string{
	"changed":                "answer.why-changed",
	"learned":                "answer.why-learned",
	"overstated":             "answer.why-overstated",
	"other-person":           "answer.why-other-person",
	"understood-differently": "answer.why-understood-differently",
}

// whys in the order of the choice.
var whys = []string{"changed", "learned", "overstated", "other-person", "understood-differently"}

// again reports whether a round comes after the first one.
func again(r assessment.RoundID) bool { return r != "" && r != assessment.First }

// roundWord names the rounds.
var roundWord = map[assessment.RoundID]string{
	assessment.First:    "common.round-first",
	assessment.Second:   "common.round-second",
	assessment.FollowUp: "common.round-follow-up",
}

// ruleWords are the sentences of a disclosure rule.
type ruleWords struct {
	name    string // the rule in one sentence
	short   string // who sees this, for the margin
	room    string // what the room sees
	trainer string // what the trainer sees
}

var rules = map[assessment.Rule]ruleWords{
	assessment.RuleRoom:    {"rule.room", "rule.room-short", "rule.room-figures", "rule.trainer-private"},
	assessment.RuleNamed:   {"rule.named", "rule.named-short", "rule.room-named", "rule.trainer-private"},
	assessment.RuleTrainer: {"rule.trainer", "rule.trainer-short", "rule.room-figures", "rule.trainer-positions"},
	assessment.RuleOwn:     {"rule.own", "rule.own-short", "rule.room-figures", "rule.trainer-figures"},
}

// problemOf finds the problem of a field.
func problemOf(problems []Problem, field string) *Problem {
	for i := range problems {
		if problems[i].Field == field {
			return &problems[i]
		}
	}
	return nil
}

// dayOf is the day in words, or nothing for a time that is absent.
func dayOf(ctx context.Context, at Moment) string {
	if at.IsZero() {
		return ""
	}
	return locale.From(ctx).Day(at)
}

// seatName is "Police 2", or "Police 1 (lead)".
func seatName(ctx context.Context, short string, number int, lead bool) string {
	if lead {
		return t(ctx, "seat.lead", "short", short, "number", number)
	}
	return t(ctx, "seat.name", "short", short, "number", number)
}

// sayNotice is a notice in words; one that counts takes its plural form.
func sayNotice(ctx context.Context, notice Notice) string {
	for i := 0; i+1 < len(notice.Args); i += 2 {
		if count, ok := notice.Args[i+1].(int); ok && notice.Args[i] == "count" {
			return n(ctx, notice.Key, count, notice.Args...)
		}
	}
	return t(ctx, notice.Key, notice.Args...)
}

// practiceLevels are the states of the practice question.
func practiceLevels(ctx context.Context) []Text {
	keys := []string{
		"practice.level-0", "practice.level-1", "practice.level-2", "practice.level-3", "practice.level-4",
	}
	states := make([]Text, len(keys))
	for i, key := range keys {
		states[i] = Text{Lang: locale.From(ctx).Lang(), Text: t(ctx, key)}
	}
	return states
}

// taskStatus is the state of a part in words, with what was flagged in it.
func taskStatus(ctx context.Context, v TaskPart) string {
	if v.Flagged == 0 {
		return partStatus(ctx, v)
	}
	return t(ctx, "tasks.with-flags", "status", partStatus(ctx, v), "flags", n(ctx, "tasks.flagged", v.Flagged))
}

func partStatus(ctx context.Context, v TaskPart) string {
	switch {
	case v.Questions > 0 && v.Answered >= v.Questions:
		return t(ctx, "tasks.complete", "done", v.Answered, "count", v.Questions)
	case v.Answered > 0:
		return t(ctx, "tasks.in-progress", "done", v.Answered, "count", v.Questions)
	case v.Href == "":
		return n(ctx, "tasks.part-closed", v.Questions)
	case v.Before > 0 && v.Before >= v.Questions:
		return n(ctx, "tasks.as-before", v.Questions)
	}
	return n(ctx, "tasks.not-started", v.Questions)
}

// notOpenWord says why a theme takes no answers.
var notOpenWord = map[assessment.Stage]string{
	"":                "answer.closed",
	assessment.Closed: "answer.closed",
	assessment.Locked: "answer.locked",
	assessment.Shown:  "answer.shown",
}

// partHref is the address of a part.
func partHref(v Questions) string { return "/parts/" + v.Theme + "/" + strconv.Itoa(v.Part) }

// waitingForms are the plural forms of "2 answers wait on this device", for the
// script to choose from.
func waitingForms(ctx context.Context) templ.Attributes {
	attributes := templ.Attributes{}
	for form, text := range locale.From(ctx).Forms("save.waiting") {
		attributes["data-waiting-"+form] = text
	}
	return attributes
}

// backToTasks leads back to the list of questions where the margin has no list
// of pages.
func backToTasks(ctx context.Context, f Frame) marginProps {
	if len(f.Pages) > 1 || f.Seat != nil && f.Seat.Role == RoleObserver {
		return marginProps{Frame: f}
	}
	return marginProps{Frame: f, Back: "/tasks", BackText: t(ctx, "tasks.all")}
}
