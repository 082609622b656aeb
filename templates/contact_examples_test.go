package templates

import "regexp"

// contactExamples are the contact sheet as leads see it, and on paper.
func contactExamples() []example {
	line := func(id, agency, role, day, night, languages string) ContactLine {
		return ContactLine{ID: id, Agency: agency, Role: role, Day: Phone{day, day}, Night: Phone{night, night}, Languages: languages, Mark: "a1b2"}
	}
	own := line("police", "Cybercrime police", "Duty officer", "", "+99915550188", "Georgian")
	called := line("cert", "National CERT", "Officer <on call>", "+99915550117", "112", "Georgian, English")
	called.Called = &ContactCall{At: at(13, 5), Today: true}
	before := line("emb", "Election commission", "Duty desk, results centre", "+99915550101", "+99915550102", "")
	before.Called = &ContactCall{At: at(13, 5)}
	lines := []ContactLine{before, called, line("media", "Media regulator", "Head of monitoring", "0322 12 34 56, ext. 4", "", "Georgian")}
	lines[2].Day.Dialled = ""

	fresh := Contacts{Frame: policeLead("/contacts", PageContacts), Inner: true}
	outer := fresh
	outer.Inner = false
	bad := fresh
	bad.Form = ContactForm{Role: "", Day: "ask inside", Languages: "Georgian"}
	bad.Problems = []Problem{{Field: "role", Key: "contact.problem-role"}, {Field: "day", Key: "contact.problem-line"}, {Field: "agree", Key: "contact.problem-agree"}}
	alone := fresh
	alone.Own, alone.Form = &own, ContactForm{Role: own.Role, Night: own.Night.Text}
	full := alone
	answered := own
	answered.Callers = []ContactCall{{By: "National CERT", At: at(13, 7), Today: true}, {By: "Election commission", At: at(13, 9)}}
	full.Own, full.Lines = &answered, lines
	changing := full
	changing.Form.Night = "soon"
	changing.Problems = []Problem{{Field: "night", Key: "contact.problem-line"}}
	guest := outer
	guest.Own = &answered
	over := full
	over.ReadOnly = true
	late := fresh
	late.ReadOnly = true
	sheet := ContactSheet{
		Frame: policeLead("/contacts/print", PageContacts), Back: "/contacts", Agency: "Cybercrime police", Own: own.ID, Workshop: workshopTitle,
		Day: at(9, 0), Election: at(9, 0), Lines: append(lines, own),
	}
	return []example{
		{"page-contacts-fresh", ContactsPage(fresh)},
		{"page-contacts-outer", ContactsPage(outer)},
		{"page-contacts-problem", ContactsPage(bad)},
		{"page-contacts-alone", ContactsPage(alone)},
		{"page-contacts", ContactsPage(full)},
		{"page-contacts-changing", ContactsPage(changing)},
		{"page-contacts-guest", ContactsPage(guest)},
		{"page-contacts-over", ContactsPage(over)},
		{"page-contacts-late", ContactsPage(late)},
		{"page-contacts-print", ContactSheetPage(sheet)},
	}
}

// trainerContactExamples are the contact sheet as a trainer sees it.
func trainerContactExamples() []example {
	v := TrainerContacts{Frame: conducting(PageContacts, "/contacts"), Workshop: exampleWorkshop, Without: []string{"Media regulator", "Data protection"}}
	full := v
	full.Lines = []ContactLine{{
		ID: "cert", Agency: "National CERT", Role: "Officer on call", Night: Phone{"112", "112"},
		Callers: []ContactCall{{By: "Cybercrime police", At: at(13, 5), Today: true}, {By: "Election commission", At: at(13, 9)}},
	}, {ID: "police", Agency: "Cybercrime police", Role: "Duty officer", Day: Phone{"+99915550188", "+99915550188"}}}
	sheet := ContactSheet{Frame: v.Frame, Back: "/w/" + exampleWorkshop + "/contacts", Workshop: workshopTitle, Day: at(9, 0), Lines: full.Lines}
	none := sheet
	none.Lines = nil
	return []example{
		{"page-trainer-contacts-0", TrainerContactsPage(v)},
		{"page-trainer-contacts", TrainerContactsPage(full)},
		{"page-trainer-contacts-print", ContactSheetPage(sheet)},
		{"page-trainer-contacts-print-0", ContactSheetPage(none)},
	}
}

// Addresses of the contact sheet, and numbers that a telephone dials.
func init() {
	also := func(known *regexp.Regexp, more string) *regexp.Regexp {
		return regexp.MustCompile(known.String() + `|^(` + more + `)$`)
	}
	linked = also(linked, `/contacts(/print)?|tel:\+?[0-9]+`)
	posted = also(posted, `/contacts(/call)?`)
	trainerLinked = also(trainerLinked, `/w/[a-z0-9-]+/contacts(/print)?|tel:\+?[0-9]+`)
	trainerPosted = also(trainerPosted, `/w/[a-z0-9-]+/contacts`)
}
