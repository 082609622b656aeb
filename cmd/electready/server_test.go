package main

import (
	"net"
	"testing"
)

// A connection more than are taken at once waits, and is served when another
// one ends.
func TestBoundedListener(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := newBoundedListener(inner, 1)
	accepted := make(chan net.Conn)
	go func() {
		defer close(accepted)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			accepted <- conn
		}
	}()
	for range 2 {
		conn, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close() }()
	}
	first := <-accepted
	select {
	case <-accepted:
		t.Error("two connections at once where one is taken")
	default:
	}
	_ = first.Close()
	_ = first.Close() // a second time gives no second place
	second := <-accepted
	_ = l.Close()
	if _, more := <-accepted; more {
		t.Error("a connection after the end")
	}
	_ = second.Close()
}
