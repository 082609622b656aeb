package templates

import (
	"slices"

	"electready/assessment"
)

// PagePrinciples and PageSeatPlan are a seat's pages about what the room agrees;
// PageTrainerPrinciples and PageActions are the trainer's.
const (
	PagePrinciples        = "page.principles"
	PageSeatPlan          = "page.plan"
	PageTrainerPrinciples = "principle.page"
	PageActions           = "action.page-trainer"
)

func init() {
	pageHref[PagePrinciples] = "/principles"
	pageHref[PageSeatPlan] = "/plan"
}

// Principles is what an agency says about the common principles. Fields by
// principle: stance-ID, text-ID, named-ID, version-ID, base-ID.
type Principles struct {
	Frame
	Lead     bool // answers; a colleague reads along
	Outer    bool // sees numbers only
	ReadOnly bool
	Items    []PrincipleItem
	Problems []Problem
}

// CanSay reports whether anything can be answered now.
func (v Principles) CanSay() bool {
	for _, i := range v.Items {
		if v.asks(i) {
			return true
		}
	}
	return false
}

// AllClosed reports whether no text is open yet.
func (v Principles) AllClosed() bool {
	return len(v.Items) > 0 && !slices.ContainsFunc(v.Items, func(i PrincipleItem) bool { return i.Stage != assessment.Closed })
}

func (v Principles) asks(i PrincipleItem) bool {
	return v.Lead && !v.ReadOnly && i.Stage == assessment.Open
}

// PrincipleHead is a principle with its text.
type PrincipleHead struct {
	ID      string
	Number  int
	Title   Text // empty: one of the workshop's own
	Text    Text
	Version int
	Stage   assessment.Stage
}

// PrincipleItem is a principle on the page of a seat.
type PrincipleItem struct {
	PrincipleHead
	Said    assessment.Stance // the agency's; empty: nothing said
	Before  string            // the stance on the version before; empty: none
	Typed   assessment.Stance // what stands in the form
	Base    int               // revision of what was said
	Changed *PrincipleText    // the text that was answered, where another one came
	Lost    bool              // what was typed could not be kept: it is shown word for word
	Shared  *PrincipleNumbers // nil: not shown to the room
}

// PrincipleText is a version of a text.
type PrincipleText struct {
	Version int
	Text    Text
}

// PrincipleNumbers are the stances on a principle as they may be shown.
type PrincipleNumbers struct {
	Said   int
	Fewest int // more than 0: hidden, because fewer agencies than that said something
	Counts []StanceCount
	Texts  []StanceText
	Named  []string // names of agencies
}

// StanceCount is how many agencies take a stance.
type StanceCount struct {
	Stance string
	Count  int
}

// StanceText is what an agency wrote for the room; Agency is empty unless its
// lead lets the room see the name.
type StanceText struct {
	Stance string
	Text   string
	Agency string
}

// TrainerPrinciples is where a trainer opens, locks and shows principles. Forms:
// /w/ID/principles (principle repeated, to), /w/ID/principles/choose (principle
// repeated), /w/ID/screen (view).
type TrainerPrinciples struct {
	Frame
	Workshop  string
	ReadOnly  bool
	Items     []TrainerPrinciple
	Choose    []PlanTick
	Problems  []Problem
	OnScreen  string     // the view on the room's screen
	Mark      string     // of the choice
	Meanwhile *Meanwhile // what somebody else chose; nil: nobody did
}

// AnyShown reports whether the room's screen has something to show.
func (v TrainerPrinciples) AnyShown() bool {
	for _, i := range v.Items {
		if i.Stage == assessment.Shown {
			return true
		}
	}
	return false
}

// TrainerPrinciple is a principle on the trainer's page.
type TrainerPrinciple struct {
	PrincipleHead
	Answered, Of int               // agencies
	Lacking      []PrincipleField  // languages of the workshop without a text of this version
	Numbers      *PrincipleNumbers // nil before the lock
}

// View is the view of the room's screen that shows it.
func (p TrainerPrinciple) View() string { return assessment.ViewPrinciples + ":" + p.ID }

// PrincipleEdit is where a trainer writes a text of a principle. Fields:
// text-LANG, same, mark.
type PrincipleEdit struct {
	Frame
	Workshop  string
	ID        string // empty: a new one
	Title     Text   // empty: one of the workshop's own
	Version   int    // that is written
	Fresh     bool   // nobody was asked about it yet
	Lacking   bool   // a language has no text of the current version
	Mark      string
	Texts     []PrincipleField
	Meanwhile *Meanwhile // what stands now, where somebody else wrote; nil: nobody did
	Numbers   *PrincipleNumbers
	Problems  []Problem
}

// PrincipleField is a text in a language.
type PrincipleField struct {
	Lang, Name string
	Value      string
	Earlier    string // the text of an earlier version, where this one has none
}

// PrincipleScreen is the principles on the room's screen: numbers only, and who
// lets itself be named.
type PrincipleScreen struct {
	Frame
	Title string // of the workshop
	Live  Live
	Items []ScreenPrinciple
	One   bool // a single one, with its text
	More  int
}

// ScreenPrinciple is a principle with its numbers; nil before they are shown.
type ScreenPrinciple struct {
	PrincipleHead
	Numbers *PrincipleNumbers
}

// stanceWords are the four stances in their order: what a lead says, and what
// stands beside the number.
var stanceWords = []struct{ value, says, count string }{
	{assessment.StanceSupport, "principle.support", "principle.count-support"},
	{assessment.StanceWording, "principle.wording", "principle.count-wording"},
	{assessment.StanceReservation, "principle.reservation", "principle.count-reservation"},
	{assessment.StanceNoMandate, "principle.no-mandate", "principle.count-no-mandate"},
}

func stanceSays(stance string) string {
	for _, w := range stanceWords {
		if w.value == stance {
			return w.says
		}
	}
	return "principle.not-said"
}

func stanceCount(stance string) string {
	for _, w := range stanceWords {
		if w.value == stance {
			return w.count
		}
	}
	return "principle.not-said"
}

var principleStage = map[assessment.Stage]string{
	assessment.Closed: "principle.stage-closed", assessment.Open: "principle.stage-open",
	assessment.Locked: "principle.stage-locked", assessment.Shown: "principle.stage-shown",
}
