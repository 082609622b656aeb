package assessment

// Checks of the head of a document and of who is in the room.

func (c *checker) checkHead() {
	d := c.d
	oneOf(c, "format", d.Format, DocumentFormat)
	if d.Version != DocumentVersion {
		c.flaw("version", "%d is not %d, the one this program reads", d.Version, DocumentVersion)
	}
	oneOf(c, "scope", d.Scope, ScopeFull, ScopeRoom, ScopeAgency)
	c.id("id", d.ID)
	c.id("bank.id", d.Bank.ID)
	c.id("bank.version", d.Bank.Version)
	c.line("bank.sha256", d.Bank.SHA256, maxID)
	if c.b != nil {
		c.sameBank("bank", c.b)
	}
	if own := d.Bank.Document; own != nil {
		if own != c.b {
			c.sameBank("bank.document", own)
		}
		c.checkBank("bank.document", own)
	}
}

// sameBank compares a bank with what the document says of its bank. Either
// hash may be left out.
func (c *checker) sameBank(path string, b *Bank) {
	ref := c.d.Bank
	if b.ID != ref.ID || b.Version != ref.Version {
		c.flaw(path, "the document belongs to bank %s of version %s, this is %s of version %s",
			quoted(ref.ID), quoted(ref.Version), quoted(b.ID), quoted(b.Version))
	} else if ref.SHA256 != "" && b.SHA256 != "" && ref.SHA256 != b.SHA256 {
		c.flaw(path, "bank %s of version %s has another content (SHA-256) than the document was made with",
			quoted(ref.ID), quoted(ref.Version))
	}
}

func (c *checker) checkWorkshop() {
	w := &c.d.Workshop
	oneOf(c, "workshop.state", w.State, States...)
	c.line("workshop.title", w.Title, maxLine)
	c.line("workshop.country", w.Country, maxLine)
	c.day("workshop.election_day", w.ElectionDay)
	eachOnce(c, "workshop.languages", w.Languages, c.language)
	oneOf(c, "workshop.question_set", w.QuestionSet, CoreSet, FullSet)
	eachOnce(c, "workshop.uses", w.Uses, func(path string, u Use) { oneOf(c, path, u, Uses...) })
	oneOf(c, "workshop.disclosure", w.Disclosure, Rules...)
	c.line("workshop.custodian", w.Custodian, maxLine)
	eachOnce(c, "workshop.channels", w.Channels, func(path string, t ChannelType) { oneOf(c, path, t, ChannelTypes...) })
	c.checkCounterparts(w.Counterparts)
	eachOnce(c, "workshop.scenarios", w.Scenarios, c.scenario)
	eachOnce(c, "workshop.systems", w.Systems, c.system)
	eachOnce(c, "workshop.chosen_principles", w.ChosenPrinciples, c.principle)
	words := map[string]string{}
	for i, word := range w.Words {
		at := listRow("workshop.words", i)
		c.id(at+".key", word.Key)
		c.text(at+".text", word.Text)
		onlyRow(c, words, word.Key, at, "key")
	}
	c.line("workshop.origin", w.Origin, maxID)
}

func (c *checker) checkCounterparts(list []Counterpart) {
	type key struct {
		agency string
		kind   Kind
	}
	seen := map[key]string{}
	for i, p := range list {
		at := listRow("workshop.counterparts", i)
		c.agency(at+".agency", p.Agency)
		oneOf(c, at+".kind", p.Kind, Kinds...)
		c.agency(at+".peer", p.Peer)
		if kind, ok := c.refs.agencies[p.Peer]; ok && kind != p.Kind {
			c.flaw(at+".peer", "agency %s is of kind %s, not %s", quoted(p.Peer), quoted(string(kind)), quoted(string(p.Kind)))
		}
		onlyRow(c, seen, key{p.Agency, p.Kind}, at, "agency and kind")
	}
}

