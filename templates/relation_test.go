package templates

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
)

// relationDocument is one of these pages in English.
func relationDocument(t *testing.T, name string) *goquery.Document {
	t.Helper()
	i := slices.IndexFunc(relationExamples(), func(e example) bool { return e.name == name })
	if i < 0 {
		t.Fatalf("no example %s", name)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(rendered(t, relationExamples()[i], "en")))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Where a page about the statements may lead to, and send a form to, beside what
// stands round every page.
var (
	relationLinked = regexp.MustCompile(`^/papers$|^/w/[a-z0-9-]+/(each-other(\?lines=[a-z]+(#|&part=)[a-z0-9]+)?|channels(\?type=[a-z]+|/[a-z]+/[a-z0-9-]+/[a-z0-9-]+)?|responsibilities(\?scenario=[a-z-]+)?|` +
		`paths(\?[a-z0-9=&]+)?|systems|screen|plan)$|^/each-other$|^#[a-z0-9-]+$`)
	relationPosted = regexp.MustCompile(`^/w/[a-z0-9-]+/(each-other(/(hold|actions))?|responsibilities|screen)$`)
)

func TestEveryRelationPage(t *testing.T) {
	t.Parallel()
	for _, e := range relationExamples() {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			doc := relationDocument(t, e.name)
			for part, want := range map[string]int{"main": 1, "h1": 1, "title": 1} {
				if got := doc.Find(part).Length(); got != want {
					t.Errorf("%d of %s, want %d", got, part, want)
				}
			}
			checkHeadings(t, doc)
			checkReferences(t, doc)
			checkRelationForms(t, doc)
			doc.Find("main a[href]").Each(func(_ int, a *goquery.Selection) {
				if href := a.AttrOr("href", ""); !relationLinked.MatchString(href) {
					t.Errorf("link to %s", href)
				}
			})
			doc.Find("svg").Each(func(_ int, svg *goquery.Selection) {
				if svg.Closest(`[aria-hidden="true"]`).Length() != 1 || strings.TrimSpace(svg.Text()) != "" {
					t.Error("a drawing with words, or said aloud")
				}
			})
			if text := doc.Text(); !strings.Contains(text, "not verified") {
				t.Error("it does not say that nothing is verified")
			}
		})
	}
}

func checkRelationForms(t *testing.T, doc *goquery.Document) {
	t.Helper()
	doc.Find("main form").Each(func(_ int, form *goquery.Selection) {
		action := form.AttrOr("action", "")
		if !relationPosted.MatchString(action) || form.AttrOr("method", "") != "post" {
			t.Errorf("form %s %s", form.AttrOr("method", "get"), action)
		}
		if form.Find(`input[name="token"][value="form-token"]`).Length() != 1 {
			t.Errorf("form %s without token", action)
		}
	})
	doc.Find(`input:not([type="hidden"]), select`).Each(func(_ int, f *goquery.Selection) {
		id, _ := f.Attr("id")
		if f.Closest("label").Length() != 1 && doc.Find(`label[for="`+id+`"]`).Length() != 1 {
			t.Errorf("field %s without label", f.AttrOr("name", ""))
		}
	})
}

// Every cell of the matrix has its state in words; what should exist has its
// frame, and what is to talk about its ground.
func TestMatrixCells(t *testing.T) {
	t.Parallel()
	doc := relationDocument(t, "page-relation-matrix")
	cells := doc.Find(".matrix tbody td:not(.self)")
	if cells.Length() != 15*14 {
		t.Fatalf("%d cells", cells.Length())
	}
	cells.Each(func(_ int, s *goquery.Selection) {
		text := s.Find(".hidden-text").Text()
		if text == "" || s.Find("svg").Length() != 1 {
			t.Errorf("a cell without word or sign: %q", text)
		}
		if strings.Contains(text, "should exist") != s.HasClass("need") {
			t.Errorf("%q and the frame differ", text)
		}
		if strings.Contains(text, "only") && !s.HasClass("look") {
			t.Errorf("%q is not on mark", text)
		}
		if strings.Contains(text, "not stated") && (s.HasClass("look") || s.Find("a").Length() != 0) {
			t.Errorf("%q accuses, or leads nowhere", text)
		}
	})
	heads := doc.Find(".matrix thead th").Map(func(_ int, s *goquery.Selection) string { return s.Find("span[aria-hidden]").Text() })
	rows := doc.Find(".matrix tbody th b").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	if !slices.Equal(heads, rows) {
		t.Errorf("columns %v, rows %v", heads, rows)
	}
	list := doc.Find("#mended").Closest("section")
	if list.Find("ul").Index() > list.Find("ol").Index() {
		t.Error("the list does not begin with what was mended")
	}
}

