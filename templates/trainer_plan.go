package templates

import "electready/assessment"

// Plan is the form of a workshop. Posted to /trainer/new, or to /w/{id}/plan
// where it is there already. Three buttons: save, preview (figures the counts
// again) and more (adds a row of the kind in more-kind); each comes back with
// everything that was typed.
//
// Fields: title, country, day (YYYY-MM-DD), language (repeated), set, use
// (repeated), rule, statements (1 or 0), custodian, address, rows (how many
// rows of agencies there are, from 0), and for each row N agency-N (1: comes),
// kind-N, name-N, short-N, seats-N.
type Plan struct {
	Frame
	Workshop string // id; empty: not made yet
	// Fixed: the first answer was given, so set, uses, rule, statements and
	// custodian stay; their fields are not sent.
	Fixed bool

	Title     string
	Country   string // a name, or the ISO 3166 code of two letters
	Day       string // as typed
	Languages []PlanLanguage
	Set       assessment.QuestionSet
	Core      int // questions of the set
	Full      int
	Uses      []PlanUse

	Rules      []PlanRule
	Rule       assessment.Rule
	Counted    int // agencies that the counts are made with
	Fewest     int // agencies a figure needs
	Statements bool
	Custodian  string // empty: nobody
	Address    string // on the cards

	// Agencies are the rows of a workshop that is not made yet; then they have
	// a page of their own.
	Agencies []PlanAgency
	Kinds    []KindOption
	MoreKind assessment.Kind // chosen for another row
	Each     *PlanEach       // of a workshop that is there; nil for a new one
	Problems []Problem       // fields: as above; agencies for the whole table

	Mark      string     // of a workshop that is there
	Meanwhile *Meanwhile // what somebody else saved; nil: nobody did
}

// PlanLanguage is a language that pages can be read in.
type PlanLanguage struct {
	Tag    string
	On     bool
	Drafts bool // its texts were not reviewed by a person
}

// PlanUse is something a country may use.
type PlanUse struct {
	ID   assessment.Use
	Name Text
	On   bool
}

// PlanRule is a disclosure rule with what would be visible under it.
type PlanRule struct {
	Rule    assessment.Rule
	Visible int
	Of      int
}

// PlanAgency is a row of the table of agencies, as typed.
type PlanAgency struct {
	Kind     assessment.Kind
	KindName Text
	On       bool
	Name     string
	Short    string
	Seats    string
}

// KindOption is a kind of agency to choose.
type KindOption struct {
	Kind assessment.Kind
	Name Text
}

// Problems of the plan and of an agency.
const (
	ProblemTitle         = "trainer.problem-title"
	ProblemLineLong      = "trainer.problem-line-long" // args: limit
	ProblemDay           = "trainer.problem-day"
	ProblemLanguages     = "trainer.problem-languages"
	ProblemSet           = "trainer.problem-set"
	ProblemRule          = "trainer.problem-rule"
	ProblemAgencies      = "trainer.problem-agencies" // none was chosen
	ProblemAgencyName    = "trainer.problem-agency-name"
	ProblemAgencyShort   = "trainer.problem-agency-short"
	ProblemAgencySame    = "trainer.problem-agency-same"  // two have this short name
	ProblemAgencySeats   = "trainer.problem-agency-seats" // args: limit
	ProblemAgencyKind    = "trainer.problem-agency-kind"
	ProblemAgencyConfirm = "trainer.problem-agency-confirm" // args: short
	ProblemPlanFixed     = "trainer.problem-plan-fixed"
)
