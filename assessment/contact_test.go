package assessment_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

func TestDialled(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		{"+995 32 212 34 56", "+995322123456"},
		{"(032) 212-34-56", "0322123456"},
		{"112", "112"}, // a desk may have a short number
		{"032.212/3456", "0322123456"},
		{"032 212 34 56, ext. 14", "0322123456"},
		{"032 212 34 56 #14", "0322123456"},
		{"032 212 34 56 შიდა 14", "0322123456"},
		{"032\u00a0212–3456", "0322123456"},
		{"12", ""},
		{"the duty officer", ""},
		{"duty@cert.example", ""},
		{"Signal +995 599 12 34 56", ""},
		{"+", ""},
		{"()", ""},
		{"032 212 34 56 or 599 12 34 56 or 599 12 34 57", ""},
		{"0322123456032212345", ""}, // two numbers in one
		{"032 212 34 56 ask for Nino", ""},
		{"", ""},
	} {
		if got := assessment.Dialled(c.line); got != c.want {
			t.Errorf("%q dials %q, want %q", c.line, got, c.want)
		}
	}
}

func TestCheckContact(t *testing.T) {
	t.Parallel()
	good := assessment.Contact{Role: "Duty officer", Day: "+999 1 555 0117", Night: "112", Languages: "English"}
	for _, c := range []struct {
		name   string
		change func(*assessment.Contact)
		agreed bool
		want   []string
	}{
		{"good", func(*assessment.Contact) {}, true, nil},
		{"by day only", func(c *assessment.Contact) { c.Night = "" }, true, nil},
		{"by night only", func(c *assessment.Contact) { c.Day, c.Languages = "", "" }, true, nil},
		{"no line", func(c *assessment.Contact) { c.Day, c.Night = "", "" }, true, []string{"day contact.problem-no-line"}},
		{"nobody to ask for", func(c *assessment.Contact) { c.Role = "" }, true, []string{"role contact.problem-role"}},
		{"no numbers", func(c *assessment.Contact) { c.Day, c.Night = "ask inside", "n/a" }, true, []string{"day contact.problem-line", "night contact.problem-line"}},
		{"not agreed", func(*assessment.Contact) {}, false, []string{"agree contact.problem-agree"}},
		{"at the limits", func(c *assessment.Contact) {
			c.Role, c.Languages = strings.Repeat("ა", assessment.ContactRoleLimit), strings.Repeat("ა", assessment.ContactLanguagesLimit)
		}, true, nil},
		{"too long", func(c *assessment.Contact) {
			c.Role, c.Day = strings.Repeat("ა", assessment.ContactRoleLimit+1), strings.Repeat("1 ", assessment.ContactLineLimit)
			c.Languages = strings.Repeat("ა", assessment.ContactLanguagesLimit+1)
		}, true, []string{"role contact.problem-role-long", "day contact.problem-line-long", "languages contact.problem-languages-long"}},
	} {
		line := good
		c.change(&line)
		var got []string
		for _, f := range assessment.CheckContact(line, c.agreed) {
			got = append(got, f.Field+" "+f.Key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// contactRoom has two agencies of the inner circle that agreed, one that did
// not, and a supplier, of the outer circle, that did.
func contactRoom() (*assessment.Document, assessment.ContactSheet) {
	d := statementRoom("a:emb b:cert c:police d:supplier")
	var s assessment.ContactSheet
	for _, agency := range []string{"a", "b", "d"} {
		s.Lines = append(s.Lines, assessment.Contact{Agency: agency, Role: "Desk of " + agency, Night: "112"})
	}
	s.Calls = []assessment.Call{{By: "a", To: "b", At: "2026-11-24T13:05:00Z"}, {By: "b", To: "a", At: "2026-11-24T13:07:00Z"}, {By: "b", To: "d", At: "2026-11-24T13:09:00Z"}}
	return d, s
}

func TestContactSheetReadBy(t *testing.T) {
	t.Parallel()
	d, s := contactRoom()
	for agency, want := range map[string]struct{ lines, calls string }{
		"a": {"a b d", "a>b b>a"},
		"b": {"a b d", "a>b b>a b>d"},
		"c": {"", ""},     // did not agree
		"d": {"d", "b>d"}, // the outer circle reads its own line, and who called it
		"e": {"", ""},     // never was
	} {
		got := s.ReadBy(d, agency)
		var lines, calls []string
		for _, c := range got.Lines {
			lines = append(lines, c.Agency)
		}
		for _, c := range got.Calls {
			calls = append(calls, c.By+">"+c.To)
		}
		if strings.Join(lines, " ") != want.lines || strings.Join(calls, " ") != want.calls {
			t.Errorf("%s reads %v and %v, want %v", agency, lines, calls, want)
		}
	}
	for i := range d.Agencies {
		if d.Agencies[i].ID == "a" {
			d.Agencies[i].Circle = assessment.Outer
		}
	}
	if got := s.ReadBy(d, "a"); len(got.Lines) != 1 || len(got.Calls) != 1 {
		t.Errorf("taken into the outer circle it reads %+v", got)
	}
	for i := range d.Agencies {
		d.Agencies[i].Left = "2026-11-24T14:00:00Z"
	}
	if got := s.ReadBy(d, "b"); len(got.Lines) > 1 {
		t.Errorf("after it left it reads %+v", got)
	}
}

// The numbers on the three pages stand there where both agreed.
func TestPapersWithContacts(t *testing.T) {
	t.Parallel()
	b, d, _ := paperRoom()
	bare := papersOf(t, b, d, "a")
	s := assessment.ContactSheet{
		Lines: []assessment.Contact{{Agency: "a", Role: "Own desk", Night: "111"}, {Agency: "b", Role: "Their desk", Night: "222"}},
		Calls: []assessment.Call{{By: "a", To: "b", At: "2026-11-24T13:05:00Z"}},
	}
	p := bare.With(s.ReadBy(d, "a"))
	if p.Own == nil || p.Own.Night != "111" {
		t.Errorf("own line %+v", p.Own)
	}
	for _, peer := range p.Peers {
		if has := peer.Line != nil; has != (peer.Agency == "b") {
			t.Errorf("%s has a line: %v", peer.Agency, has)
		}
	}
	if p.Peers[0].Line.Role != "Their desk" || p.Peers[0].Called != "2026-11-24T13:05:00Z" {
		t.Errorf("whom to call: %+v", p.Peers[0])
	}
	if c := papersOf(t, b, d, "c"); !reflect.DeepEqual(c.With(s.ReadBy(d, "c")).Peers, c.Peers) {
		t.Error("an agency that did not agree takes numbers home")
	}
	if bare.Peers[0].Line != nil {
		t.Error("filling in changed the pages that were there")
	}
}
