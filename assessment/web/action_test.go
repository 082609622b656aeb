package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/xuri/excelize/v2"

	"electready/assessment"
)

func TestPlanIsTakenByLeads(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	for _, agency := range []string{"police", "cert", ""} {
		w.propose(t, w.people["trainer"], id, agency)
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	toPolice, toCERT := d.Actions[0], d.Actions[1]
	move := func(name string, a assessment.Action, move string) int {
		return w.post(t, name, "/plan/"+a.ID+"/move", url.Values{"move": {move}, "mark": {assessment.ActionMark(a)}}).Code
	}
	if got := move("emb", toPolice, "take"); got != http.StatusNotFound {
		t.Errorf("before the plan is shown another lead takes what it cannot see: %d", got)
	}
	if got := move("police", toPolice, "take"); got != http.StatusSeeOther {
		t.Errorf("the lead takes it: %d", got)
	}
	if got := move("police", toPolice, "done"); got != http.StatusConflict {
		t.Errorf("with an old mark: %d", got)
	}
	if got := move("cert", toCERT, "decline"); got != http.StatusSeeOther {
		t.Errorf("declined: %d", got)
	}
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"plan"}})
	waiting, _ := w.page(t, "trainer", "/w/"+id+"/screen", http.StatusOK)
	if !strings.Contains(waiting, "guests leave the room") || strings.Contains(waiting, force) {
		t.Errorf("with guests the screen shows %s", waiting)
	}
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"plan"}, "go": {"1"}})
	screen, _ := w.page(t, "trainer", "/w/"+id+"/screen", http.StatusOK)
	if !strings.Contains(screen, force) || strings.Contains(screen, team) {
		t.Errorf("the screen shows %s, want what was taken and nothing that was declined", screen)
	}
	if text, _ := w.page(t, "supplier", "/plan", http.StatusOK); strings.Contains(text, force) || !strings.Contains(text, "Others took on 1") {
		t.Errorf("the outer circle reads %s", text)
	}
	if text, _ := w.page(t, "emb", "/plan", http.StatusOK); !strings.Contains(text, force) || strings.Contains(text, team) {
		t.Errorf("the inner circle reads %s", text)
	}
}

func TestActionForms(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	w.propose(t, w.people["trainer"], id, "police")
	a := w.action(t, id)
	path := "/w/" + id + "/actions/" + a.ID
	form := func(title, days, reason, due, to string) url.Values {
		return url.Values{"title": {title}, "days": {days}, "reason": {reason}, "due": {due}, "to": {to}, "mark": {assessment.ActionMark(a)}}
	}
	for _, c := range []struct {
		name string
		form url.Values
		want int
		kept string
	}{
		{"no words", form("", "7", "", "", ""), 422, "Write what is to be done"},
		{"days that are no number", form("Kept", "soon", "", "", ""), 422, `value="soon"`},
		{"below no days", form("Kept", "-1", "", "", ""), 422, "between 0 and 3650"},
		{"other days without a reason", form("Kept", "9", "", "", ""), 422, "Write why it takes"},
		{"no day", form("Kept", "7", "", "soon", ""), 422, "Write the day as year, month, day"},
		{"an agency that is not here", form("Kept", "7", "", "", "judiciary"), 422, "Choose an agency"},
		{"other days with a reason", form("New words", "9", "Public tender", "2027-01-22", "cert"), 303, ""},
		{"over what somebody changed meanwhile", form("Third words", "7", "", "", ""), 409, "New words"},
	} {
		got := w.post(t, "trainer", path, c.form)
		if got.Code != c.want || !strings.Contains(got.Body.String(), c.kept) {
			t.Errorf("%s: %d, want %d with %q", c.name, got.Code, c.want, c.kept)
		}
	}
	now := w.action(t, id)
	if now.Title != "New words" || now.LeadDays != 9 || now.LeadReason != "Public tender" || now.ProposedTo != "cert" || now.Owner != "" {
		t.Errorf("action=%+v", now)
	}
	for about, want := range map[string]int{"": 422, "system": 422, "system:never": 404, "question:" + w.asked(assessment.EMB, openTheme)[0]: 200} {
		if got := w.get(t, "trainer", "/w/"+id+"/actions/new?about="+url.QueryEscape(about)); got.Code != want {
			t.Errorf("about %q: %d, want %d", about, got.Code, want)
		}
	}
}

func TestPlanFilesReadBack(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	w.propose(t, w.people["trainer"], id, "police")
	a := w.action(t, id)
	w.says(t, "police", "/plan/"+a.ID+"/move", url.Values{"move": {"take"}, "mark": {assessment.ActionMark(a)}})
	for _, c := range []struct{ who, base string }{{"trainer", "/w/" + id + "/actions"}, {"police", "/plan"}} {
		calendar := w.get(t, c.who, c.base+".ics")
		if kind := calendar.Header().Get("Content-Type"); kind != "text/calendar; charset=utf-8" {
			t.Errorf("%s: type %s", c.base, kind)
		}
		if name := calendar.Header().Get("Content-Disposition"); !strings.HasPrefix(name, `attachment; filename="plan-`+id) {
			t.Errorf("%s: %s", c.base, name)
		}
		read, err := ics.ParseCalendar(calendar.Body)
		if err != nil || len(read.Events()) != 2 {
			t.Errorf("%s: %v, %d events, want election day and the start", c.base, err, len(read.Events()))
		}
		f, err := excelize.OpenReader(bytes.NewReader(w.get(t, c.who, c.base+".xlsx").Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Plan")
		if err != nil || len(rows) != 6 || rows[5][2] != force || !strings.Contains(rows[1][0], "As stated, not verified.") {
			t.Errorf("%s: %v, %q", c.base, err, rows)
		}
		_ = f.Close()
	}
	other, err := excelize.OpenReader(bytes.NewReader(w.get(t, "emb", "/plan.xlsx").Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if rows, _ := other.GetRows("Plan"); len(rows) > 5 {
		t.Errorf("another agency's file has %q", rows)
	}
	_ = other.Close()
}

func TestRoomPlanFitsOnePicture(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	for i := range 12 {
		err := w.AddAction(t.Context(), w.people["trainer"].Actor, id, assessment.Action{
			About: assessment.Subject{Kind: "system", ID: w.bank.Defaults.Systems[0]}, ProposedTo: "police", LeadDays: i,
			Title: strconv.Itoa(i) + ": write down who answers for this system at night, ring the number once and tell every other agency",
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Actions {
		w.says(t, "police", "/plan/"+a.ID+"/move", url.Values{"move": {"take"}, "mark": {assessment.ActionMark(a)}})
	}
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"plan"}})
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"plan"}, "go": {"1"}})
	text, doc := w.page(t, "trainer", "/w/"+id+"/screen", http.StatusOK)
	rows := doc.Find("main tbody tr").Length()
	if rows < 4 || rows > 7 || !strings.Contains(text, strconv.Itoa(12-rows)+" more on the trainer’s page") {
		t.Errorf("%d rows of three lines: %s", rows, text)
	}
}