func (c *checker) checkAgencies() {
	seen := map[string]string{}
	for i, a := range c.d.Agencies {
		at := listRow("agencies", i)
		c.id(at+".id", a.ID)
		oneOf(c, at+".kind", a.Kind, Kinds...)
		c.line(at+".name", a.Name, maxLine)
		c.line(at+".short", a.Short, maxLine)
		c.count(at+".seats", a.Seats, 0)
		oneOfOrNone(c, at+".circle", a.Circle, Inner, Outer)
		c.moment(at+".left", a.Left)
		c.line(at+".origin", a.Origin, maxID)
		onlyRow(c, seen, a.ID, at, "id")
	}
}

func (c *checker) checkRespondents() {
	seen := map[string]string{}
	for i, p := range c.d.Respondents {
		at := listRow("respondents", i)
		c.id(at+".id", p.ID)
		c.agency(at+".agency", p.Agency)
		c.count(at+".seat", p.Seat, 0)
		c.line(at+".name", p.Name, maxLine)
		c.line(at+".origin", p.Origin, maxID)
		onlyRow(c, seen, p.ID, at, "id")
	}
}

func (c *checker) checkRounds() {
	seen := map[RoundID]string{}
	for i, r := range c.d.Rounds {
		at := listRow("rounds", i)
		oneOf(c, at+".id", r.ID, RoundIDs...)
		c.moment(at+".opened", r.Opened)
		c.moment(at+".closed", r.Closed)
		c.line(at+".origin", r.Origin, maxID)
		onlyRow(c, seen, r.ID, at, "id")
	}
}

func (c *checker) checkThemes() {
	type key struct {
		theme string
		round RoundID
	}
	seen := map[key]string{}
	for i, t := range c.d.Themes {
		at := listRow("themes", i)
		c.theme(at+".theme", t.Theme)
		c.round(at+".round", t.Round)
		oneOf(c, at+".state", t.State, Stages...)
		eachOnce(c, at+".questions", t.Questions, func(path, id string) {
			c.question(path, id)
			if theme, ok := c.refs.questions[id]; ok && theme != t.Theme {
				c.flaw(path, "question %s belongs to theme %s", quoted(id), quoted(theme))
			}
		})
		c.moment(at+".opened", t.Opened)
		c.moment(at+".locked", t.Locked)
		c.moment(at+".shown", t.Shown)
		c.line(at+".origin", t.Origin, maxID)
		onlyRow(c, seen, key{t.Theme, t.Round}, at, "theme and round")
	}
}

// checkScope refuses rows that a document of its scope does not hold, so that
// nobody takes in more than the label says.
func (c *checker) checkScope() {
	switch c.d.Scope {
	case ScopeRoom:
		for _, list := range []struct {
			name string
			rows int
		}{{"respondents", len(c.d.Respondents)}, {"answers", len(c.d.Answers)}, {"notes", len(c.d.Notes)}} {
			if list.rows > 0 {
				c.flaw(list.name, "a document of scope room holds none")
			}
		}
	case ScopeAgency:
		first := ""
		for _, owner := range c.owners() {
			if first == "" {
				first = owner.agency
			}
			if owner.agency != first {
				c.flaw(owner.path, "a document of scope agency holds rows of one agency, here of %s and %s",
					quoted(first), quoted(owner.agency))
				return
			}
		}
	}
}

type owned struct{ path, agency string }

// owners lists whose the rows are that belong to one agency.
func (c *checker) owners() []owned {
	var out []owned
	for i, p := range c.d.Respondents {
		out = append(out, owned{listRow("respondents", i), p.Agency})
	}
	for i, p := range c.d.Positions {
		out = append(out, owned{listRow("positions", i), p.Agency})
	}
	for i, s := range c.d.Channels {
		out = append(out, owned{listRow("channels", i), s.Agency})
	}
	for i, s := range c.d.Claims {
		out = append(out, owned{listRow("claims", i), s.Agency})
	}
	for i, s := range c.d.Stakes {
		out = append(out, owned{listRow("stakes", i), s.Agency})
	}
	for i, s := range c.d.Stances {
		out = append(out, owned{listRow("stances", i), s.Agency})
	}
	return out
}
