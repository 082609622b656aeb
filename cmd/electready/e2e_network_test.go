//go:build browser

package main_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// certificate makes a certificate for room.test with its key, as files for
// --cert and --key. Pin is the hash by which a browser is told to take this one
// certificate; all others it goes on refusing.
func certificate(t *testing.T) (cert, key, pin string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "room.test"}, DNSNames: []string{"room.test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, kind string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sum := sha256.Sum256(public)
	return write("room.crt", "CERTIFICATE", der), write("room.key", "PRIVATE KEY", secret), base64.StdEncoding.EncodeToString(sum[:])
}

// lossy is a way to the server on which answers can be lost: what goes to the
// server arrives, what comes back does not, as on a network that breaks after
// the server has saved.
type lossy struct {
	base string // address by this way
	to   string

	mu    sync.Mutex
	deaf  bool // what comes back is lost
	dead  bool // there is no connection at all
	conns map[net.Conn]bool
}

func newLossy(t *testing.T, s *server) *lossy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	way := &lossy{base: strings.TrimSuffix(s.base, s.port) + port, to: "127.0.0.1:" + s.port, conns: map[net.Conn]bool{}}
	t.Cleanup(func() {
		_ = l.Close()
		way.stop()
	})
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			go way.carry(near)
		}
	}()
	return way
}

// carry joins one connection to the server.
func (l *lossy) carry(near net.Conn) {
	far, err := net.Dial("tcp", l.to)
	if err != nil {
		_ = near.Close()
		return
	}
	l.mu.Lock()
	l.conns[near], l.conns[far] = true, true
	if l.dead {
		l.cut()
	}
	l.mu.Unlock()
	done := make(chan struct{}, 2)
	go l.copy(far, near, func() bool { return true }, done)
	go l.copy(near, far, func() bool { return !l.isDeaf() }, done)
	<-done
	l.mu.Lock()
	delete(l.conns, near)
	delete(l.conns, far)
	l.mu.Unlock()
	_, _ = near.Close(), far.Close()
	<-done
}

func (l *lossy) copy(to, from net.Conn, arrives func() bool, done chan<- struct{}) {
	defer func() { done <- struct{}{} }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 && arrives() {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (l *lossy) isDeaf() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.deaf
}

// lose lets nothing more come back, from now on.
func (l *lossy) lose() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deaf = true
}

// stop breaks all connections and lets no new one come about.
func (l *lossy) stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dead = true
	l.cut()
}

// mend loses nothing any more.
func (l *lossy) mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut()
	l.deaf, l.dead = false, false
}

// cut breaks all connections; the lock is held.
func (l *lossy) cut() {
	for c := range l.conns {
		_ = c.Close()
	}
}