// The tags of a task are WORKSHOP's words for its flags; one that the tag before
// says already is left out.
func TestBoardTags(t *testing.T) {
	t.Parallel()
	var got []string
	doc := relationDocument(t, "page-relation-board")
	doc.Find(".board tbody tr").Each(func(_ int, row *goquery.Selection) {
		got = append(got, strings.Join(row.Find(".tag").Map(func(_ int, s *goquery.Selection) string { return s.Text() }), " + "))
	})
	want := []string{
		"Agreed", "Two say they lead", "Named by others, sees it otherwise",
		"Nobody here has said they lead + Named by others, has not stated it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	first := strings.Join(strings.Fields(doc.Find(".board tbody tr").First().Text()), " ")
	if !strings.Contains(first, "says it leads, named by 9") || !strings.Contains(first, "One lead, by law") {
		t.Errorf("%q", first)
	}
}

// Before the lock no page shows a line; what was handed over takes nothing.
func TestRelationPagesWait(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"page-relation-matrix-open", "page-relation-board-open", "page-relation-paths-open", "page-relation-systems-open"} {
		if got := relationDocument(t, name).Find("main table, main form, main .shown").Length(); got != 0 {
			t.Errorf("%s shows %d parts", name, got)
		}
	}
	for _, name := range []string{"page-relation-shown", "page-relation-board-over"} {
		if got := relationDocument(t, name).Find("main form").Length(); got != 0 {
			t.Errorf("%s has %d forms", name, got)
		}
	}
	if got := relationDocument(t, "page-relation-matrix-locked").Find(`form[action$="/screen"]`).Length(); got != 0 {
		t.Error("a view comes to the screen before it is shown")
	}
}

// The room's screen has no controls that anybody sees, and only sentences of the systems.
func TestRelationScreens(t *testing.T) {
	t.Parallel()
	for _, e := range relationScreenExamples() {
		doc := relationDocument(t, e.name)
		if got := doc.Find("form, a, button, input, nav").Not("[data-steer], [data-steer] *").Length(); got != 0 {
			t.Errorf("%s has %d controls", e.name, got)
		}
		if got := doc.Find(".room-head .tag").Length(); got != 1 {
			t.Errorf("%s has %d tags", e.name, got)
		}
	}
	if text := relationDocument(t, "page-relation-screen-systems").Find("main").Text(); strings.Contains(text, "Runs it day to day") {
		t.Error("the screen shows the table of systems")
	}
	if text := relationDocument(t, "page-relation-screen-waits").Find("main").Text(); !strings.Contains(text, "guests leave the room now") {
		t.Error("guests are not asked to leave")
	}
}

// Every state, flag, stage and pace has its words.
func TestRelationWords(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		assessment.ChannelExercised, assessment.ChannelConfirmed, assessment.ChannelRelayed, assessment.ChannelSenderOnly,
		assessment.ChannelReceiverOnly, assessment.ChannelNone, assessment.ChannelUnclear,
	} {
		if stateWords[s] == "" {
			t.Errorf("state %s", s)
		}
	}
	for _, f := range []string{
		assessment.FlagNoOwner, assessment.FlagSeveralOwners, assessment.FlagManyDepend, assessment.FlagFallbackUnknown, assessment.FlagOneSupplier,
	} {
		if systemWords[f] == "" {
			t.Errorf("flag %s", f)
		}
	}
	for _, p := range []string{assessment.Hour, assessment.Day, assessment.Later, assessment.Never} {
		if paceWords[p] == "" {
			t.Errorf("pace %s", p)
		}
	}
	for _, s := range assessment.Stages {
		if statementStage[s] == "" || statementStageText[s] == "" {
			t.Errorf("stage %s", s)
		}
		for _, m := range statementMoves(s) {
			if !s.MayBecome(m.to) {
				t.Errorf("%s may not become %s", s, m.to)
			}
		}
	}
}
