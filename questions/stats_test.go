package questions_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"electready/questions"
)

func TestStatsOf(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	change(t, bank, "fr/watch.yaml", "nuit ?\n", "nuit ?\n    levels: [un, deux, trois, quatre, cinq]\n")
	b, err := questions.Load(bank)
	if err != nil {
		t.Fatal(err)
	}
	s := questions.StatsOf(b)
	if s.Themes != 1 || s.Sections != 1 || s.Questions != 4 || s.Core != 4 || s.Essential != 1 || s.Sources != 2 {
		t.Errorf("stats=%+v", s)
	}
	if got, want := s.Languages["fr"], (questions.LanguageStats{Questions: 1, Missing: 3, MissingTexts: 85, Draft: true}); got != want {
		t.Errorf("fr=%+v, want %+v", got, want)
	}
	if got, want := s.Languages["en"], (questions.LanguageStats{Questions: 4, Draft: true}); got != want {
		t.Errorf("en=%+v, want %+v", got, want)
	}
	if got, want := strings.Join(s.Uncited, " "), "cover"; got != want {
		t.Errorf("uncited=%q, want %q", got, want)
	}
	want := questions.KindLoad{Kind: "supplier", Core: 4, LeastCore: 4, Full: 4, Words: 4 * (7 + 5*4), Essential: 1}
	if got := s.Kinds[5]; got != want {
		t.Errorf("load=%+v, want %+v", got, want)
	}
}

// The page for experts shows the figures of the bank as it is.
func TestStats_README(t *testing.T) {
	t.Parallel()
	b, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	want, ok := questions.PutFigures(string(page), questions.StatsOf(b))
	if !ok {
		t.Fatal("README.md has no place for the figures")
	}
	if string(page) != want {
		t.Errorf("the figures in README.md are old; they should be:\n%s", questions.StatsOf(b).Markdown())
	}
}

// TestEmbedded_Share keeps what is agreed about the program's own bank, beyond
// what any bank must keep.
func TestEmbedded_Share(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	for _, theme := range b.Themes {
		turned := 0
		for place, q := range b.Questions {
			if text, _ := b.QuestionText(q.ID, "en"); place.Theme == theme.ID && len(text.AskFor) >= 2 {
				turned++
			}
		}
		if turned < 5 {
			t.Errorf("%s turns %d questions for two kinds or more, want 5", theme.ID, turned)
		}
	}
}

func TestShow(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	change(t, bank, "bank.yaml", "uses: [scanner]", "uses: []")
	change(t, bank, "en/bank.yaml", "uses: {scanner: Machines count ballots}", "uses: {}")
	b, err := questions.Load(bank)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(questions.Show(b))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "null") {
		t.Errorf("null in %s", data)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	wantKeys := []string{"bank_version", "expected_channels", "format", "id", "kinds", "languages", "principles", "scenarios", "sha256", "systems", "themes", "uses", "version"}
	if keys := slices.Sorted(maps.Keys(got)); !slices.Equal(keys, wantKeys) {
		t.Errorf("keys=%v, want %v", keys, wantKeys)
	}
	question := got["themes"].([]any)[0].(map[string]any)["sections"].([]any)[0].(map[string]any)["questions"].([]any)[0]
	want := map[string]any{
		"id": "wa-one", "about": "own", "weight": 1.0, "essential": true, "core": true, "target": 2.0, "needs": []any{},
		"applies_to": []any{"emb", "cert", "police", "media", "local", "supplier"},
	}
	if !reflect.DeepEqual(question, want) {
		t.Errorf("question=%v, want %v", question, want)
	}
	if got["format"] != "electready/bank" || got["version"] != 1.0 || got["bank_version"] != "1" {
		t.Errorf("head=%v %v %v", got["format"], got["version"], got["bank_version"])
	}
}
