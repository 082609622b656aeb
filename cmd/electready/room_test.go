package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func TestRoomCheck(t *testing.T) {
	t.Parallel()
	addresses, err := networkAddresses()
	if err != nil {
		t.Fatal(err)
	}
	got := call(t, "room", "check", "--port", "0")
	if len(addresses) == 0 {
		wantRefused(t, got, exitFailed, "no network address")
		return
	}
	if got.code != exitDone || !strings.Contains(got.out, addresses[0]+"  can be reached") || !strings.Contains(got.out, "telephone") {
		t.Errorf("room check gave %+v, want %s reached and what it cannot know", got, addresses[0])
	}

	taken, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	port := strconv.Itoa(taken.Addr().(*net.TCPAddr).Port)
	wantRefused(t, call(t, "room", "check", "--port", port), exitFailed, "another program uses", port)
}

func TestReach(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("a router's page")) }))
	t.Cleanup(other.Close)
	own := httptest.NewServer(probe("word"))
	t.Cleanup(own.Close)
	for _, c := range []struct {
		name, url string
		want      string // empty: reached
	}{
		{"ourselves", own.URL, ""},
		{"another program", other.URL, "another program"},
		{"nobody", "http://127.0.0.1:1", "refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := reach(t.Context(), strings.TrimPrefix(c.url, "http://"), "word")
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("reach=%v, want %q", err, c.want)
			}
		})
	}
}
