package assessment

// Format and version of the printed analysis.
const (
	AnalysisFormat  = "electready/analysis"
	AnalysisVersion = 1
)

// Analysis is everything that follows from a document at a round. Its order is
// that of the contract: agencies by id, questions, scenarios, systems and
// principles in bank order.
type Analysis struct {
	Format     string            `json:"format"`
	Version    int               `json:"version"`
	Bank       AnalysedBank      `json:"bank"`
	Workshop   string            `json:"workshop"`
	Round      RoundID           `json:"round"`
	Agencies   []AgencyResult    `json:"agencies"`
	Room       RoomResult        `json:"room"`
	Channels   []ChannelState    `json:"channels"`
	Claims     []TaskResult      `json:"claims"`
	Systems    []SystemResult    `json:"systems"`
	Paths      []PathResult      `json:"paths"`
	Principles []PrincipleResult `json:"principles"`
	Actions    []ActionResult    `json:"actions"`
}

// AnalysedBank names the bank that was used.
type AnalysedBank struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

// ScoreRange is a score with the range it lies in; nil is absent.
type ScoreRange struct {
	Score *Figure `json:"score"`
	Low   *Figure `json:"low"`
	High  *Figure `json:"high"`
}

// AgencyResult is what one agency states about itself.
type AgencyResult struct {
	ID          string        `json:"id"`
	Kind        Kind          `json:"kind"`
	Provisional int           `json:"provisional"` // unconfirmed positions among the asked, unsettled included
	Unsettled   int           `json:"unsettled"`
	Overall     Overall       `json:"overall"`
	Themes      []ThemeResult `json:"themes"`
	Findings    []Finding     `json:"findings"`

	// Positions holds every asked question's position, by question id. It is
	// not printed: pages need it.
	Positions map[string]PositionState `json:"-"`
}

// Overall is the mean of the themes; it stands in the agency's own result and
// nowhere else.
type Overall struct {
	ScoreRange
	Answered   int `json:"answered"` // applicable with any position
	Applicable int `json:"applicable"`
	Unknown    int `json:"unknown"`
	Withheld   int `json:"withheld"`
	Unsettled  int `json:"-"` // not printed
}

// ThemeResult is an agency's score, range and level in a theme.
type ThemeResult struct {
	ID string `json:"id"`
	ScoreRange
	Answered   int             `json:"answered"`
	Applicable int             `json:"applicable"`
	Level      *int            `json:"level"` // lowest known among applicable essentials
	Open       int             `json:"open"`  // applicable essentials without a known level
	HeldBackBy []string        `json:"held_back_by"`
	Sections   []SectionResult `json:"sections"`

	// Unknown, Withheld and Unsettled count applicable positions; not printed.
	Unknown   int `json:"-"`
	Withheld  int `json:"-"`
	Unsettled int `json:"-"`
}

// SectionResult is an agency's score and range in a section.
type SectionResult struct {
	ID string `json:"id"`
	ScoreRange
}

// Cause says why something is a finding.
type Cause string

// Causes in their order.
const (
	CauseGap     Cause = "gap"     // known level below target
	CauseUnknown Cause = "unknown" // essential, and the agency does not know
	CauseSplit   Cause = "split"   // voices two or more apart
)

// Finding is something observed that asks for a next step.
type Finding struct {
	Question string   `json:"question"`
	About    About    `json:"about"`
	Cause    Cause    `json:"cause"`
	Level    *int     `json:"level"` // of a gap only
	Target   int      `json:"target"`
	Priority int      `json:"priority"`
	Steps    []string `json:"steps"`
}

// RoomResult is the room's picture: every question of the set, and the queue.
type RoomResult struct {
	Questions []RoomQuestion `json:"questions"`
	Talk      []string       `json:"talk"`
	Assign    []string       `json:"assign"`
	Orphans   []string       `json:"orphans"`
}

// unsettledCount is the key of the room's counts for unsettled positions.
const unsettledCount = "unsettled"

// RoomQuestion counts the positions of the agencies asked.
type RoomQuestion struct {
	ID         string         `json:"id"`
	Counts     map[string]int `json:"counts"` // each choice and "unsettled"
	Median     *int           `json:"median"` // lower median of the known levels
	Split      bool           `json:"split"`
	Orphan     bool           `json:"orphan"`
	Discussion Figure         `json:"discussion"`

	// Asked is the number of agencies asked, answered or not; not printed.
	Asked int `json:"-"`
}

// ChannelState is the state of an ordered pair of agencies.
type ChannelState struct {
	Type     ChannelType `json:"type"`
	From     string      `json:"from"`
	To       string      `json:"to"`
	State    string      `json:"state"`
	Required bool        `json:"required"`
}

// TaskResult is who leads a task, as the agencies say.
type TaskResult struct {
	Scenario string              `json:"scenario"`
	Task     string              `json:"task"`
	Flags    []string            `json:"flags"`
	Leads    [][]string          `json:"leads"`
	Named    map[string][]string `json:"named"`
}

// SystemResult is what the agencies say of an election system.
type SystemResult struct {
	ID         string   `json:"id"`
	Flags      []string `json:"flags"`
	Owners     []string `json:"owners"`
	Dependents []string `json:"dependents"`
}

// PathResult says whom word reaches from an agency, and how fast: hour, day,
// later, never.
type PathResult struct {
	Type       ChannelType       `json:"type"`
	From       string            `json:"from"`
	Night      bool              `json:"night"`
	Confirmed  map[string]string `json:"confirmed"`
	OnPaper    map[string]string `json:"on_paper"`
	Connectors []string          `json:"connectors"`
}

// PrincipleResult counts the stances on a principle.
type PrincipleResult struct {
	ID          string `json:"id"`
	Support     int    `json:"support"`
	Wording     int    `json:"wording"`
	Reservation int    `json:"reservation"`
	NoMandate   int    `json:"no_mandate"`
}

// ActionResult says whether an action still fits before election day.
type ActionResult struct {
	ID          string  `json:"id"`
	About       Subject `json:"about"`
	Owner       string  `json:"owner"`
	State       string  `json:"state"`
	LeadDays    int     `json:"lead_days"`
	Feasibility *string `json:"feasibility"` // in-time, start-by, too-late
	StartBy     *string `json:"start_by"`
}

// Feasibilities of an action.
const (
	InTime  = "in-time"
	StartBy = "start-by" // within 14 days of the day to start
	TooLate = "too-late"
)
