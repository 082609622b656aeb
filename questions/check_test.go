package questions_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"electready/questions"
)

func TestCheck_Small(t *testing.T) {
	t.Parallel()
	if got := questions.Check(smallBank(t)); len(got) > 0 {
		t.Fatalf("problems of a sound bank:\n%v", got)
	}
}

// TestCheck_Embedded is what keeps a slip out of the program.
func TestCheck_Embedded(t *testing.T) {
	t.Parallel()
	if got := questions.Check(questions.Files()); len(got) > 0 {
		t.Fatal(got)
	}
}

// none is what an edit expects that breaks no rule.
const none = -2

func many(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }

// TestCheck_VagueWords breaks the rule with each word that says nothing.
func TestCheck_VagueWords(t *testing.T) {
	t.Parallel()
	for _, word := range []string{
		"adequate", "adequately", "appropriate", "appropriately", "sufficient", "sufficiently", "effective", "effectively",
		"robust", "robustly", "properly", "best practice", "best-practices", "and/or", "etc.",
		"regular", "regularly", "periodic", "periodical", "periodically",
	} {
		t.Run(word, func(t *testing.T) {
			t.Parallel()
			bank := smallBank(t)
			change(t, bank, "en/watch.yaml", "State 3 of wa-two.", "The list is kept "+word)
			if got := questions.Check(bank); len(got) != 1 || !strings.Contains(got[0].What, strconv.Quote(word)) {
				t.Errorf("problems:\n%v\nwant one about %q", got, word)
			}
		})
	}
}

