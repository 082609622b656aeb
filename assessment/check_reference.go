package assessment

// references are what rows may refer to.
type references struct {
	agencies    map[string]Kind
	respondents map[string]bool
	rounds      map[RoundID]bool
	themes      map[string]bool
	questions   map[string]string // theme by question
	tasks       map[[2]string]bool
	scenarios   map[string]bool
	systems     map[string]bool
	principles  map[string]map[int]bool // versions by principle
}

func (c *checker) collectReferences() {
	r := references{
		agencies: map[string]Kind{}, respondents: map[string]bool{}, rounds: map[RoundID]bool{},
		themes: map[string]bool{}, questions: map[string]string{}, tasks: map[[2]string]bool{},
		scenarios: map[string]bool{}, systems: map[string]bool{}, principles: map[string]map[int]bool{},
	}
	for _, a := range c.d.Agencies {
		r.agencies[a.ID] = a.Kind
	}
	for _, p := range c.d.Respondents {
		r.respondents[p.ID] = true
	}
	for _, round := range c.d.Rounds {
		r.rounds[round.ID] = true
	}
	for _, t := range c.b.Themes {
		r.themes[t.ID] = true
	}
	for place, q := range c.b.Questions {
		r.questions[q.ID] = place.Theme
	}
	for _, s := range c.b.Scenarios {
		r.scenarios[s.ID] = true
		for _, t := range s.Tasks {
			r.tasks[[2]string{s.ID, t}] = true
		}
	}
	for _, s := range c.b.Systems {
		r.systems[s.ID] = true
	}
	for _, p := range c.b.Principles {
		r.principles[p.ID] = map[int]bool{1: true}
	}
	for _, p := range c.d.Principles {
		if r.principles[p.ID] == nil {
			r.principles[p.ID] = map[int]bool{}
		}
		r.principles[p.ID][p.Version] = true
	}
	c.refs = r
}

func (c *checker) agency(path, id string) {
	if _, ok := c.refs.agencies[id]; !ok {
		c.flaw(path, "there is no agency %s in the document", quoted(id))
	}
}

func (c *checker) agencyOrNone(path, id string) {
	if id != "" {
		c.agency(path, id)
	}
}

func (c *checker) respondentOrNone(path, id string) {
	if id != "" && !c.refs.respondents[id] {
		c.flaw(path, "there is no respondent %s in the document", quoted(id))
	}
}

func (c *checker) round(path string, r RoundID) {
	if !c.refs.rounds[r] {
		c.flaw(path, "there is no round %s in the document", quoted(string(r)))
	}
}

func (c *checker) question(path, id string) {
	if _, ok := c.refs.questions[id]; !ok {
		c.flaw(path, "there is no question %s in the bank", quoted(id))
	}
}

func (c *checker) theme(path, id string) {
	if !c.refs.themes[id] {
		c.flaw(path, "there is no theme %s in the bank", quoted(id))
	}
}

func (c *checker) scenario(path, id string) {
	if !c.refs.scenarios[id] {
		c.flaw(path, "there is no scenario %s in the bank", quoted(id))
	}
}

func (c *checker) task(path, scenario, task string) {
	if !c.refs.scenarios[scenario] {
		c.scenario(path+".scenario", scenario)
	} else if !c.refs.tasks[[2]string{scenario, task}] {
		c.flaw(path+".task", "scenario %s has no task %s in the bank", quoted(scenario), quoted(task))
	}
}

func (c *checker) system(path, id string) {
	if !c.refs.systems[id] {
		c.flaw(path, "there is no system %s in the bank", quoted(id))
	}
}

func (c *checker) principle(path, id string) {
	if c.refs.principles[id] == nil {
		c.flaw(path, "there is no principle %s in the bank or in the document", quoted(id))
	}
}

// stated checks what every statement says of its making.
func (c *checker) stated(path string, s Stated) {
	c.round(path+".round", s.RoundOf())
	c.respondentOrNone(path+".respondent", s.Respondent)
	c.count(path+".revision", s.Revision, 0)
	c.moment(path+".at", s.At)
	c.line(path+".origin", s.Origin, maxID)
}
