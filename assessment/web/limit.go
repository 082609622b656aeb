package web

import (
	"crypto/sha256"
	"math"
	"net/http"
	"sync"
	"time"
)

const (
	deviceTries  = 5  // wrong codes of one device before it is slowed down
	addressTries = 60 // of one address: forty people may share one
	longestWait  = time.Minute
	forgetAfter  = 15 * time.Minute
	mostSenders  = 10_000 // remembered at once; beyond, the oldest go
)

// limiter slows a sender of wrong codes or pass-phrases down, each time for
// twice as long. It knows senders only: nobody can close the room for others.
type limiter struct {
	clock     func() time.Time
	mu        sync.Mutex
	by        map[string]*tried
	read, now time.Time // the machine's clock when it was last read, and the time that waits live by
}

// time goes on with the machine's clock and never back: one that is put back by
// an hour must not let people wait for an hour.
func (l *limiter) time() time.Time {
	now := l.clock().Round(0)
	switch passed := now.Sub(l.read); {
	case l.read.IsZero():
		l.now = now
	case passed > 0:
		l.now = l.now.Add(passed)
	}
	l.read = now
	return l.now
}

type tried struct {
	wrong int
	last  time.Time
	since time.Time // when it was first slowed down
	until time.Time
}

// sender is who types a secret. Its address may be that of a whole room behind
// one access point, its device is its own; either may be unknown.
type sender struct {
	address, device string
	made            time.Time // when the device first came
}

func newLimiter(clock func() time.Time) *limiter {
	return &limiter{clock: clock, by: map[string]*tried{}}
}

// wait is for how long the sender must wait before the next try. A device that
// was here before its address was slowed down is judged by itself: one guesser
// must not close the room for those who already stand at the door.
func (l *limiter) wait(s sender) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, longest := l.time(), time.Duration(0)
	if t := l.by[s.device]; t != nil && s.device != "" {
		longest = t.until.Sub(now)
	}
	if t := l.by[s.address]; t != nil && !(s.device != "" && s.made.Before(t.since)) {
		longest = max(longest, t.until.Sub(now))
	}
	return longest
}

// wrong notes a wrong try of a sender that may make free of them.
func (l *limiter) wrong(key string, free int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.time()
	t := l.by[key]
	if t == nil || now.Sub(t.last) > forgetAfter {
		l.forget(now)
		t = &tried{}
		l.by[key] = t
	}
	t.wrong++
	t.last = now
	if over := t.wrong - free; over >= 0 {
		if over == 0 {
			t.since = l.read // devices are dated by the machine's clock
		}
		t.until = now.Add(min(time.Second<<min(over, 10), longestWait))
	}
}

// forget makes room: first what is old, then anything.
func (l *limiter) forget(now time.Time) {
	if len(l.by) < mostSenders {
		return
	}
	for key, t := range l.by {
		if now.Sub(t.last) > forgetAfter {
			delete(l.by, key)
		}
	}
	for key := range l.by {
		if len(l.by) < mostSenders {
			return
		}
		delete(l.by, key)
	}
}

// sender is under which names a request's tries are counted. They are hashed: no
// address of a participant is kept.
func (c *call) sender() sender {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return string(sum[:])
	}
	from := sender{address: hash("address " + c.RealIP())}
	if s, err := c.cookies.Get(c.Request(), deviceCookie); err == nil {
		id, known := s.Values[idValue].(string)
		made, dated := s.Values[madeValue].(int64)
		if known && dated {
			from.device, from.made = hash("device "+id), time.Unix(made, 0)
			return from
		}
	}
	if c.Request().Method == http.MethodPost {
		// Every form came with the cookie: this is a script, or a browser that keeps none.
		from.device, from.made = hash("no device "+c.RealIP()), c.Clock()
	}
	return from
}

// markDevice gives a browser a name of its own, so that its wrong tries are not
// its neighbours'.
func (c *call) markDevice() error {
	s, _ := c.cookies.Get(c.Request(), deviceCookie)
	if _, ok := s.Values[idValue].(string); ok {
		return nil
	}
	s.Values[idValue], s.Values[madeValue] = newDevice(), c.Clock().Unix()
	s.Options.HttpOnly, s.Options.SameSite = true, http.SameSiteLaxMode
	return s.Save(c.Request(), c.Response())
}

// try runs a check of a secret that somebody typed, and slows the sender down
// when it is wrong. A right one clears nothing: who holds one code could guess
// at others for ever.
func (c *call) try(check func() (right bool, err error)) error {
	from := c.sender()
	if wait := c.tries.wait(from); wait > 0 {
		c.Set(waitKey, int(math.Ceil(wait.Seconds())))
		return errTooMany
	}
	right, err := check()
	if !right {
		if from.device != "" {
			c.tries.wrong(from.device, deviceTries)
		}
		c.tries.wrong(from.address, addressTries)
	}
	return err
}

const waitKey = "wait"
