package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	lockName    = "electready.lock"
	addressName = "electready.address"
)

// lock keeps a second instance out of the data directory. It is an exclusive
// transaction on a file of its own: the system ends it when the process ends,
// however that happens, on every system SQLite runs on.
type lock struct {
	dir string
	db  *sql.DB
}

// InstanceError says that another electready uses the data directory.
type InstanceError struct {
	Dir     string
	Address string // where it serves; may be empty
}

// Error implements error.
func (e *InstanceError) Error() string {
	if e.Address == "" {
		return fmt.Sprintf("another electready uses %s: end it first", e.Dir)
	}
	return fmt.Sprintf("electready is running at %s with this data (%s): use it there, or end it first", e.Address, e.Dir)
}

func acquire(dir string) (*lock, error) {
	path := filepath.Join(dir, lockName)
	if err := keepPrivate(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?_pragma=journal_mode(MEMORY)&_pragma=busy_timeout(0)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxLifetime(0)
	if _, err = db.Exec("BEGIN EXCLUSIVE"); err != nil {
		_ = db.Close()
		var e *sqlite.Error
		if errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY {
			return nil, &InstanceError{Dir: dir, Address: readAddress(dir)}
		}
		if errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_CANTOPEN || e.Code()&0xff == sqlite3.SQLITE_READONLY) {
			return nil, fmt.Errorf("%s cannot be written to: choose another data directory with --data, or mend its rights", dir)
		}
		return nil, fmt.Errorf("lock of the data directory: %w", err)
	}
	_ = os.Remove(filepath.Join(dir, addressName)) // of an instance that was ended hard
	return &lock{dir: dir, db: db}, nil
}

func (l *lock) release() error {
	_ = os.Remove(filepath.Join(l.dir, addressName))
	return l.db.Close()
}

// Announce writes down where this instance serves, for the message that a
// second instance shows.
func (db *DB) Announce(address string) error {
	return os.WriteFile(filepath.Join(db.dir, addressName), []byte(address+"\n"), 0o600)
}

func readAddress(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, addressName))
	if err != nil || len(b) > 200 {
		return ""
	}
	return strings.TrimSpace(string(b))
}
