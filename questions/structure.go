package questions

import "electready/assessment"

// bankName is the file that names the parts of a bank.
const bankName = "bank.yaml"

// limits are what bank.yaml says about the bank's own size; they belong to the
// check, not to the domain.
type limits struct {
	themes     []string
	leastCore  int
	outerKinds []assessment.Kind
	types      []assessment.ChannelType
}

func (r *reading) readBank() {
	var f bankFile
	if !r.decode(bankName, &f) {
		r.problem(bankName, "", "the file is missing", "name a folder that holds a bank")
	}
	r.limits = limits{themes: f.Themes, leastCore: f.LeastCore, outerKinds: f.OuterKinds, types: f.ChannelTypes}
	r.bank = assessment.Bank{
		ID:        f.ID,
		Version:   f.Version,
		Date:      f.Date,
		Kinds:     f.Kinds,
		Uses:      f.Uses,
		Expected:  f.Expected,
		Signs:     f.Signs,
		Sources:   f.Sources,
		Incidents: f.Incidents,
		Clocks:    f.Clocks,
		Facts:     f.Facts,
		Defaults: assessment.Defaults{
			Channels:   f.DefaultTypes,
			Scenarios:  f.DefaultScenario,
			Systems:    f.DefaultSystem,
			Principles: f.DefaultPrinc,
		},
	}
}

func (r *reading) readThemes() {
	for _, id := range r.limits.themes {
		var f themeFile
		file := themeFileName(id)
		if !r.decode(file, &f) {
			r.problem(bankName, "themes", "theme "+id+" has no file", "write "+file+" or take the theme out of the list")
			continue
		}
		if f.Theme != id {
			r.problem(file, "theme", "the theme’s id is not the name of its file", "write theme: "+id)
		}
		theme := assessment.Theme{ID: id}
		for _, s := range f.Sections {
			section := assessment.Section{ID: s.ID}
			for _, q := range s.Questions {
				r.verifySet(file, s.ID, q)
				section.Questions = append(section.Questions, q.question())
			}
			theme.Sections = append(theme.Sections, section)
		}
		r.bank.Themes = append(r.bank.Themes, theme)
	}
}

func themeFileName(theme string) string { return "theme/" + theme + ".yaml" }

// questionPlace is the path of a question in the file of its theme.
func questionPlace(section, question string) string {
	return "sections/" + section + "/questions/" + question
}

// Scenarios, systems and principles may be left out of a bank that only asks.

func (r *reading) readScenarios() {
	var f scenarioFile
	r.decode(scenarioName, &f)
	r.bank.Scenarios = f.Scenarios
}

func (r *reading) readSystems() {
	var f systemFile
	r.decode(systemName, &f)
	r.bank.Systems = f.Systems
}

func (r *reading) readPrinciples() {
	var f principleFile
	r.decode(principleName, &f)
	r.bank.Principles = f.Principles
}

const (
	scenarioName  = "theme/scenario.yaml"
	systemName    = "theme/system.yaml"
	principleName = "theme/principle.yaml"
)
