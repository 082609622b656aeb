package web

import (
	"crypto/sha256"
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
	clock func() time.Time
	mu    sync.Mutex
	by    map[string]*tried
}

type tried struct {
	wrong int
	last  time.Time
	until time.Time
}

func newLimiter(clock func() time.Time) *limiter {
	return &limiter{clock: clock, by: map[string]*tried{}}
}

// wait is for how long the sender must wait before the next try.
func (l *limiter) wait(keys ...string) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, longest := l.clock(), time.Duration(0)
	for _, key := range keys {
		if t := l.by[key]; t != nil {
			longest = max(longest, t.until.Sub(now))
		}
	}
	return longest
}

// wrong notes a wrong try of a sender that may make free of them.
func (l *limiter) wrong(key string, free int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock()
	t := l.by[key]
	if t == nil || now.Sub(t.last) > forgetAfter {
		l.forget(now)
		t = &tried{}
		l.by[key] = t
	}
	t.wrong++
	t.last = now
	if over := t.wrong - free; over >= 0 {
		t.until = now.Add(min(time.Second<<min(over, 10), longestWait))
	}
}

func (l *limiter) right(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.by, key)
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

// senders are the names under which a sender's tries are counted: the address,
// and the device where it keeps our cookie. They are hashed: no address of a
// participant is kept.
func (c *call) senders() (address, device string) {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return string(sum[:])
	}
	address = hash("address " + c.RealIP())
	if s, err := c.cookies.Get(c.Request(), deviceCookie); err == nil {
		if id, ok := s.Values[idValue].(string); ok {
			return address, hash("device " + id)
		}
	}
	return address, hash("no device " + c.RealIP())
}

// markDevice gives a browser a name of its own, so that its wrong tries are not
// its neighbours'.
func (c *call) markDevice() error {
	s, _ := c.cookies.Get(c.Request(), deviceCookie)
	if _, ok := s.Values[idValue].(string); ok {
		return nil
	}
	s.Values[idValue] = newDevice()
	s.Options.HttpOnly, s.Options.SameSite = true, http.SameSiteLaxMode
	return s.Save(c.Request(), c.Response())
}

// try runs a check of a secret that somebody typed, and slows the sender down
// when it is wrong.
func (c *call) try(check func() (right bool, err error)) error {
	address, device := c.senders()
	if wait := c.tries.wait(address, device); wait > 0 {
		c.Set(waitKey, int(wait.Seconds())+1)
		return errTooMany
	}
	right, err := check()
	if right {
		c.tries.right(device)
		return err
	}
	c.tries.wrong(device, deviceTries)
	c.tries.wrong(address, addressTries)
	return err
}

const waitKey = "wait"
