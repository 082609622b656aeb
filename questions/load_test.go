package questions_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"electready/questions"
)

// edit is one slip put into the small bank, and where it must be reported.
type edit struct {
	name           string
	file, from, to string
	after          string // left out, or where the search for from and atLine begins
	inFile         string // left out: the file that was changed
	atLine         string // a text on the line that is reported; left out: the file as a whole
	what           string
	more           int    // further problems that follow from the same slip; -1: any number
	also           []slip // what has to change with it so that nothing else is broken
}

// slip is a text of a file and what stands there instead.
type slip struct{ file, from, to string }

func TestLoad_Refuses(t *testing.T) {
	t.Parallel()
	const theme, prose = "theme/watch.yaml", "en/watch.yaml"
	for _, tt := range []edit{
		{name: "UnknownKey", file: theme, from: "theme: watch\n", to: "theme: watch\ncolour: red\n", atLine: "colour", what: `unknown key "colour"`},
		{name: "UnknownKeyInProse", file: prose, from: "title: The watch", to: "title: The watch\nweight: 3", atLine: "weight: 3", what: `unknown key "weight"`},
		{name: "KeyTwice", file: prose, from: "intro: Who", to: "title: Again\nintro: Who", atLine: "title: Again", what: `"title" stands twice`},
		{name: "IDTwiceInProse", file: "en/system.yaml", from: "systems:\n", to: "systems:\n  sy-hall: {name: A, what: B}\n", atLine: "  sy-hall:\n", what: `"sy-hall" stands twice`},
		{name: "Malformed", file: prose, from: "title: The watch", to: "title: The watch: at night", atLine: "title: The", what: "mapping values are not allowed"},
		{name: "WrongType", file: theme, from: "id: wa-one\n        about: own\n        weight: 1", to: "id: wa-one\n        about: own\n        weight: heavy", atLine: "weight: heavy", what: "unexpected value", more: 1},
		{name: "TwoDocuments", file: "en/system.yaml", from: "systems:", to: "---\nsystems:", what: "more than one document", more: -1},
		{name: "Alias", file: "bank.yaml", from: "version: \"1\"\ndate: 2026-11-22", to: "version: &day 2026-11-22\ndate: *day", atLine: "*day", what: "a reference to another part"},
		{name: "Empty", file: "theme/principle.yaml", from: "principles:\n  - {id: pr-early, sources: [{key: guide}]}\n", to: "", what: "the file is empty"},

		{name: "UnknownKind", file: "theme/system.yaml", from: "usual: [emb]", to: "usual: [army]", atLine: "army", what: `unknown kind "army"`},
		{name: "UnknownUse", file: "theme/system.yaml", from: "needs: []", to: "needs: [drone]", atLine: "drone", what: `unknown use "drone"`},
		{name: "UnknownSource", file: "theme/principle.yaml", from: "key: guide", to: "key: rumour", atLine: "rumour", what: `unknown source "rumour"`},
		{name: "UnknownTask", file: "theme/scenario.yaml", from: "lead: {restore: [cert]}", to: "lead: {decide: [cert]}", atLine: "decide", what: `unknown task of this scenario "decide"`},
		{name: "UnknownClock", file: "theme/scenario.yaml", from: "[ck-day]", to: "[ck-year]", atLine: "ck-year", what: `unknown clock "ck-year"`},
		{name: "UnknownDefault", file: "bank.yaml", from: "[sc-dark]", to: "[sc-light]", atLine: "sc-light", what: `unknown scenario "sc-light"`},
		{name: "UnknownChannelType", file: "bank.yaml", from: "{type: incident,", to: "{type: gossip,", atLine: "gossip", what: `unknown channel type "gossip"`, more: 2},
		{name: "UnknownChannelKind", file: "bank.yaml", from: "to: cert}", to: "to: army}", atLine: "army", what: `unknown kind "army"`, more: 2},
		{name: "OuterKind", file: "bank.yaml", from: "outer_kinds: [supplier]", to: "outer_kinds: [supplier, emb]", atLine: "outer_kinds", what: "emb starts in the inner circle"},
		{name: "ReadExtent", file: "bank.yaml", from: "read: title", to: "read: skimmed", atLine: "skimmed", what: `unknown extent of reading "skimmed"`},
		{name: "IncidentMonth", file: "bank.yaml", from: `"2020-05"`, to: `"May 2020"`, atLine: "May 2020", what: "the month is missing or malformed"},
		{name: "IncidentCountry", file: "bank.yaml", from: "country: XX", to: "country: Xland", atLine: "Xland", what: "not a code of two capital letters", more: 4},
		{name: "BankDate", file: "bank.yaml", from: "date: 2026-11-22", to: "date: soon", atLine: "date: soon", what: "is not a day"},
		{name: "NoVersion", file: "bank.yaml", from: `version: "1"`, to: `version: ""`, atLine: "version", what: "the version is missing"},
		{name: "ThemeWithoutFile", file: "bank.yaml", from: "themes: [watch]", to: "themes: [watch, sleep]", atLine: "themes:", what: "theme sleep has no file"},
		{name: "StrangeFile", file: "theme/wacth.yaml", to: "theme: wacth\n", what: "no part of the bank has this name"},
		{name: "StrangeTranslation", file: "fr/wacth.yaml", to: header, what: "no part of the bank has this name"},
		{name: "SectionWithoutQuestion", file: theme, from: "sections:\n", to: "sections:\n  - id: wa-day\n    questions: []\n", atLine: "- id: wa-day", what: "section wa-day has no question", more: 1},
		{name: "OtherThemeID", file: theme, from: "theme: watch\n", to: "theme: wacht\n", atLine: "theme: wacht", what: "the theme’s id is not the name of its file"},
		{name: "UnknownSet", file: theme, after: "- id: wa-one", from: "set: core", to: "set: small", atLine: "set: small", what: `unknown set "small"`},
		{name: "UnknownSubject", file: theme, after: "- id: wa-one", from: "about: own", to: "about: all", atLine: "about: all", what: `unknown subject "all"`},
		{name: "UnknownWeight", file: theme, after: "- id: wa-one", from: "weight: 1", to: "weight: 4", atLine: "weight: 4", what: `unknown weight "4"`},
		{name: "UnknownTarget", file: theme, after: "- id: wa-one", from: "target: 2", to: "target: 1", atLine: "target: 1", what: `unknown target "1"`},
		{name: "KindTwice", file: theme, after: "- id: wa-one", from: "[emb, cert, police", to: "[emb, emb, cert, police", atLine: "[emb, emb", what: `kind "emb" stands twice`},
		{name: "UnknownIncident", file: theme, after: "- id: wa-one", from: "key: inc-xx20", to: "key: inc-xx19", atLine: "inc-xx19", what: `unknown incident "inc-xx19"`, more: 2},
		{name: "IncidentOfOtherCountry", file: theme, after: "- id: wa-one", from: "country: XX", to: "country: YY", atLine: "country: YY", what: "the incident was in XX"},
		{name: "UnknownStep", file: theme, after: "- id: wa-one", from: "id: find-out", to: "id: find-in", atLine: "find-in", what: `unknown step "find-in"`, more: 2},
		{name: "StepWithoutDays", file: theme, after: "- id: wa-one", from: "{id: find-out, days: 3}", to: "{id: find-out}", atLine: "{id: find-out}", what: "the step has no lead time"},
		{name: "UnknownPartner", file: theme, after: "- id: wa-one", from: "with: [cert]", to: "with: [army]", atLine: "army", what: `unknown kind "army"`},
		{name: "ScenarioWithoutTask", file: "theme/scenario.yaml", from: "tasks: [restore, speak]", to: "tasks: []", atLine: "- id: sc-dark", what: "the scenario has no task", more: 3},
		{name: "UnknownScenarioKind", file: "theme/scenario.yaml", from: "kinds: [emb, cert]", to: "kinds: [emb, army]", atLine: "kinds:", what: `unknown kind "army"`},
		{name: "ChannelTwice", file: "bank.yaml", from: "  - {type: incident, from: emb, to: cert}\n", to: "  - {type: incident, from: emb, to: cert}\n  - {type: incident, from: emb, to: cert}\n", atLine: "  - {type: incident, from: emb, to: cert}\ndefault", what: "the channel incident/emb/cert stands twice"},
		{name: "UnknownSign", file: "bank.yaml", from: "{id: none, days: 7}", to: "{id: silence, days: 7}", atLine: "signs", what: `unknown state or flag "silence"`, more: 2},
		{name: "SignWithoutDays", file: "bank.yaml", from: "{id: none, days: 7}", to: "{id: none}", atLine: "{id: none}", what: "the first step has no lead time"},
		{name: "SourceWithoutPublisher", file: "bank.yaml", from: `title: "A cover", publisher: "An office"`, to: `title: "A cover"`, atLine: "A cover", what: "the source lacks title, publisher or year"},
		{name: "UnknownSourceOfClock", file: "bank.yaml", from: "{id: ck-day, sources: [guide]}", to: "{id: ck-day, sources: [rumour]}", atLine: "rumour", what: `unknown source "rumour"`},
		{name: "UnknownSourceExplained", file: "en/bank.yaml", from: "often: {guide:", to: "often: {rumour:", atLine: "often", what: `unknown id "rumour" in often`},
		{name: "EmptyReason", file: "en/bank.yaml", from: "{guide: There is no other.}", to: `{guide: ""}`, atLine: "often", what: `a text of "guide" is empty`},
		{name: "UnusedUnexplained", file: "en/bank.yaml", from: "unused: {cover: Only its title is known.}", to: "unused: {}", atLine: "unused", what: `no text for "cover" in unused`},
		{name: "UnknownTermInTranslation", file: "fr/bank.yaml", to: header + "glossary:\n  rumour: {term: Bruit, text: Une histoire.}\n", atLine: "rumour", what: `unknown id "rumour" in glossary`},
		{name: "TranslatedEvidence", file: "fr/scenario.yaml", to: header + "scenarios:\n  sc-dark:\n    evidence: [Un, Deux]\n", atLine: "evidence", what: "sc-dark lists 2 pieces of evidence, in English 1"},
		{name: "ProseDate", file: "fr/watch.yaml", from: "date: 2026-11-22", to: "date: autumn", atLine: "date", what: "is not a day"},
		{name: "IDTwice", file: theme, from: "- id: wa-two\n", to: "- id: wa-one\n", atLine: "- id: wa-one\n        about: own\n        weight: 2", what: `the id "wa-one" already stands for a question`, more: -1},
		{name: "IDForm", file: "theme/principle.yaml", from: "id: pr-early", to: "id: pr_early", atLine: "pr_early", what: "is not an id", more: -1},

		{name: "UnknownQuestionInProse", file: prose, from: "questions:\n", to: "questions:\n  wa-zero: {ask: Who}\n", atLine: "wa-zero", what: `unknown id "wa-zero" in questions`},
		{name: "UnknownQuestionInTranslation", file: "fr/watch.yaml", from: "  wa-one:", to: "  wa-zero:", atLine: "wa-zero", what: `unknown id "wa-zero" in questions`},
		{name: "MissingQuestion", file: "en/system.yaml", from: "  sy-hall:\n    name: Counting hall\n    what: The hall where ballots are counted.\n", to: "  {}\n", atLine: "systems", what: `no text for "sy-hall" in systems`},
		{name: "MissingFile", file: "en/scenario.yaml", from: header + smallStory, to: "", what: "the file is empty"},
		{name: "EmptyText", file: prose, from: "title: The watch", to: `title: ""`, atLine: `title: ""`, what: "the text of title is missing"},
		{name: "FourLevels", file: prose, from: "      - State 4 of wa-two.\n", to: "", atLine: "levels:\n      - State 0 of wa-two", what: "wa-two has 4 levels"},
		{name: "TranslationWithThreeLevels", file: "fr/watch.yaml", from: "nuit ?\n", to: "nuit ?\n    levels: [a, b, c]\n", atLine: "levels", what: "wa-one has 3 levels"},
		{name: "AskForOtherKind", file: prose, from: "supplier: \"Who of your company watches at wa-one?\"", to: "dpa: Nobody", atLine: "dpa", what: `wa-one is not asked of "dpa"`},
		{name: "UnknownTerm", file: "en/bank.yaml", from: "  log: {", to: "  list: {", inFile: theme, atLine: "glossary", what: `unknown term "log"`, more: 3},
		{name: "UnknownStatus", file: "fr/watch.yaml", from: "status: draft", to: "status: fine", atLine: "status", what: `unknown status "fine"`},
		{name: "ReviewedByNobody", file: "fr/watch.yaml", from: "status: draft", to: "status: reviewed", atLine: "reviewer", what: "nobody is named as reviewer"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bank := smallBank(t)
			tt.apply(t, bank)
			_, err := questions.Load(bank)
			var problems questions.Errors
			if !errors.As(err, &problems) {
				t.Fatalf("err=%v, want questions.Errors", err)
			}
			requireProblem(t, bank, problems, tt)
		})
	}
}

