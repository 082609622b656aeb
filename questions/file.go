package questions

import "electready/assessment"

// The shapes of the YAML files. Domain types are read as they are where every
// key is the field's name in small letters, which is how the YAML reader names
// a field without a tag; the others have a shape here.

type bankFile struct {
	ID              string
	Version         string
	Date            string
	Themes          []string
	LeastCore       int `yaml:"least_core"` // core questions that every kind but civil society meets
	Kinds           []assessment.Kind
	OuterKinds      []assessment.Kind `yaml:"outer_kinds"`
	Uses            []assessment.Use
	ChannelTypes    []assessment.ChannelType     `yaml:"channel_types"`
	DefaultTypes    []assessment.ChannelType     `yaml:"default_channel_types"`
	Expected        []assessment.ExpectedChannel `yaml:"expected_channels"`
	DefaultScenario []string                     `yaml:"default_scenarios"`
	DefaultSystem   []string                     `yaml:"default_systems"`
	DefaultPrinc    []string                     `yaml:"default_principles"`
	Clocks          []assessment.Cited
	Facts           []assessment.Cited
	Signs           []assessment.Sign
	Sources         []assessment.Source
	Incidents       []assessment.IncidentFact
}

type themeFile struct {
	Theme    string
	Sections []struct {
		ID        string
		Questions []questionShape
	}
}

type questionShape struct {
	ID        string
	About     assessment.About
	Weight    int
	Essential bool
	Set       assessment.QuestionSet
	HouseOnly bool              `yaml:"house_only"`
	AppliesTo []assessment.Kind `yaml:"applies_to"`
	Needs     []assessment.Use
	Target    int
	Sources   []assessment.Citation
	Incidents []assessment.IncidentRef
	Glossary  []string
	Steps     []assessment.QuestionStep
}

func (q questionShape) question() assessment.Question {
	return assessment.Question{
		ID:        q.ID,
		About:     q.About,
		Weight:    q.Weight,
		Essential: q.Essential,
		Core:      q.Set == assessment.CoreSet,
		HouseOnly: q.HouseOnly,
		AppliesTo: q.AppliesTo,
		Needs:     q.Needs,
		Target:    q.Target,
		Sources:   q.Sources,
		Incidents: q.Incidents,
		Glossary:  q.Glossary,
		Steps:     q.Steps,
	}
}

type scenarioFile struct{ Scenarios []assessment.Scenario }

type systemFile struct{ Systems []assessment.System }

type principleFile struct{ Principles []assessment.Principle }

// header stands at the top of every file of prose.
type header struct {
	Status   string
	Reviewer string
	Date     string
}

type bankProse struct {
	header   `yaml:",inline"`
	Kinds    map[assessment.Kind]string
	Short    map[assessment.Kind]string `yaml:"short_kinds"`
	Uses     map[assessment.Use]string
	Types    map[assessment.ChannelType]assessment.TypeText `yaml:"channel_types"`
	Channels map[string]string
	Clocks   map[string]assessment.ClockText
	Facts    map[string]string
	Signs    map[string]assessment.SignText
	Glossary map[string]assessment.TermText
	Places   map[string]string // of incidents
	Unused   map[string]string // why a source is attached to nothing
	Often    map[string]string // why a source is attached to very many questions
}

type themeProse struct {
	header    `yaml:",inline"`
	Title     string
	Intro     string
	Sections  map[string]string
	Questions map[string]questionProse
}

// questionProse has the fields of [assessment.QuestionText] in the same order
// and is converted to it.
type questionProse struct {
	Ask       string
	AskFor    map[assessment.Kind]string `yaml:"ask_for"`
	Why       string
	Levels    []string
	Evidence  string
	Steps     map[string]string
	Incidents map[string]string
}

type scenarioProse struct {
	header    `yaml:",inline"`
	Tasks     map[string]string
	Scenarios map[string]assessment.ScenarioText
}

type systemProse struct {
	header  `yaml:",inline"`
	Systems map[string]assessment.SystemText
}

type principleProse struct {
	header     `yaml:",inline"`
	Principles map[string]assessment.PrincipleText
}
