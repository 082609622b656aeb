package assessment

// Bank is the questionnaire of a version: structure, and prose by language.
// Order is the bank's order everywhere.
type Bank struct {
	ID        string   `json:"id"`
	Version   string   `json:"version"`
	Date      string   `json:"date,omitempty"`
	SHA256    string   `json:"sha256,omitempty"` // of the files it was read from
	Languages []string `json:"languages"`
	Kinds     []Kind   `json:"kinds"`
	Uses      []Use    `json:"uses"`

	Themes     []Theme           `json:"themes"`
	Expected   []ExpectedChannel `json:"expected_channels"`
	Scenarios  []Scenario        `json:"scenarios"`
	Systems    []System          `json:"systems"`
	Principles []Principle       `json:"principles"`
	Signs      []Sign            `json:"signs,omitempty"`
	Sources    []Source          `json:"sources,omitempty"`
	Incidents  []IncidentFact    `json:"incidents,omitempty"`
	Clocks     []Cited           `json:"clocks,omitempty"`
	Facts      []Cited           `json:"facts,omitempty"`
	Defaults   Defaults          `json:"defaults"`

	Prose map[string]*Prose `json:"prose,omitempty"` // by language tag
}

// Defaults are what a new workshop starts with.
type Defaults struct {
	Channels   []ChannelType `json:"channels,omitempty"`
	Scenarios  []string      `json:"scenarios,omitempty"`
	Systems    []string      `json:"systems,omitempty"`
	Principles []string      `json:"principles,omitempty"`
}

// Theme is one of the parts a score is given for.
type Theme struct {
	ID       string    `json:"id"`
	Sections []Section `json:"sections"`
}

// Section is a group of questions within a theme.
type Section struct {
	ID        string     `json:"id"`
	Questions []Question `json:"questions"`
}

// Question asks one observable thing, in five levels.
type Question struct {
	ID        string         `json:"id"`
	About     About          `json:"about"`
	Weight    int            `json:"weight"` // 1 to 3
	Essential bool           `json:"essential"`
	Core      bool           `json:"core"`
	HouseOnly bool           `json:"house_only,omitempty"`
	AppliesTo []Kind         `json:"applies_to"` // empty: all kinds
	Needs     []Use          `json:"needs"`
	Target    int            `json:"target"`
	Sources   []Citation     `json:"sources,omitempty"`
	Incidents []IncidentRef  `json:"incidents,omitempty"`
	Glossary  []string       `json:"glossary,omitempty"`
	Steps     []QuestionStep `json:"steps,omitempty"`
}

// Citation names a source and the place in it that was seen.
type Citation struct {
	Key string `json:"key"`
	At  string `json:"at,omitempty"`
}

// IncidentRef names an incident that shows why a question matters.
type IncidentRef struct {
	Key     string `json:"key"`
	Country string `json:"country"` // ISO 3166 code; off in a workshop of that country
}

// QuestionStep is a first step: "below-N" for what is below level N, or
// "find-out" for what nobody knows.
type QuestionStep struct {
	ID   string `json:"id"`
	Days int    `json:"days"` // lead time
	With []Kind `json:"with,omitempty"`
}

// ExpectedChannel is a channel that every country should have between two
// kinds.
type ExpectedChannel struct {
	Type ChannelType `json:"type"`
	From Kind        `json:"from"`
	To   Kind        `json:"to"`
}

// Scenario is a short story with tasks that somebody has to lead.
type Scenario struct {
	ID       string            `json:"id"`
	Tasks    []string          `json:"tasks"`
	Kinds    []Kind            `json:"kinds,omitempty"`
	Lead     map[string][]Kind `json:"lead,omitempty"` // usual lead by task
	Articles []string          `json:"articles,omitempty"`
	Clocks   []string          `json:"clocks,omitempty"`
	Sources  []Citation        `json:"sources,omitempty"`
}

// System is an election system that agencies may hold a stake in.
type System struct {
	ID      string     `json:"id"`
	Usual   []Kind     `json:"usual,omitempty"`
	Needs   []Use      `json:"needs,omitempty"`
	Sources []Citation `json:"sources,omitempty"`
}

// Principle is a draft common principle of the bank, its version 1.
type Principle struct {
	ID      string     `json:"id"`
	Sources []Citation `json:"sources,omitempty"`
}

// Sign is a state or flag of the statements that has a first step.
type Sign struct {
	ID   string `json:"id"`
	Days int    `json:"days"`
}

