package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"

	"github.com/PuerkitoBio/goquery"
)

// mark is the one that the forms of a page carry.
func (w *world) mark(t *testing.T, path string) string {
	t.Helper()
	_, doc := w.page(t, "trainer", path, http.StatusOK)
	mark, ok := doc.Find(`input[name="mark"]`).First().Attr("value")
	if !ok {
		t.Fatalf("no mark on %s", path)
	}
	return mark
}

func TestQueueOfStatements(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	path := "/w/" + id + "/queue"
	if text, _ := w.page(t, "trainer", path, http.StatusOK); strings.Contains(text, team) || !strings.Contains(text, "Nothing to talk about yet") {
		t.Error("statements are read before the lock")
	}
	w.moveStatements(t, id, "locked")
	text, doc := w.page(t, "trainer", path, http.StatusOK)
	for _, want := range []string{mismatchSentence, "More than one says it leads.", "Nobody in this room answers for it.", "Channels that should exist"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(text, heldSentence) || strings.Contains(text, absentName) {
		t.Error("a channel that fits, or one who is not in the room, stands in the queue")
	}
	first := doc.Find("main h2.part").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
	if want := []string{"Picked, in order", "Nobody’s role", "Channels that should exist", "Tasks without one lead", "Notes on the day"}; !slices.Equal(first, want) {
		t.Errorf("groups %q, want %q", first, want)
	}
	send := func(do, kind, about string, status int) {
		t.Helper()
		form := url.Values{"mark": {w.mark(t, path)}, "kind": {kind}, "about": {about}, "do": {do}}
		if got := w.post(t, "trainer", path, form); got.Code != status {
			t.Fatalf("%s %s: %d, want %d", do, about, got.Code, status)
		}
	}
	send("pick", "channel", openLine, http.StatusSeeOther)
	send("pick", "claim", restoreScenario+"/restore", http.StatusSeeOther)
	send("pick", "channel", heldLine, http.StatusNotFound) // it fits
	send("pick", "channel", "incident/nobody/none", http.StatusNotFound)
	send("up", "claim", restoreScenario+"/restore", http.StatusSeeOther)
	picks, err := w.Picks(t.Context(), w.people["trainer"].Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	if want := (assessment.Picks{{Kind: "claim", ID: restoreScenario + "/restore"}, {Kind: "channel", ID: openLine}}); !slices.Equal(picks, want) {
		t.Errorf("picked %v, want %v", picks, want)
	}
	if got := w.post(t, "trainer", path, url.Values{"mark": {"older"}, "kind": {"channel"}, "about": {openLine}, "do": {"drop"}}); got.Code != http.StatusConflict {
		t.Errorf("an older order: %d", got.Code)
	}
	if _, doc := w.page(t, "trainer", path, http.StatusOK); doc.Find(`#picked`).Closest("section").Find(`input[name="view"]`).Length() != 0 {
		t.Error("the screen could show what was not shown")
	}
	w.moveStatements(t, id, "shown")
	_, doc = w.page(t, "trainer", path, http.StatusOK)
	if got := doc.Find(`#picked`).Closest("section").Find(`input[name="view"]`).Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("value", "") }); !slices.Equal(got, []string{"responsibilities:" + restoreScenario, "channels:incident"}) {
		t.Errorf("the screen could show %q", got)
	}
}

