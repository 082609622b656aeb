package templates

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
)

// trainerDocument is one of the trainer's pages in English.
func trainerDocument(t *testing.T, name string) *goquery.Document {
	t.Helper()
	for _, e := range trainerExamples() {
		if e.name != name {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(rendered(t, e, "en")))
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	t.Fatalf("no example %s", name)
	return nil
}

// Addresses that a trainer's page may lead to, or send a form to.
var (
	trainerLinked = regexp.MustCompile(`^(/|/trainer(/new)?|/sign-in|/w/[a-z0-9-]+(/(agencies(#agency-[a-z0-9-]+|\?change=[a-z0-9-]+#agency-[a-z0-9-]+|/[a-z0-9-]+/merge(\?into=[a-z0-9-]+)?)?|cards|papers|report(\?[a-z0-9&=]+)?|each-other|principles|actions|channels|queue(\?group=[a-z]+)?|notes(\?about=[a-zA-Z0-9%-]+&kind=[a-z]+)?|sheet(/[a-z0-9-]+)?|rounds(/follow-up|/second)?|screen|plan(#address)?|export|trail|links|end|hand-over|receipt|themes/[a-z-]+(/[a-z-]+)?|words(\?part=[a-z-]+)?|on-paper(/[a-z]+\.[0-9](\?question=[a-z-]+)?)?))?|` +
		`/(bank|glossary|cards|sources|q)(/[a-z-]+)*(\?[a-z0-9&=-]+)?(#[a-z0-9-]+)?|` +
		`/method(#rounds)?|/sources|/privacy|/accessibility|/help|/security|/guide(/slides)?|/about|/hidden\?back=%2F.*|#.+)$`)
	reads         = regexp.MustCompile(`^(/bank(/[a-z-]+){0,2}|/w/[a-z0-9-]+/report)$`) // chooses for whom the bank is read, or what stands in the report; changes nothing
	trainerPosted = regexp.MustCompile(`^(/setup/[a-z]+|/invitation/[a-z]+|/w/[^/]+/invitations(/[0-9]+/end)?|/w/[^/]+/trainers/[^/]+/end|/sign-in|/sign-out|/stay|/language|/trainer/(new|import|sign-out)|` +
		`/w/[a-z0-9-]+/(start|themes|rounds|sheet(/[a-z0-9-]+)?|pause|queue|notes|plan|screen|words|on-paper(/[a-z]+\.[0-9])?|links(/[0-9]+/end)?|end|hand-over|reopen|private|export|report|figures|agencies(/[a-z0-9-]+(/(code|left|merge))?)?|seats/[a-z0-9-]+/code))$`)
)

func TestEveryTrainerPage(t *testing.T) {
	t.Parallel()
	for _, e := range trainerExamples() {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			doc := trainerDocument(t, e.name)
			for part, want := range map[string]int{"main": 1, "h1": 1, "title": 1} {
				if got := doc.Find(part).Not("svg title").Length(); got != want {
					t.Errorf("%d of %s, want %d", got, part, want)
				}
			}
			checkHeadings(t, doc)
			checkReferences(t, doc)
			checkTrainerForms(t, doc)
			doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
				if href := a.AttrOr("href", ""); !trainerLinked.MatchString(href) {
					t.Errorf("link to %s", href)
				}
			})
			doc.Find(`.errors a`).Each(func(_ int, a *goquery.Selection) {
				if doc.Find(a.AttrOr("href", "")).Length() != 1 {
					t.Errorf("the summary leads to no %s", a.AttrOr("href", ""))
				}
			})
			doc.Find("svg").Each(func(_ int, svg *goquery.Selection) {
				if svg.Closest(`[aria-hidden="true"], [role="img"]`).Length() != 1 || strings.TrimSpace(svg.Text()) != "" {
					t.Error("a drawing with words, or said aloud")
				}
			})
		})
	}
}

func checkTrainerForms(t *testing.T, doc *goquery.Document) {
	t.Helper()
	doc.Find("form").Each(func(_ int, form *goquery.Selection) {
		action := form.AttrOr("action", "")
		if form.AttrOr("method", "") == "get" && reads.MatchString(action) {
			return
		}
		if !trainerPosted.MatchString(action) || form.AttrOr("method", "") != "post" {
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
		if f.AttrOr("type", "") == "password" && f.AttrOr("value", "") != "" {
			t.Error("a pass-phrase came back")
		}
	})
}

// A workshop that was handed over is read only: no form changes it.
func TestHandedOverTakesNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"page-trainer-console-over", "page-trainer-agencies-over"} {
		if got := trainerDocument(t, name).Find(`main form`).Length(); got != 0 {
			t.Errorf("%s has %d forms", name, got)
		}
	}
	if got := trainerDocument(t, "page-trainer-show-named").Find(`main form:not([action$="/private"])`).Length(); got != 0 {
		t.Errorf("the theme has %d forms", got)
	}
}