// Source is a publication, with what was really read of it.
type Source struct {
	Key       string `json:"key"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Year      int    `json:"year,omitempty"`
	Read      string `json:"read"` // text, part, second-hand, title
}

// IncidentFact is an undisputed incident.
type IncidentFact struct {
	Key     string   `json:"key"`
	Country string   `json:"country"`
	Place   string   `json:"place,omitempty"` // of banks before places stood in every language
	Month   string   `json:"month,omitempty"` // YYYY-MM or YYYY
	Sources []string `json:"sources,omitempty"`
}

// Cited is a line of the clock card or the fact card with its sources.
type Cited struct {
	ID      string   `json:"id"`
	Sources []string `json:"sources,omitempty"`
}

// Prose is the bank's text in one language. What a language lacks is read from
// English by [Bank.Text].
type Prose struct {
	Draft      bool                     `json:"draft,omitempty"` // not yet reviewed by a person
	Themes     map[string]ThemeText     `json:"themes,omitempty"`
	Sections   map[string]string        `json:"sections,omitempty"`
	Questions  map[string]QuestionText  `json:"questions,omitempty"`
	Tasks      map[string]string        `json:"tasks,omitempty"`
	Scenarios  map[string]ScenarioText  `json:"scenarios,omitempty"`
	Systems    map[string]SystemText    `json:"systems,omitempty"`
	Principles map[string]PrincipleText `json:"principles,omitempty"`
	Kinds      map[Kind]string          `json:"kinds,omitempty"`
	ShortKinds map[Kind]string          `json:"short_kinds,omitempty"` // for "Police 2"
	Uses       map[Use]string           `json:"uses,omitempty"`
	Types      map[ChannelType]TypeText `json:"channel_types,omitempty"`
	Channels   map[string]string        `json:"channels,omitempty"` // reason by "type/from/to"
	Glossary   map[string]TermText      `json:"glossary,omitempty"`
	Clocks     map[string]ClockText     `json:"clocks,omitempty"`
	Facts      map[string]string        `json:"facts,omitempty"`
	Signs      map[string]SignText      `json:"signs,omitempty"`
	Places     map[string]string        `json:"places,omitempty"` // of incidents, by key
	Unused     map[string]string        `json:"unused,omitempty"` // why a source is attached to nothing
	Often      map[string]string        `json:"often,omitempty"`  // why a source is attached to very many questions
}

// ThemeText is the prose of a theme.
type ThemeText struct {
	Title string `json:"title"`
	Intro string `json:"intro,omitempty"`
}

// QuestionText is the prose of a question. Levels has five entries.
type QuestionText struct {
	Ask       string            `json:"ask"`
	AskFor    map[Kind]string   `json:"ask_for,omitempty"`
	Why       string            `json:"why,omitempty"`
	Levels    []string          `json:"levels"`
	Evidence  string            `json:"evidence,omitempty"`
	Steps     map[string]string `json:"steps,omitempty"`
	Incidents map[string]string `json:"incidents,omitempty"`
}

// AskOf is the question as an agency of a kind reads it.
func (t QuestionText) AskOf(k Kind) string {
	if turned, ok := t.AskFor[k]; ok && turned != "" {
		return turned
	}
	return t.Ask
}

// ScenarioText is the prose of a scenario.
type ScenarioText struct {
	Title    string   `json:"title"`
	Story    string   `json:"story"`
	Evidence []string `json:"evidence,omitempty"`
}

// SystemText is the prose of a system.
type SystemText struct {
	Name string `json:"name"`
	What string `json:"what,omitempty"`
}

// PrincipleText is the prose of a principle.
type PrincipleText struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// TypeText is the prose of a channel type.
type TypeText struct {
	Name  string `json:"name"`
	Event string `json:"event,omitempty"`
}

// TermText is a term of the glossary in one sentence.
type TermText struct {
	Term string `json:"term"`
	Text string `json:"text"`
}

// ClockText is a line of the clock card.
type ClockText struct {
	Name string `json:"name"`
	Rule string `json:"rule"`
}

// SignText is the first step for a sign.
type SignText struct {
	Step string `json:"step"`
}

// Questions yields every question in the bank's order with its theme and
// section.
func (b *Bank) Questions(yield func(Place, *Question) bool) {
	for t := range b.Themes {
		for s := range b.Themes[t].Sections {
			section := &b.Themes[t].Sections[s]
			for q := range section.Questions {
				place := Place{Theme: b.Themes[t].ID, Section: section.ID}
				if !yield(place, &section.Questions[q]) {
					return
				}
			}
		}
	}
}

// Place is where a question stands in the bank.
type Place struct{ Theme, Section string }

// Question finds a question by id.
func (b *Bank) Question(id string) (Place, *Question, bool) {
	for place, q := range b.Questions {
		if q.ID == id {
			return place, q, true
		}
	}
	return Place{}, nil, false
}

// Theme finds a theme by id.
func (b *Bank) Theme(id string) (*Theme, bool) {
	for i := range b.Themes {
		if b.Themes[i].ID == id {
			return &b.Themes[i], true
		}
	}
	return nil, false
}

// Scenario finds a scenario by id.
func (b *Bank) Scenario(id string) (*Scenario, bool) {
	for i := range b.Scenarios {
		if b.Scenarios[i].ID == id {
			return &b.Scenarios[i], true
		}
	}
	return nil, false
}

// System finds a system by id.
func (b *Bank) System(id string) (*System, bool) {
	for i := range b.Systems {
		if b.Systems[i].ID == id {
			return &b.Systems[i], true
		}
	}
	return nil, false
}

// Reference is the language every other is translated from.
const Reference = "en"

// QuestionText is the prose of a question in a language, and the language it
// is in: the reference where the wanted one has none.
func (b *Bank) QuestionText(id, language string) (QuestionText, string) {
	if p := b.Prose[language]; p != nil {
		if t, ok := p.Questions[id]; ok && t.Ask != "" && len(t.Levels) == TopLevel+1 {
			return t, language
		}
	}
	if p := b.Prose[Reference]; p != nil {
		return p.Questions[id], Reference
	}
	return QuestionText{}, Reference
}