// apply puts the slip into the bank. A text that is not said to come after
// another must stand only once; a file that is not there is written.
func (e edit) apply(tb testing.TB, bank fstest.MapFS) {
	tb.Helper()
	for _, s := range e.also {
		change(tb, bank, s.file, s.from, s.to)
	}
	if e.after == "" {
		change(tb, bank, e.file, e.from, e.to)
		return
	}
	head, tail, ok := strings.Cut(string(bank[e.file].Data), e.after)
	if !ok || !strings.Contains(tail, e.from) {
		tb.Fatalf("%q does not stand behind %q in %s", e.from, e.after, e.file)
	}
	bank[e.file] = &fstest.MapFile{Data: []byte(head + e.after + strings.Replace(tail, e.from, e.to, 1))}
}

// requireProblem asks that a slip is reported at its line, with advice, and
// nothing beside it.
func requireProblem(tb testing.TB, bank fstest.MapFS, problems questions.Errors, tt edit) {
	tb.Helper()
	file, line := tt.file, 0
	if tt.inFile != "" {
		file = tt.inFile
	}
	if file != tt.file {
		tt.after = ""
	}
	if tt.atLine != "" {
		line = lineOf(tb, bank, file, tt.after, tt.atLine)
	}
	found := false
	for _, p := range problems {
		if p.Do == "" {
			tb.Errorf("%v has no advice", p)
		}
		found = found || p.File == file && p.Line == line && strings.Contains(p.What, tt.what)
	}
	if !found {
		tb.Errorf("no problem at %s:%d with %q among\n%v", file, line, tt.what, problems)
	}
	if tt.more >= 0 && len(problems) != 1+tt.more {
		tb.Errorf("%d problems, want %d:\n%v", len(problems), 1+tt.more, problems)
	}
}