func TestCheck_Rules(t *testing.T) {
	t.Parallel()
	const theme, prose, fr = "theme/watch.yaml", "en/watch.yaml", "fr/watch.yaml"
	for _, tt := range []edit{
		{name: "AskTooLong", file: prose, from: "ask: Who watches at wa-one?", to: "ask: " + many(31) + "?", atLine: "ask: word", what: "31 words, at most 30"},
		{name: "AskForTooLong", file: prose, from: "Who of your company watches at wa-one?", to: many(31) + "?", atLine: "ask_for: {supplier: \"word", what: "31 words, at most 30"},
		{name: "LevelTooLong", file: prose, from: "State 4 of wa-two.", to: many(26), atLine: "word word", what: "26 words, at most 25"},
		{name: "WhyTooLong", file: prose, after: "  wa-one:", from: "The night is long.", to: many(61), atLine: "why: word", what: "61 words, at most 60"},
		{name: "SectionTooLong", file: prose, from: "wa-night: At night", to: "wa-night: " + many(7), atLine: "wa-night: word", what: "7 words, at most 6"},
		{name: "StepTooLong", file: prose, after: "  wa-one:", from: "Write down one name.", to: many(36), atLine: "below-2: word", what: "36 words, at most 35"},
		{name: "EvidenceTooLong", file: prose, after: "  wa-one:", from: "The list of names.", to: many(31), atLine: "evidence: word", what: "31 words, at most 30"},
		{name: "IncidentTooLong", file: prose, after: "  wa-one:", from: "nobody watched.", to: many(34), atLine: "incidents: {", what: "37 words, at most 35"},
		{name: "ThemeTooLong", file: prose, from: "title: The watch", to: "title: " + many(11), atLine: "title: word", what: "11 words, at most 10"},
		{name: "IntroTooLong", file: prose, from: "Who watches at night.", to: many(26), atLine: "intro: word", what: "26 words, at most 25"},
		{name: "StoryTooLong", file: "en/scenario.yaml", from: "At 20:06 the page stops answering.", to: many(61), atLine: "story: word", what: "61 words, at most 60"},
		{name: "TraceTooLong", file: "en/scenario.yaml", from: "Records of the page", to: many(21), atLine: "- word", what: "21 words, at most 20"},
		{name: "TaskTooLong", file: "en/scenario.yaml", from: "Speak to the public", to: many(11), atLine: "speak: word", what: "11 words, at most 10"},
		{name: "SystemTooLong", file: "en/system.yaml", from: "The hall where ballots are counted.", to: many(21), atLine: "what: word", what: "21 words, at most 20"},
		{name: "PrincipleTooLong", file: "en/principle.yaml", from: "We tell the others within the hour.", to: many(41), atLine: "text: word", what: "41 words, at most 40"},
		{name: "ReasonTooLong", file: "en/bank.yaml", from: "Only then can the team help.", to: many(26), atLine: "incident/emb/cert: word", what: "26 words, at most 25"},
		{name: "ClockTooLong", file: "en/bank.yaml", from: "Tell the office.", to: many(41), atLine: "ck-day: {", what: "41 words, at most 40"},
		{name: "FactTooLong", file: "en/bank.yaml", from: "Who has to report?", to: many(31), atLine: "fc-who: word", what: "31 words, at most 30"},
		{name: "SignTooLong", file: "en/bank.yaml", from: "Meet for a quarter of an hour.", to: many(36), atLine: "none: {step", what: "36 words, at most 35"},
		{name: "TermTooLong", file: "en/bank.yaml", from: "A record of what happened.", to: many(26), atLine: "log: {term", what: "26 words, at most 25"},
		{name: "UnusedTooLong", file: "en/bank.yaml", from: "Only its title is known.", to: many(31), atLine: "unused: {", what: "31 words, at most 30"},
		{name: "OftenTooLong", file: "en/bank.yaml", from: "There is no other.", to: many(41), atLine: "often: {", what: "41 words, at most 40"},
		{name: "TranslationTooLong", file: fr, from: "Qui veille la nuit ?", to: many(41), atLine: "ask: word", what: "41 words, at most 40"},
		{
			name: "CoreTooLong", file: prose,
			from:   "      - State 0 of wa-one.\n      - State 1 of wa-one.\n      - State 2 of wa-one.\n      - State 3 of wa-one.\n",
			to:     fmt.Sprintf("      - a %[1]s\n      - b %[1]s\n      - c %[1]s\n      - d %[1]s\n", many(22)),
			atLine: "  wa-one:\n", what: "question and levels of wa-one have 103 words, at most 100",
		},
		{
			name: "FullTooLong", file: theme, after: "wa-two", from: "set: core", to: "set: full", inFile: prose,
			also:   []slip{{prose, "      - State 0 of wa-two.\n      - State 1 of wa-two.\n      - State 2 of wa-two.\n      - State 3 of wa-two.\n      - State 4 of wa-two.\n", fmt.Sprintf("      - a %[1]s\n      - b %[1]s\n      - c %[1]s\n      - d %[1]s\n      - e %[1]s\n", many(24))}},
			atLine: "  wa-two:\n", what: "question and levels of wa-two have 132 words, at most 130",
		},
		{
			name: "FullMayBeLonger", file: theme, after: "wa-two", from: "set: core", to: "set: full", more: none,
			also: []slip{{prose, "      - State 0 of wa-two.\n      - State 1 of wa-two.\n      - State 2 of wa-two.\n      - State 3 of wa-two.\n", fmt.Sprintf("      - a %[1]s\n      - b %[1]s\n      - c %[1]s\n      - d %[1]s\n", many(22))}},
		},
		{
			name: "TranslatedCoreTooLong", file: fr, from: "nuit ?\n",
			to:     fmt.Sprintf("nuit ?\n    levels:\n      - a %[1]s\n      - b %[1]s\n      - c %[1]s\n      - d %[1]s\n      - e %[1]s\n", many(26)),
			atLine: "  wa-one:\n", what: "question and levels of wa-one have 139 words, at most 134",
		},

		{name: "Vague", file: prose, from: "Who watches at night.", to: "Who gives adequate watch.", atLine: "adequate", what: `vague word "adequate"`},
		{name: "VagueCapital", file: prose, from: "Who watches at night.", to: "Properly watched.", atLine: "Properly", what: `vague word "Properly"`},
		{name: "VagueEtc", file: prose, from: "Who watches at night.", to: "Police, courts, etc.", atLine: "etc.", what: `vague word "etc."`},
		{name: "VagueHalfWord", file: prose, from: "Who watches at night.", to: "An inadequate, ineffective etching.", more: none},
		{name: "Often", file: prose, from: "State 3 of wa-two.", to: "The list is regularly called.", atLine: "regularly", what: `"regularly" without a period`},
		{name: "OftenWithPeriod", file: prose, from: "State 3 of wa-two.", to: "The list is regularly called, every month.", more: none},
		{name: "OftenWithElection", file: prose, from: "State 3 of wa-two.", to: "The list is called periodically before every election.", more: none},

		{name: "HTML", file: prose, from: "Who watches at night.", to: "Who <b>watches</b>.", atLine: "<b>", what: "markup"},
		{name: "Markdown", file: prose, from: "Who watches at night.", to: "Who **watches**.", atLine: "**", what: "markup"},
		{name: "Address", file: fr, from: "La veille", to: "Voir www.exemple.invalid", atLine: "www.", what: "markup"},
		{name: "LineBreak", file: prose, from: "intro: Who watches at night.", to: "intro: |\n  Who watches\n  at night.", atLine: "intro:", what: "markup", more: 1},
		{name: "LessThan", file: prose, from: "Who watches at night.", to: "Fewer than 3 & more < 5.", more: none},
		{name: "Invisible", file: fr, from: "La veille", to: "La\u200b veille", atLine: "title:", what: "an invisible character"},
		{name: "SpaceAtEnd", file: prose, from: "intro: Who watches at night.", to: "intro: \"Who watches at night. \"", atLine: "intro:", what: "a space at an end"},
		{name: "Spaces", file: prose, from: "Who watches at night.", to: "Who  watches.", atLine: "intro:", what: "a double space"},
		{name: "StraightQuote", file: prose, from: "Who watches at night.", to: "The agency's watch.", atLine: "intro:", what: "a straight quotation mark"},
		{name: "StraightQuoteInFrench", file: fr, from: "La veille", to: "L'alerte", more: none},

		{name: "NoQuestionMark", file: prose, from: "ask: Who watches at wa-one?", to: "ask: Say who watches.", atLine: "Say who", what: "not one question"},
		{name: "TwoQuestions", file: prose, from: "ask: Who watches at wa-one?", to: "ask: Who watches? Who sleeps?", atLine: "Who sleeps", what: "not one question"},
		{name: "LevelTwice", file: prose, after: "State 2 of wa-two.", from: "State 3 of wa-two.", to: "State 2 of wa-two.", atLine: "State 2 of wa-two.", what: "level 3 of wa-two reads like another"},
		{name: "TranslatedLevelTwice", file: fr, from: "nuit ?\n", to: "nuit ?\n    levels: [un, deux, trois, Trois, cinq]\n", atLine: "Trois", what: "level 3 of wa-one reads like another"},
		{name: "TurnedWithoutQuestionMark", file: prose, from: "Who of your company watches at wa-one?", to: "Say who watches.", atLine: "Say who", what: "not one question"},
		{name: "LongStep", file: prose, after: "  wa-two:", from: "\"Call it through. Within 14 days: call one name.\"", to: "Call it through.", atLine: "below-3: Call", what: "takes 40 days"},

		{name: "FirstStepMissing", file: theme, after: "wa-two", from: "below-2", to: "below-1", inFile: theme, atLine: "steps:", what: "wa-two lacks the step below-2", more: 2},
		{name: "FindOutMissing", file: "theme/watch.yaml", after: "wa-one", from: "          - {id: find-out, days: 3}\n", to: "", atLine: "steps:", what: "wa-one lacks the step find-out", more: 1},
		{name: "StepOfTargetMissing", file: theme, after: "wa-one", from: "target: 2", to: "target: 4", atLine: "steps:", what: "wa-one lacks the step below-4"},
		{name: "NearStepMissing", file: theme, after: "wa-two", from: "          - {id: below-2, days: 14, with: [cert]}\n", to: "", inFile: theme, atLine: "steps:", what: "wa-two lacks the step below-2", more: 1},
		{name: "StepTwice", file: theme, after: "wa-one", from: "- {id: find-out, days: 3}", to: "- {id: find-out, days: 3}\n          - {id: find-out, days: 4}", atLine: "- {id: find-out, days: 4}", what: "the step find-out of wa-one stands twice"},
		{name: "StepAboveTarget", file: theme, after: "wa-two", from: "target: 3", to: "target: 2", atLine: "below-3", what: "the step below-3 lies above the target of wa-two", more: 1},

		{name: "OnlyTitleRead", file: theme, after: "wa-one", from: "{key: guide, at: p. 1}", to: "{key: cover}", atLine: "{key: cover", what: "wa-one has no source that was read"},
		{name: "PlaceOfTitle", file: theme, after: "wa-one", from: "{key: guide, at: p. 1}", to: "{key: guide}, {key: cover, at: p. 1}", atLine: "{key: cover", what: "a place is cited in cover"},
		{name: "IncidentWithoutYear", file: prose, after: "  wa-one:", from: "Somewhere, May 2020:", to: "Somewhere, in May:", atLine: "incidents: {", what: "the incident inc-xx20 is told without its year, 2020"},
		{name: "IncidentOfOtherYear", file: "bank.yaml", from: `"2020-05"`, to: `"2019"`, inFile: prose, atLine: "incidents: {", what: "told without its year, 2019", more: 3},
		{name: "TranslatedIncidentWithoutYear", file: fr, from: "nuit ?\n", to: "nuit ?\n    incidents: {inc-xx20: Un soir de mai.}\n", atLine: "incidents: {", what: "told without its year, 2020"},
		{name: "TooFewKinds", file: theme, after: "wa-one", from: "police, media, local, supplier", to: "police, supplier", atLine: "[emb, cert, police, supplier]", what: "the core question wa-one applies to 4 kinds"},
		{name: "FewKindsOfOneHouse", file: theme, after: "wa-one", from: "set: core\n        applies_to: [emb, cert, police, media, local, supplier]", to: "set: core\n        house_only: true\n        applies_to: [emb, cert, police, media, supplier]", more: none},
		{name: "FewKindsInFullSet", file: theme, after: "wa-one", from: "set: core\n        applies_to: [emb, cert, police, media, local, supplier]", to: "set: full\n        applies_to: [emb, supplier]", more: none},
		{name: "SameWeight", file: theme, after: "wa-one", from: "weight: 1", to: "weight: 2", inFile: "bank.yaml", atLine: "themes:", what: "weight 2 stands on 3 of 4 questions"},
		{name: "SameTarget", file: theme, after: "wa-two", from: "target: 3", to: "target: 2", inFile: "bank.yaml", atLine: "themes:", what: "target 2 stands on 3 of 4 questions", more: 1},
		{name: "TooManyEssential", file: theme, after: "wa-two", from: "essential: false", to: "essential: true", inFile: "bank.yaml", atLine: "themes:", what: "2 of 4 questions are essential"},
		{name: "TooFewCore", file: "bank.yaml", from: "least_core: 3", to: "least_core: 5", atLine: "least_core", what: "emb meets 4 core questions where nothing special is used, at least 5", more: 5},

		{name: "NewID", file: "theme/principle.yaml", from: "id: pr-early", to: "id: pr-late", more: -1, atLine: "pr-late", what: "the id pr-late is not in ids.txt"},
		{name: "LostID", file: "ids.txt", from: "system sy-hall\n", to: "system sy-hall\nquestion wa-zero\n", atLine: "wa-zero", what: "the question wa-zero is no longer in the bank"},
		{name: "GoneID", file: "ids.txt", from: "system sy-hall\n", to: "system sy-hall\nquestion wa-zero gone\n", more: none},
		{name: "UsedAgain", file: "ids.txt", from: "system sy-hall\n", to: "system sy-hall gone\n", inFile: "theme/system.yaml", atLine: "sy-hall", what: "the id sy-hall was used before and is gone"},
		{name: "OtherSort", file: "ids.txt", from: "system sy-hall\n", to: "scenario sy-hall\n", inFile: "theme/system.yaml", atLine: "sy-hall", what: "the id sy-hall was used for a scenario"},
		{name: "IDListedTwice", file: "ids.txt", from: "system sy-hall\n", to: "system sy-hall\nsystem sy-hall gone\n", atLine: "sy-hall gone", what: `"sy-hall" stands twice`},
		{name: "MalformedID", file: "ids.txt", from: "system sy-hall\n", to: "system sy-hall\nwa-zero\n", atLine: "wa-zero", what: "malformed line"},
		{name: "OtherContent", file: "versions.txt", to: "# list\n1 content 0123\n", inFile: "bank.yaml", atLine: "version", what: "version 1 was published with other content"},
		{name: "OtherTranslation", file: "versions.txt", to: "1 fr 0123\n", inFile: "bank.yaml", atLine: "version", what: "version 1 was published with other texts in fr"},
		{name: "OtherVersion", file: "versions.txt", to: "0 content 0123\n", more: none},
		{name: "MalformedVersion", file: "versions.txt", to: "# list\n1 0123\n", atLine: "1 0123", what: "malformed line"},
		{name: "Unreadable", file: prose, from: "title: The watch", to: "title: The watch: at night", atLine: "title: The", what: "mapping values are not allowed"},
		{name: "LoaderToo", file: "bank.yaml", from: "read: title", to: "read: skimmed", atLine: "skimmed", what: "unknown extent of reading"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bank := smallBank(t)
			tt.apply(t, bank)
			got := questions.Check(bank)
			if tt.more == none {
				if len(got) > 0 {
					t.Fatalf("problems:\n%v\nwant none", got)
				}
				return
			}
			requireProblem(t, bank, got, tt)
		})
	}
}