func TestNotesOfTheTalk(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	page := "/w/" + id + "/notes?" + url.Values{"kind": {"channel"}, "about": {openLine}}.Encode()
	const said, practice, mine = "They never met before\r\ntoday", "Pinewood desk sheet", "Something else"
	mark := w.mark(t, page)
	form := func(note, practice string) url.Values {
		return url.Values{"mark": {mark}, "kind": {"channel"}, "about": {openLine}, "note": {note}, "practice": {practice}}
	}
	w.says(t, "trainer", "/w/"+id+"/notes", form(said, practice))
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	want := []assessment.Note{
		{Kind: "channel", About: openLine, Text: "They never met before\ntoday"},
		{Kind: assessment.NotePractice, About: "channel:" + openLine, Text: practice},
	}
	if !slices.Equal(d.Notes, want) {
		t.Fatalf("rows %v, want %v", d.Notes, want)
	}
	t.Run("two trainers write at once", func(t *testing.T) {
		got := w.post(t, "trainer", "/w/"+id+"/notes", form(mine, ""))
		for _, text := range []string{"They never met before", practice, mine} {
			if got.Code != http.StatusConflict || !strings.Contains(got.Body.String(), text) {
				t.Errorf("%d without %q", got.Code, text)
			}
		}
	})
	t.Run("bad input", func(t *testing.T) {
		mark = w.mark(t, page)
		if got := w.post(t, "trainer", "/w/"+id+"/notes", form(strings.Repeat("x", 4001), "")); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("too long: %d", got.Code)
		}
		w.page(t, "trainer", "/w/"+id+"/notes?kind=channel&about=none", http.StatusNotFound)
	})
	w.moveStatements(t, id, "shown")
	t.Run("nobody else reads them", func(t *testing.T) {
		for _, name := range []string{"emb", "cert", "colleague", "observer"} {
			for _, path := range []string{"/room", "/relations", "/errands", "/papers", "/each-other"} {
				if got := w.get(t, name, path).Body.String(); strings.Contains(got, practice) || strings.Contains(got, "never met") {
					t.Errorf("%s reads notes at %s", name, path)
				}
			}
		}
		if got := w.get(t, "trainer", "/w/"+id+"/screen").Body.String(); strings.Contains(got, practice) || strings.Contains(got, "never met") {
			t.Error("notes stand on the room's screen")
		}
	})
	t.Run("an empty note is no row", func(t *testing.T) {
		mark = w.mark(t, page)
		w.says(t, "trainer", "/w/"+id+"/notes", form("", practice))
		d, err := w.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(d.Notes, want[1:]) {
			t.Errorf("rows %v, want %v", d.Notes, want[1:])
		}
	})
}

// What a trainer wrote in the browser goes through the document: export, import
// and export give the same bytes, and a change between changes just its row.
func TestNotesTravel(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	channel := url.Values{"kind": {"channel"}, "about": {openLine}}
	write := func(w *world, about url.Values, note, practice string) {
		t.Helper()
		form := url.Values{"mark": {w.mark(t, "/w/"+id+"/notes?"+about.Encode())}, "note": {note}, "practice": {practice}}
		for key, values := range about {
			form[key] = values
		}
		w.says(t, "trainer", "/w/"+id+"/notes", form)
	}
	write(w, channel, "“Quoted”, <b>not bold</b> & \\ \" '\r\n\r\nთავიდან", "=1+2\n\tindented")
	write(w, url.Values{}, "of the day", "კარგი გამოცდილება")
	export := func(w *world) string {
		t.Helper()
		got := w.post(t, "trainer", "/w/"+id+"/export", url.Values{"scope": {"full"}, "plain": {"1"}, "reason": {"moving it"}})
		if got.Code != http.StatusOK {
			t.Fatalf("export: %d", got.Code)
		}
		return got.Body.String()
	}
	before := export(w)
	d, err := bundle.Decode(strings.NewReader(before), bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	want := []assessment.Note{
		{Kind: "channel", About: openLine, Text: "“Quoted”, <b>not bold</b> & \\ \" '\n\nთავიდან"},
		{Kind: assessment.NotePractice, About: "channel:" + openLine, Text: "=1+2\n\tindented"},
		{Text: "of the day"},
		{Kind: assessment.NotePractice, Text: "კარგი გამოცდილება"},
	}
	if !slices.Equal(d.Notes, want) {
		t.Errorf("notes %q, want %q", d.Notes, want)
	}
	there := openWorld(t, t.TempDir())
	there.hire(t, "trainer")
	if _, err := there.Import(t.Context(), assessment.Actor{Role: assessment.OperatorRole}, there.bank, d, "file"); err != nil {
		t.Fatal(err)
	}
	if after := export(there); after != before {
		t.Error("export, import, export: other bytes")
	}
	write(there, channel, want[0].Text, "another practice")
	changed, err := bundle.Decode(strings.NewReader(export(there)), bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	want[1].Text = "another practice"
	if d.Notes = want; !slices.Equal(changed.Notes, want) {
		t.Errorf("notes %q, want %q", changed.Notes, want)
	}
	text, err := bundle.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	if export(there) != string(text) {
		t.Error("a change in the browser changed more than its row")
	}
}
