package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
	"electready/assessment/locale"
)

// wallWords is what may stand on the room's screen: sentences of the interface,
// with nothing in their places but what a list holds.
type wallWords struct {
	data      []string // what may stand by itself or in a place of a sentence
	sentences []*regexp.Regexp
}

// wallFiles are the files of messages that the screen speaks with.
var wallFiles = []string{"screen", "relation", "room", "ending", "trainer"}

func newWallWords(t *testing.T, data ...string) *wallWords {
	t.Helper()
	w := &wallWords{data: data}
	var quoted []string
	for _, d := range data {
		quoted = append(quoted, regexp.QuoteMeta(d))
	}
	one := `(\d+|` + strings.Join(quoted, "|") + `)`
	place := regexp.MustCompile(`\\\{\\\{[^}]*\\\}\\\}`)
	for _, name := range wallFiles {
		text, err := os.ReadFile("../locale/messages/" + locale.Reference + "/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var messages map[string]any
		if err := json.Unmarshal(text, &messages); err != nil {
			t.Fatal(err)
		}
		for _, message := range messages {
			forms, plural := message.(map[string]any)
			if !plural {
				forms = map[string]any{"other": message}
			}
			for _, form := range forms {
				pattern := place.ReplaceAllLiteralString(regexp.QuoteMeta(form.(string)), one+`(, `+one+`)*( and `+one+`)?`)
				w.sentences = append(w.sentences, regexp.MustCompile(`^(`+pattern+`)[,.:]?$`))
			}
		}
	}
	w.sentences = append(w.sentences, regexp.MustCompile(`^`+one+`[,.:]?$`))
	return w
}

// fits reports whether a text is one of those, or several of them in a row.
func (w *wallWords) fits(text string) bool {
	if text == "" {
		return true
	}
	for _, s := range w.sentences {
		if s.MatchString(text) {
			return true
		}
	}
	for i := range len(text) {
		if text[i] == ' ' && w.fits(text[:i]) && w.fits(strings.TrimLeft(text[i:], " ,")) {
			return true
		}
	}
	return false
}

// strange are the texts on the screen that may not be there.
func (w *wallWords) strange(doc *goquery.Document) []string {
	var out []string
	doc.Find("body *").Contents().Each(func(_ int, n *goquery.Selection) {
		if goquery.NodeName(n) != "#text" || n.Closest("noscript, form").Length() > 0 {
			return
		}
		if text := strings.TrimLeft(strings.Join(strings.Fields(n.Text()), " "), ",: "); !w.fits(text) {
			out = append(out, text)
		}
	})
	return out
}

// TestEverythingOnTheWall compares every state of the room's screen with a list
// of what may be on it.
func TestEverythingOnTheWall(t *testing.T) {
	t.Parallel()
	template := roomTemplate(t, assessment.RuleRoom)
	template.close()
	w := play(t, template, variant{lock: true})
	id := w.people["entering"].Workshop
	if err := w.MoveStatements(t.Context(), w.people["trainer"].Actor, id, assessment.Shown); err != nil {
		t.Fatal(err)
	}
	if _, err := w.AddAgency(t.Context(), w.people["trainer"].Actor, id, assessment.NewAgency{Kind: assessment.Supplier, Name: "Guest", Short: "Guest", Seats: 1}); err != nil {
		t.Fatal(err)
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	always := []string{"electready", d.Workshop.Title, "Theme 1", "First round"}
	prose := w.bank.Prose[locale.Reference]
	views := append([]string{}, always...)
	for _, a := range d.Agencies {
		if a.Kind != assessment.Supplier {
			views = append(views, a.Name, a.Short)
		}
	}
	for _, name := range prose.Types {
		views = append(views, name.Name)
	}
	for _, s := range prose.Scenarios {
		views = append(views, s.Title)
	}
	for _, name := range prose.Tasks {
		views = append(views, name)
	}
	for _, s := range prose.Systems {
		views = append(views, s.Name)
	}
	shown := w.asked(assessment.EMB, shownTheme)
	for _, state := range []struct {
		name string
		form url.Values
		data []string
		must string
	}{
		{"how to join", url.Values{"question": {""}}, append([]string{"https://", "room.test", "/"}, always...), "seats are taken"},
		{"a question", url.Values{"question": {shown[0]}}, nil, "at level"},
		{"guests leave", url.Values{"view": {"channels:incident"}}, always, "guests leave the room"},
		{"channels", url.Values{"view": {"channels:incident"}, "go": {"1"}}, views, "mended"},
		{"responsibilities", url.Values{"view": {"responsibilities:" + w.bank.Defaults.Scenarios[0]}}, views, ""},
		{"systems", url.Values{"view": {"systems"}}, views, ""},
	} {
		if state.name == "a question" {
			q := prose.Questions[shown[0]]
			state.data = append(append([]string{q.Ask, prose.Themes[shownTheme].Title}, q.Levels...), always...)
		}
		if got := w.post(t, "trainer", "/w/"+id+"/screen", state.form).Code; got != http.StatusSeeOther {
			t.Fatalf("%s: %d", state.name, got)
		}
		for _, viewer := range []struct{ name, path string }{{"screen", "/screen"}, {"trainer", "/w/" + id + "/screen"}} {
			doc, err := goquery.NewDocumentFromReader(w.get(t, viewer.name, viewer.path).Body)
			if err != nil {
				t.Fatal(err)
			}
			if text := doc.Find(".room").Text(); !strings.Contains(text, state.must) {
				t.Errorf("%s: the screen does not say %q: %s", state.name, state.must, text)
			}
			for _, text := range newWallWords(t, state.data...).strange(doc) {
				t.Errorf("%s, %s: this may not be there: %q", viewer.name, state.name, text)
			}
		}
	}
}