// Rules about the whole need a bank with more in it.
func TestCheck_Whole(t *testing.T) {
	t.Parallel()
	without := func(file, text string) func(testing.TB, fstest.MapFS) {
		return func(tb testing.TB, bank fstest.MapFS) {
			tb.Helper()
			change(tb, bank, file, text, "")
		}
	}
	all := func(file, from, to string) func(testing.TB, fstest.MapFS) {
		return func(tb testing.TB, bank fstest.MapFS) {
			tb.Helper()
			if !bytes.Contains(bank[file].Data, []byte(from)) {
				tb.Fatalf("%q does not stand in %s", from, file)
			}
			bank[file] = &fstest.MapFile{Data: bytes.ReplaceAll(bank[file].Data, []byte(from), []byte(to))}
		}
	}
	for _, tt := range []struct {
		name  string
		size  int // questions
		alter func(testing.TB, fstest.MapFS)
		want  []string
	}{
		{
			name: "HouseOnly", size: 4,
			alter: all("theme/watch.yaml", "set: core\n", "set: core\n        house_only: true\n"),
			want:  []string{"more than three core questions of the theme are house_only"},
		},
		{name: "AsManyAsFit", size: 30, want: nil},
		{
			name: "OftenUnexplained", size: 13,
			alter: without("en/bank.yaml", "often: {guide: There is no other.}\n"),
			want:  []string{"guide is attached to 13 questions and nothing says why"},
		},
		{name: "TwelveNeedNoReason", size: 12, alter: without("en/bank.yaml", "often: {guide: There is no other.}\n")},
		{
			name: "MoreThanFit", size: 31,
			want: []string{"cert meets 31 core questions, at most 30", "police meets 31", "media meets 31", "local meets 31", "supplier meets 31"},
		},
		{
			name: "MoreThanTheCommissionFits", size: 41,
			alter: all("theme/watch.yaml", "[emb, cert, police, media, local, supplier]\n        target", "[emb]\n        house_only: true\n        target"),
			want:  []string{"emb meets 41 core questions, at most 40", "more than three core questions"},
		},
		{
			name: "WordsOfManyQuestions", size: 31,
			alter: all("en/watch.yaml", "State ", many(16)+" "),
			want:  []string{"cert reads 3069 words in the core set, at most 3000"},
		},
		{
			name: "EssentialTime", size: 39,
			alter: func(tb testing.TB, bank fstest.MapFS) {
				tb.Helper()
				mark(bank, 13)
			},
			want: []string{"emb meets more than twelve essential core questions in the theme"},
		},
		{
			name: "EssentialInTime", size: 39,
			alter: func(tb testing.TB, bank fstest.MapFS) {
				tb.Helper()
				mark(bank, 12)
			},
		},
		{name: "Peers", size: 4, alter: manyPeers, want: []string{"in the default types emb has more than eight others to speak about"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bank := smallBankOf(t, tt.size)
			if tt.alter != nil {
				tt.alter(t, bank)
			}
			got := questions.Check(bank)
			for _, want := range tt.want {
				if !slices.ContainsFunc(got, func(p questions.Problem) bool { return strings.Contains(p.What, want) }) {
					t.Errorf("no problem with %q among\n%v", want, got)
				}
			}
			if len(tt.want) == 0 && len(got) > 0 {
				t.Errorf("problems:\n%v\nwant none", got)
			}
		})
	}
}