// The console says of an agency its seats and sections, and a theme takes only
// the steps that it may.
func TestConsole(t *testing.T) {
	t.Parallel()
	doc := trainerDocument(t, "page-trainer-console")
	if got := doc.Find("#seats").Closest("section").Find("tbody tr").Length(); got != 15 {
		t.Errorf("%d agencies, want 15", got)
	}
	for theme, want := range map[string]string{
		"critical-systems": "", "incident-reporting": "shown open", "disinformation": "locked", "coordination": "open",
	} {
		var steps []string
		doc.Find(`form[hidden]`).Each(func(_ int, form *goquery.Selection) {
			if form.Find(`[name="theme"][value="`+theme+`"]`).Length() == 1 {
				steps = append(steps, form.Find(`[name="to"]`).AttrOr("value", ""))
			}
		})
		if got := strings.Join(steps, " "); got != want {
			t.Errorf("%s may become %q, want %q", theme, got, want)
		}
	}
	if got := doc.Find(`button[form]`).Length(); got != 4 {
		t.Errorf("%d buttons for the steps, want 4", got)
	}
}

// What a form came back with stands in it again.
func TestPlanKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	doc := trainerDocument(t, "page-trainer-plan-problem")
	for field, want := range map[string]string{"day": "14.3.2027", "seats-5": "many", "short-5": "police", "address": "https://10.0.0.2:8443", "rows": "6"} {
		typed := doc.Find(`[name="` + field + `"]`)
		if got := typed.AttrOr("value", typed.Text()); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if got := doc.Find(`[name="agency-4"][checked]`).Length(); got != 0 {
		t.Error("an agency was ticked that was not")
	}
	if got := trainerDocument(t, "page-trainer-plan-fixed").Find(`[name="rule"]:not([disabled]), [name="set"]:not([disabled]), [name="custodian"]`).Length(); got != 0 {
		t.Errorf("%d fields can be changed after the first answer", got)
	}
}

// A question that too few agencies state has no number and no button; where
// most or all say the same, no count stands.
func TestShowHidesWhatDisclosureHides(t *testing.T) {
	t.Parallel()
	doc := trainerDocument(t, "page-trainer-show-section")
	item := func(ask string) *goquery.Selection {
		return doc.Find(".item").FilterFunction(func(_ int, s *goquery.Selection) bool {
			return strings.Contains(s.Find("h2").Text(), ask)
		})
	}
	few := item("seal of the results night")
	if few.Length() != 1 || few.Find("form, .strip, table").Length() != 0 {
		t.Error("a hidden question shows something")
	}
	most := item("second way")
	if most.Length() != 1 || most.Find(".strip").Length() != 0 || regexp.MustCompile(`\d`).MatchString(most.Find("td.num").Text()) {
		t.Error("most or all are counted")
	}
	spread := item("results night been rehearsed")
	sum := 0
	spread.Find("td.num").Each(func(_ int, s *goquery.Selection) {
		n, err := strconv.Atoi(strings.TrimSpace(s.Text()))
		if err != nil {
			t.Error(err)
		}
		sum += n
	})
	if squares := spread.Find(".strip svg").Length(); squares != 15 || sum != 15 {
		t.Errorf("%d squares, %d in the table, want 15", squares, sum)
	}
}

// Nothing goes to the room's screen before the theme was shown, and no agency
// opens in private where the rule forbids it.
func TestShowWaits(t *testing.T) {
	t.Parallel()
	doc := trainerDocument(t, "page-trainer-show-locked")
	if got := doc.Find(`form[action$="/screen"], form[action$="/private"]`).Length(); got != 0 {
		t.Errorf("%d forms", got)
	}
	if got := trainerDocument(t, "page-trainer-show-open").Find(`.strip, .item`).Length(); got != 0 {
		t.Errorf("%d figures of an open theme", got)
	}
}

// The room's screen has no controls, and carries its rule.
func TestScreenHasNoControls(t *testing.T) {
	t.Parallel()
	for _, e := range screenExamples() {
		doc := trainerDocument(t, e.name)
		if got := doc.Find("form, a, button, input, header nav").Length(); got != 0 {
			t.Errorf("%s has %d controls", e.name, got)
		}
		if got := doc.Find(".room-head .tag").Length(); got != 1 {
			t.Errorf("%s has %d tags", e.name, got)
		}
	}
}

// Every rule, state, stage and role has its words.
func TestTrainerWords(t *testing.T) {
	t.Parallel()
	for _, r := range assessment.Rules {
		if ruleWord[r] == "" || screenRule[r] == "" || roomSees[r] == "" {
			t.Errorf("rule %s", r)
		}
	}
	for _, s := range assessment.States {
		if stateWord[s] == "" || stateAbout[s] == "" {
			t.Errorf("state %s", s)
		}
	}
	for _, s := range assessment.Stages {
		if stageWord[s] == "" || stageWho[s] == "" {
			t.Errorf("stage %s", s)
		}
		for _, m := range movesOf(s) {
			if !s.MayBecome(m.to) {
				t.Errorf("%s may not become %s", s, m.to)
			}
		}
	}
	for _, r := range []assessment.Role{
		assessment.Visitor, assessment.RespondentRole, assessment.LeadRole, assessment.ObserverRole, assessment.TrainerRole, assessment.OperatorRole,
	} {
		if roleWord[r] == "" {
			t.Errorf("role %s", r)
		}
	}
}
