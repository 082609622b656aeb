//go:build browser

package main_test

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium is the program of a browser; empty: there is none.
var chromium = sync.OnceValue(func() string {
	for _, name := range []string{"chromium-headless-shell", "headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
})

// browser is one Chromium. Each person in it has cookies and a storage of
// their own.
type browser struct {
	ctx context.Context
}

// newBrowser starts a browser that reaches room.test, and nothing but this
// machine.
func newBrowser(t *testing.T, flags ...chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	if chromium() == "" {
		t.Fatal("no Chromium was found (Debian: apt-get install chromium)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP room.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("lang", "en"),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), append(options, flags...)...)
	t.Cleanup(cancel)
	ctx, leave := chromedp.NewContext(ctx)
	t.Cleanup(leave)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	return &browser{ctx: ctx}
}

// The sizes of screens.
var (
	phone  = size{360, 740}
	laptop = size{1366, 768}
	wall   = size{1920, 1080}
)

type size struct{ width, height int64 }

// person is somebody with a browser of their own. Methods fail the test.
type person struct {
	*testing.T
	name string
	base string // address of the server
	ctx  context.Context
	log  *console
}

// console is what a browser complained about.
type console struct {
	mu    sync.Mutex
	lines []string
	posts int // answers that the script sent
}

// person opens a browser for somebody.
func (b *browser) person(t *testing.T, name, base string, s size) *person {
	t.Helper()
	p := &person{T: t, name: name, base: base, log: new(console)}
	var leave context.CancelFunc
	p.ctx, leave = chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.log.hear))
	t.Cleanup(leave)
	// The first run starts the tab and may not have a deadline.
	if err := chromedp.Do(p.ctx, p.sized(s)); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return p
}

func (p *person) sized(s size) chromedp.Action[chromedp.Void] {
	if s.width < 500 {
		return chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateMobile)
	}
	return chromedp.EmulateViewport(s.width, s.height)
}

// during gives the person to a subtest.
func (p *person) during(t *testing.T) *person {
	q := *p
	q.T = t
	return &q
}

// hear collects what stands in red or yellow in the browser's console.
func (c *console) hear(event any) {
	line := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if strings.HasSuffix(e.Request.URL, "/answers") {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.posts++
		}
		return
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeError && e.Type != runtime.ConsoleAPICalledTypeWarning {
			return
		}
		for _, arg := range e.Args {
			line += string(arg.Value) + " " + arg.Description
		}
	case *runtime.EventExceptionThrown:
		line = e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			line += " " + e.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level != log.EntryLevelError && e.Entry.Level != log.EntryLevelWarning {
			return
		}
		line = fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
	default:
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lines = append(c.lines, line)
}

// taken gives what was heard so far and forgets it.
func (c *console) taken() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	lines := c.lines
	c.lines = nil
	return lines
}

// posted is how many times the script has sent an answer.
func (c *console) posted() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.posts
}

// quiet fails if the browser complained about anything but what is expected: a
// part of the line.
func (p *person) quiet(expected ...string) {
	p.Helper()
	for _, line := range p.log.taken() {
		if !slices.ContainsFunc(expected, func(part string) bool { return strings.Contains(line, part) }) {
			p.Errorf("%s: the browser's console says at %s: %s", p.name, p.path(), line)
		}
	}
}

// see runs an action with a deadline, and fails with what it was for.
func see[T any](p *person, what string, action chromedp.Action[T]) T {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		p.Fatalf("%s, %s at %s: %v", p.name, what, p.path(), err)
	}
	return value
}

// path is where the person is, without the host.
func (p *person) path() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "?"
	}
	return strings.TrimPrefix(at, p.base)
}

// open goes to a page by its address.
func (p *person) open(path string) *person {
	p.Helper()
	r := see(p, "going to "+path, chromedp.NavigateResponse(p.base+path))
	if r == nil || r.Status >= 400 {
		p.Fatalf("%s: %s answers %+v", p.name, path, r)
	}
	return p
}

// navigate goes to a page that may answer with a failure.
func navigate(p *person, path string) chromedp.Action[chromedp.Void] {
	return chromedp.Navigate(p.base + path)
}

// still keeps a page that loads itself again and again as it is.
func (p *person) still() *person {
	p.Helper()
	see(p, "keeping the page still", chromedp.Stop())
	return p
}

// shows waits for something to be visible.
func (p *person) shows(selector string) *person {
	p.Helper()
	see(p, "waiting for "+selector, chromedp.WaitVisible(chromedp.CSS(selector)))
	return p
}

// click clicks what a selector finds first.
func (p *person) click(selector string) *person {
	p.Helper()
	see(p, "clicking "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	return p
}

// follow clicks what leads to another page, and waits for that page.
func (p *person) follow(selector, path string) *person {
	p.Helper()
	click := chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible)
	see(p, "following "+selector, chromedp.WaitEvent(page.LoadEventFired, nil, click))
	if at := p.path(); path != "" && at != path {
		p.Fatalf("%s: %s leads to %s, want %s: %s", p.name, selector, at, path, p.text("main"))
	}
	return p
}

// write types into a field, over what stands there.
func (p *person) write(selector, text string) *person {
	p.Helper()
	p.shows(selector)
	ask[chromedp.Void](p, fmt.Sprintf("document.querySelector(%q).select()", selector))
	see(p, "writing into "+selector, chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
	return p
}

// text is the visible text of what a selector finds first.
func (p *person) text(selector string) string {
	p.Helper()
	return strings.TrimSpace(see(p, "reading "+selector, chromedp.Text(chromedp.CSS(selector))))
}

// everything is what stands on the page. It is read in one go: a screen that
// renews itself takes away what was found a moment before.
func (p *person) everything() string {
	p.Helper()
	return strings.TrimSpace(see(p, "reading everything", chromedp.Evaluate[string]("document.body.innerText")))
}

// ask evaluates an expression in the page.
func ask[T any](p *person, expression string) T {
	p.Helper()
	return see(p, "evaluating "+expression, chromedp.Evaluate[T](expression))
}

// until waits until an expression holds in the page.
func (p *person) until(expression string) *person {
	p.Helper()
	see(p, "waiting until "+expression, chromedp.Poll[bool](expression, chromedp.WithPollingMutation(), chromedp.WithPollingTimeout(0)))
	return p
}

// back presses the browser's back button.
func (p *person) back() *person {
	p.Helper()
	see(p, "going back", chromedp.NavigateBack())
	return p
}

// offline cuts this person's network, or mends it.
func (p *person) offline(cut bool) *person {
	p.Helper()
	none := -1.0
	see(p, "cutting the network", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: cut, DownloadThroughput: none, UploadThroughput: none}},
		})
		if err != nil {
			return chromedp.Void{}, err
		}
		_, err = cdp.Call(ctx, t, network.OverrideNetworkState, network.OverrideNetworkStateParams{
			Offline: cut, DownloadThroughput: none, UploadThroughput: none,
		})
		return chromedp.Void{}, err
	})
	return p
}

// script turns JavaScript on or off.
func (p *person) script(on bool) *person {
	p.Helper()
	see(p, "turning JavaScript on or off", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return chromedp.Void{}, err
	})
	return p
}
