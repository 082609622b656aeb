//go:build browser

package main_test

// contacts is the sheet of whom to call.
func (tr *tour) contacts() {
	tr.Helper()
	t, p := tr.trainer, tr.lead
	tr.at(t.person, t.at("/contacts"), "trainer-contacts-none")
	tr.at(p, "/contacts", "contacts-none")
	p.write("#day", "ask inside").follow(`form[action="/contacts"] button`, "/contacts")
	tr.here(p, "contacts-problem")
	p.write("#role", "Duty officer").write("#day", "+999 1 555 0188").write("#night", "112").click(`label:has(#agree)`)
	p.follow(`form[action="/contacts"] button`, "/contacts")
	tr.here(p, "contacts-alone")
	for _, h := range tr.leads {
		h.giveContact()
	}
	p.open("/contacts").follow(`form[action="/contacts/call"] button`, "/contacts#line-emb")
	tr.here(p, "contacts")
	tr.at(p, "/contacts/print", "contacts-print")
	tr.at(t.person, t.at("/contacts"), "trainer-contacts")
	tr.at(t.person, t.at("/contacts/print"), "trainer-contacts-print")
	tr.at(p, "/papers", "papers-numbers")
	tr.at(p, "/lead", "lead")
	tr.at(tr.seat, "/lead", "lead-colleague")
	tr.seat.write("#slip", "ABCD 2345").follow(`form[action="/lead"] button`, "/lead")
	tr.here(tr.seat, "lead-problem")
}
