package assessment

// partQuestions is how many questions a part holds at the most, unless one
// section alone has more. Three to five linked questions fit on a page.
const partQuestions = 5

// Part is one page of a theme: one or more whole sections that follow each
// other.
type Part struct {
	Theme     string
	Sections  []string
	Questions []string // essential ones first, otherwise in bank order
}

// Parts packs the questions of a theme that workshop w asks of agencies of kind
// k into pages, in bank order. A section is never split, and one without a
// question asked is left out. Sections join the page before them as long as all
// fit. A theme that is not asked, or not in the bank, has no parts.
func Parts(b *Bank, w *Workshop, k Kind, theme string) []Part {
	t, found := b.Theme(theme)
	if !found {
		return nil
	}
	var parts []Part
	var pages [][]*Question
	for i := range t.Sections {
		questions := askedIn(&t.Sections[i], w, k)
		if len(questions) == 0 {
			continue
		}
		last := len(pages) - 1
		if last < 0 || len(pages[last])+len(questions) > partQuestions {
			pages = append(pages, nil)
			parts = append(parts, Part{Theme: theme})
			last++
		}
		pages[last] = append(pages[last], questions...)
		parts[last].Sections = append(parts[last].Sections, t.Sections[i].ID)
	}
	for i := range parts {
		parts[i].Questions = essentialFirst(pages[i])
	}
	return parts
}

// askedIn are the questions of a section that are asked of a kind.
func askedIn(section *Section, w *Workshop, k Kind) []*Question {
	var out []*Question
	for i := range section.Questions {
		if q := &section.Questions[i]; q.AskedOf(w, k) {
			out = append(out, q)
		}
	}
	return out
}

// essentialFirst lists ids: when time runs out, what matters most is answered.
func essentialFirst(questions []*Question) []string {
	ids := make([]string, 0, len(questions))
	for _, essential := range []bool{true, false} {
		for _, q := range questions {
			if q.Essential == essential {
				ids = append(ids, q.ID)
			}
		}
	}
	return ids
}
