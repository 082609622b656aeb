package main

import (
	"fmt"
	"net"
)

// upgradeListener leads people who type a room's address without "https" to the
// encrypted one. The server answers such a request on the bare connection with
// a line that no official understands; here it becomes a redirect.
type upgradeListener struct {
	net.Listener
}

// Accept implements net.Listener.
func (u upgradeListener) Accept() (net.Conn, error) {
	conn, err := u.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &upgradeConn{Conn: conn}, nil
}

// handshakeRecord is the first byte of every TLS connection.
const handshakeRecord = 0x16

type upgradeConn struct {
	net.Conn
	begun, plain bool // set by the handshake's first read, before anything is written
}

// Read implements net.Conn.
func (u *upgradeConn) Read(p []byte) (int, error) {
	n, err := u.Conn.Read(p)
	if n > 0 && !u.begun {
		u.begun, u.plain = true, p[0] != handshakeRecord
	}
	return n, err
}

// Write implements net.Conn.
func (u *upgradeConn) Write(p []byte) (int, error) {
	if !u.plain {
		return u.Conn.Write(p)
	}
	_, err := fmt.Fprintf(u.Conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%s/\r\n"+
		"Cache-Control: no-store\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", u.LocalAddr())
	return len(p), err
}
