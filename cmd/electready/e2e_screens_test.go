//go:build browser && screens

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestScreens takes pictures of every page into the folder that SCREENS names;
// see make screens.
func TestScreens(t *testing.T) {
	t.Parallel()
	folder := picturesIn(t)
	for _, language := range []string{"en", "ka"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			goAround(t, language, func(p *person, name string) {
				p.quiet(statusOf(name)...)
				sizes := []size{phone, laptop}
				if strings.HasPrefix(name, "screen-") {
					sizes = []size{wall}
				}
				for _, s := range sizes {
					file := fmt.Sprintf("%s-%d-%s.png", name, s.width, language)
					if err := os.WriteFile(filepath.Join(folder, file), p.picture(s), 0o600); err != nil {
						t.Fatal(err)
					}
				}
			})
		})
	}
}

// picturesIn is the folder of the pictures, made if need be.
func picturesIn(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("SCREENS")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestScreensOfTheDay takes pictures of the room's screen through the four hours.
func TestScreensOfTheDay(t *testing.T) {
	t.Parallel()
	folder := picturesIn(t)
	wholeAfternoon(t, func(screen *person, state string) {
		if err := os.WriteFile(filepath.Join(folder, "day-"+state+".png"), screen.picture(wall), 0o600); err != nil {
			t.Fatal(err)
		}
	})
}

// picture is the whole page. The window is made as tall as the page, so that
// what sticks to its edges stands where a reader has it at the end.
func (p *person) picture(s size) []byte {
	p.Helper()
	see(p, "changing the size", p.sized(s))
	see(p, "waiting for the fonts", chromedp.Evaluate[bool](`document.fonts.ready.then(() => true)`, chromedp.EvalAwaitPromise))
	ask[chromedp.Void](p, `document.activeElement.blur()`)
	if s == wall {
		return see(p, "taking a picture", chromedp.CaptureScreenshot())
	}
	s.height = max(s.height, ask[int64](p, `document.documentElement.scrollHeight`))
	see(p, "changing the size", p.sized(s))
	return see(p, "taking a picture", chromedp.FullScreenshot(100))
}
