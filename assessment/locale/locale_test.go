package locale_test

import (
	"context"
	"testing"
	"time"

	"electready/assessment/locale"
)

func TestMatch(t *testing.T) {
	t.Parallel()
	all := []string{"en", "ka"}
	tests := []struct {
		name, accept, cookie string
		offered              []string
		want                 string
	}{
		{"chosen before", "en", "ka", all, "ka"},
		{"chosen, no longer offered", "ka", "fr", all, "ka"},
		{"the browser's first", "ka-GE,ka;q=0.9,en;q=0.8", "", all, "ka"},
		{"the browser's second", "de,ka;q=0.5", "", all, "ka"},
		{"a region of it", "en-GB", "", all, "en"},
		{"none of them: the workshop's first", "de", "", []string{"ka", "en"}, "ka"},
		{"no guess from a neighbour", "ru", "", []string{"en", "uk"}, "en"},
		{"no header", "", "", []string{"ka", "en"}, "ka"},
		{"a broken header", ";;;=", "", all, "en"},
		{"nothing offered", "ka", "", nil, "en"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := locale.Match(tt.accept, tt.cookie, tt.offered); got != tt.want {
				t.Errorf("Match=%q, want %q", got, tt.want)
			}
		})
	}
}

func TestPrinter(t *testing.T) {
	t.Parallel()
	en, ka := locale.For("en"), locale.For("ka")
	at := time.Date(2026, time.November, 24, 15, 5, 0, 0, time.UTC)
	tests := []struct{ name, got, want string }{
		{"plain", en.T("common.skip"), "Skip to the content"},
		{"plain, Georgian", ka.T("common.hide"), "ეკრანის დამალვა"},
		{"place", en.T("seat.name", "short", "Police", "number", 2), "Police 2"},
		{"one", en.N("house.voices", 1), "1 voice"},
		{"other", en.N("house.voices", 3), "3 voices"},
		{"one form", ka.N("house.voices", 3), "3 პასუხი"},
		{"grouped", en.N("house.voices", 12345), "12,345 voices"},
		{"unknown key", en.T("common.no-such"), "common.no-such"},
		{"time", en.Time(at), "15:05"},
		{"day", en.Day(at), "24 November 2026"},
		{"day, Georgian", ka.Day(at), "2026 წლის 24 ნოემბერი"},
		{"long day", en.LongDay(at), "Tuesday 24 November 2026"},
		{"moment", en.Moment(at), "24 November 2026, 15:05"},
		{"language of a printer", ka.Lang(), "ka"},
		{"language without words", locale.For("xx").Lang(), "en"},
		{"own name", locale.Name("ka"), "ქართული"},
		{"no name", locale.Name("xx"), "xx"},
		{"form for a script", en.Forms("save.waiting")["other"], "Not saved yet, {count} answers wait on this device"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	if got := locale.From(t.Context()).Lang(); got != locale.Reference {
		t.Errorf("without a printer: %q", got)
	}
	ctx := locale.With(context.Background(), locale.For("ka"))
	if got := locale.From(ctx).Lang(); got != "ka" {
		t.Errorf("with a printer: %q", got)
	}
}

// Requests in several languages are served at once.
func TestPrintersAtOnce(t *testing.T) {
	t.Parallel()
	for _, tag := range locale.Offered() {
		for range 4 {
			t.Run(tag, func(t *testing.T) {
				t.Parallel()
				p := locale.For(tag)
				for count := range 20 {
					if p.N("house.voices", count) == "" {
						t.Error("nothing said")
					}
				}
			})
		}
	}
}