func TestLoad_AllAtOnce(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	change(t, bank, "bank.yaml", "read: title", "read: skimmed")
	change(t, bank, "theme/system.yaml", "usual: [emb]", "usual: [army]")
	change(t, bank, "en/watch.yaml", "title: The watch", `title: ""`)
	b, err := questions.Load(bank)
	var problems questions.Errors
	if !errors.As(err, &problems) || len(problems) != 3 {
		t.Fatalf("err=%v, want three problems", err)
	}
	if b != nil {
		t.Error("a bank with problems was returned")
	}
	if got := strings.Count(err.Error(), "\n"); got != 2 {
		t.Errorf("%d line breaks in %q, want 2", got, err)
	}
}

func TestLoad_NoFolder(t *testing.T) {
	t.Parallel()
	if _, err := questions.Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "bank.yaml: the file is missing") {
		t.Errorf("err=%v, want a word about bank.yaml", err)
	}
}

func TestLoad_Small(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	b, err := questions.Load(bank)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(b.Languages, " "), "en fr"; got != want {
		t.Errorf("languages=%q, want %q", got, want)
	}
	if text, language := b.QuestionText("wa-one", "fr"); language != "en" || text.Ask != "Who watches at wa-one?" {
		t.Errorf("half a translation is shown: %q in %s", text.Ask, language)
	}
	_, q, ok := b.Question("wa-two")
	if !ok || !q.Core || q.Weight != 2 || q.Target != 3 || len(q.Steps) != 3 || q.Steps[1].Days != 40 {
		t.Errorf("wa-two=%+v", q)
	}
	if text, _ := b.QuestionText("wa-two", "en"); text.Steps["find-out"] != "Ask the desk." || text.AskOf("supplier") == text.Ask {
		t.Errorf("text of wa-two=%+v", text)
	}
}

// The sum names the content: line ends of a checkout and files beside the bank
// do not change it, every word does.
func TestLoad_SHA256(t *testing.T) {
	t.Parallel()
	sum := func(alter func(fstest.MapFS)) string {
		bank := smallBank(t)
		alter(bank)
		b, err := questions.Load(bank)
		if err != nil {
			t.Fatal(err)
		}
		return b.SHA256
	}
	plain := sum(func(fstest.MapFS) {})
	same := sum(func(m fstest.MapFS) {
		m["README.md"] = &fstest.MapFile{Data: []byte("read me")}
		m["sample/bank.yaml"] = &fstest.MapFile{Data: []byte("id: other")}
		m["en/watch.yaml"].Data = []byte(strings.ReplaceAll(string(m["en/watch.yaml"].Data), "\n", "\r\n"))
	})
	if same != plain {
		t.Errorf("the sum changed with what is no content")
	}
	other := sum(func(m fstest.MapFS) { change(t, m, "fr/watch.yaml", "La veille", "La garde") })
	if other == plain {
		t.Errorf("the sum did not change with a word")
	}
}
