package questions_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"electready/questions"
)

// smallBank is the smallest bank in which every rule has something to judge:
// one theme, four questions, one scenario, system and principle, and a draft
// in a second language.
func smallBank(tb testing.TB) fstest.MapFS {
	tb.Helper()
	return smallBankOf(tb, 4)
}

// smallBankOf is the small bank with n core questions.
func smallBankOf(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	ids := []string{"wa-one", "wa-two", "wa-three", "wa-four"}
	for i := len(ids); i < n; i++ {
		ids = append(ids, fmt.Sprintf("wa-q%d", i+1))
	}
	bank := fstest.MapFS{}
	put := func(name, text string) { bank[name] = &fstest.MapFile{Data: []byte(text)} }
	put("bank.yaml", smallHead)
	put("theme/watch.yaml", smallTheme(ids))
	put("theme/scenario.yaml", smallScenario)
	put("theme/system.yaml", "systems:\n  - {id: sy-hall, usual: [emb], needs: [], sources: [{key: guide, at: p. 3}]}\n")
	put("theme/principle.yaml", "principles:\n  - {id: pr-early, sources: [{key: guide}]}\n")
	put("en/bank.yaml", header+smallCommon)
	put("en/watch.yaml", header+smallProse(ids))
	put("en/scenario.yaml", header+smallStory)
	put("en/system.yaml", header+"systems:\n  sy-hall:\n    name: Counting hall\n    what: The hall where ballots are counted.\n")
	put("en/principle.yaml", header+"principles:\n  pr-early:\n    title: We tell early\n    text: We tell the others within the hour.\n")
	put("fr/watch.yaml", header+"title: La veille\nsections:\n  wa-night: La nuit\nquestions:\n  wa-one:\n    ask: Qui veille la nuit ?\n")
	list, err := questions.WriteIDs(bank)
	if err != nil {
		tb.Fatalf("ids of the small bank: %v", err)
	}
	put("ids.txt", string(list))
	return bank
}

const header = "status: draft\nreviewer: \"\"\ndate: 2026-11-22\n"

const smallHead = `id: small
version: "1"
date: 2026-11-22
themes: [watch]
least_core: 3
kinds: [emb, cert, police, media, local, supplier]
outer_kinds: [supplier]
uses: [scanner]
channel_types: [incident, crime, alert, help]
default_channel_types: [incident, crime, alert]
expected_channels:
  - {type: incident, from: emb, to: cert}
default_scenarios: [sc-dark]
default_systems: [sy-hall]
default_principles: [pr-early]
clocks:
  - {id: ck-day, sources: [guide]}
facts:
  - {id: fc-who, sources: [guide]}
signs:
  - {id: none, days: 7}
sources:
  - {key: guide, title: "A guide", publisher: "An office", year: 2020, read: part}
  - {key: cover, title: "A cover", publisher: "An office", year: 2021, read: title}
incidents:
  - {key: inc-xx20, country: XX, month: "2020-05", sources: [guide]}
`

const smallScenario = `scenarios:
  - id: sc-dark
    tasks: [restore, speak]
    kinds: [emb, cert]
    lead: {restore: [cert]}
    articles: ["5"]
    sources: [{key: guide}]
    clocks: [ck-day]
`

const smallStory = `tasks:
  restore: Bring the service back
  speak: Speak to the public
scenarios:
  sc-dark:
    title: The page goes dark
    story: At 20:06 the page stops answering.
    evidence:
      - Records of the page
`

const smallCommon = `kinds: {emb: Commission, cert: Incident team, police: Police, media: Regulator, local: Local commissions, supplier: Suppliers}
short_kinds: {emb: Commission, cert: CERT, police: Police, media: Regulator, local: Local, supplier: Sellers}
uses: {scanner: Machines count ballots}
channel_types:
  incident: {name: A system, event: "Whom do you tell?"}
  crime: {name: An offence, event: "Whom do you tell?"}
  alert: {name: A false message, event: "Whom do you tell?"}
  help: {name: Help, event: "Whom do you ask?"}
places: {inc-xx20: Somewhere}
unused: {cover: Only its title is known.}
often: {guide: There is no other.}
channels:
  incident/emb/cert: Only then can the team help.
clocks:
  ck-day: {name: A day, rule: Tell the office.}
facts:
  fc-who: Who has to report?
signs:
  none: {step: Meet for a quarter of an hour.}
glossary:
  log: {term: Log, text: A record of what happened.}
`

func smallTheme(ids []string) string {
	var s strings.Builder
	s.WriteString("theme: watch\nsections:\n  - id: wa-night\n    questions:\n")
	for i, id := range ids {
		fmt.Fprintf(&s, "      - id: %s\n        about: own\n        weight: %d\n        essential: %t\n        set: core\n", id, 1+i%2, i == 0)
		fmt.Fprintf(&s, "        applies_to: [emb, cert, police, media, local, supplier]\n        target: %d\n        sources: [{key: guide, at: p. 1}]\n", 2+i%2)
		s.WriteString("        incidents: [{key: inc-xx20, country: XX}]\n        glossary: [log]\n        steps:\n")
		s.WriteString("          - {id: below-2, days: 14, with: [cert]}\n")
		if i%2 == 1 {
			s.WriteString("          - {id: below-3, days: 40, with: []}\n")
		}
		s.WriteString("          - {id: find-out, days: 3}\n")
	}
	return s.String()
}

func smallProse(ids []string) string {
	var s strings.Builder
	s.WriteString("title: The watch\nintro: Who watches at night.\nsections:\n  wa-night: At night\nquestions:\n")
	for i, id := range ids {
		fmt.Fprintf(&s, "  %s:\n    ask: Who watches at %s?\n    ask_for: {supplier: \"Who of your company watches at %s?\"}\n", id, id, id)
		s.WriteString("    why: The night is long.\n    levels:\n")
		for level := range 5 {
			fmt.Fprintf(&s, "      - State %d of %s.\n", level, id)
		}
		s.WriteString("    evidence: The list of names.\n    steps:\n      below-2: Write down one name.\n")
		if i%2 == 1 {
			s.WriteString("      below-3: \"Call it through. Within 14 days: call one name.\"\n")
		}
		s.WriteString("      find-out: Ask the desk.\n    incidents: {inc-xx20: \"Somewhere, May 2020: nobody watched.\"}\n")
	}
	return s.String()
}

// change replaces a text that stands exactly once in a file.
func change(tb testing.TB, bank fstest.MapFS, file, from, to string) {
	tb.Helper()
	f, ok := bank[file]
	if !ok {
		bank[file] = &fstest.MapFile{Data: []byte(to)}
		return
	}
	if n := bytes.Count(f.Data, []byte(from)); n != 1 {
		tb.Fatalf("%q stands %d times in %s, want once", from, n, file)
	}
	bank[file] = &fstest.MapFile{Data: bytes.Replace(f.Data, []byte(from), []byte(to), 1)}
}

// lineOf is the number of the first line behind a text that contains another.
func lineOf(tb testing.TB, bank fstest.MapFS, file, after, want string) int {
	tb.Helper()
	head, tail, _ := strings.Cut(string(bank[file].Data), after)
	before, _, found := strings.Cut(tail, want)
	if !found {
		tb.Fatalf("%q does not stand in %s", want, file)
	}
	return strings.Count(head+after+before, "\n") + 1
}