// mark makes the first n questions essential and puts the others into the full
// set, so that no other budget is touched.
func mark(bank fstest.MapFS, n int) {
	f := bank["theme/watch.yaml"]
	text := strings.ReplaceAll(string(f.Data), "essential: true", "essential: false")
	text = strings.Replace(text, "essential: false", "essential: true", n)
	text = strings.ReplaceAll(text, "essential: false\n        set: core", "essential: false\n        set: full")
	bank["theme/watch.yaml"] = &fstest.MapFile{Data: []byte(text)}
}

// manyPeers gives the commission nine others to speak about.
func manyPeers(tb testing.TB, bank fstest.MapFS) {
	tb.Helper()
	kinds := []string{"cert", "police", "media", "local", "supplier", "security", "digital", "dpa", "foreign"}
	var channels, reasons, names strings.Builder
	for i, k := range kinds[1:] {
		fmt.Fprintf(&channels, "  - {type: crime, from: emb, to: %s}\n", k)
		fmt.Fprintf(&reasons, "  crime/emb/%s: They help.\n", k)
		if i >= 4 {
			fmt.Fprintf(&names, ", %s: Agency", k)
		}
	}
	change(tb, bank, "bank.yaml", "default_scenarios", channels.String()+"default_scenarios")
	change(tb, bank, "bank.yaml", "local, supplier]\nouter", "local, supplier, security, digital, dpa, foreign]\nouter")
	change(tb, bank, "bank.yaml", "least_core: 3", "least_core: 0")
	change(tb, bank, "en/bank.yaml", "channels:\n", "channels:\n"+reasons.String())
	change(tb, bank, "en/bank.yaml", "supplier: Suppliers", "supplier: Suppliers"+names.String())
}
