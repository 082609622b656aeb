package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"electready/assessment"
	"electready/assessment/secret"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// FileName is the database's name in the data directory.
const FileName = "electready.db"

// DB is an open database of workshops. It is safe for concurrent use.
type DB struct {
	dir   string
	clock func() time.Time
	write *sql.DB // one connection: writers queue here, never in SQLite
	read  *sql.DB
	lock  *lock
	key   trailKey // nil: of a reading command where no server ever ran
	banks sync.Map // banks as used, by id, version and hash

	sessions sessionClock
	copying  sync.Mutex // held while a backup is written or looked through
}

// Open opens the database in dir for reading and writing and brings its schema
// up to date; it makes both if they do not exist. It refuses a second instance
// (*[InstanceError]), a schema of a newer version and a directory it cannot
// write to, each as an [assessment.Error] or an error of one clear line.
func Open(ctx context.Context, dir string, clock func() time.Time) (*DB, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	l, err := acquire(dir)
	if err != nil {
		return nil, err
	}
	db := &DB{dir: dir, clock: clock, lock: l}
	if db.key, err = secret.OpenTrailKey(dir); err == nil {
		err = db.open(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context) error {
	path := filepath.Join(db.dir, FileName)
	if err := keepPrivate(path); err != nil {
		return err
	}
	var err error
	if db.write, err = connect(path, "_txlock=immediate"); err != nil {
		return err
	}
	db.write.SetMaxOpenConns(1)
	isNew, err := migrate(ctx, db)
	if err != nil {
		return err
	}
	if db.read, err = connect(path, "_pragma=query_only(1)"); err != nil {
		return err
	}
	db.read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	db.read.SetMaxIdleConns(max(4, runtime.NumCPU()))
	if err := db.setSessionClock(ctx); err != nil {
		return err
	}
	if isNew {
		if err := errors.Join(db.sealAll(ctx), db.signTrail(ctx)); err != nil {
			return err
		}
	}
	return db.finishErasures(ctx)
}

// keepPrivate makes the database's file, and lets nobody but its owner read it:
// SQLite gives its journals the same permissions.
func keepPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil // SQLite says what is wrong with it
	}
	_ = f.Chmod(0o600) // somebody else's file, or a disk without permissions: the folder's stand
	return f.Close()
}

// OpenReader opens the database in dir for reading only, also beside a running
// server. It returns [fs.ErrNotExist] where there is none.
func OpenReader(ctx context.Context, dir string, clock func() time.Time) (*DB, error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	key, err := secret.ReadTrailKey(dir)
	if err != nil {
		return nil, err
	}
	db := &DB{dir: dir, clock: clock, key: key}
	if db.read, err = connect(path, "mode=ro", "_pragma=query_only(1)"); err != nil {
		return nil, err
	}
	if err := checkVersion(ctx, db.read); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// connect opens a pool. Pragmas stand in the DSN because by Exec they would
// hold for one connection of the pool only.
func connect(path string, extra ...string) (*sql.DB, error) {
	dsn := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() +
		"?_pragma=busy_timeout(5000)" +
		"&_pragma=journal_mode(WAL)" +
		"&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(1)" +
		"&_pragma=trusted_schema(0)" +
		"&_pragma=secure_delete(1)"
	for _, e := range extra {
		dsn += "&" + e
	}
	return sql.Open("sqlite", dsn)
}

// Close writes the journal back into the main file and closes the database.
func (db *DB) Close() error {
	var errs []error
	if db.read != nil {
		errs = append(errs, db.read.Close())
	}
	if db.write != nil {
		_, _ = db.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)") // a journal left over is read at the next start
		errs = append(errs, db.write.Close())
	}
	if db.lock != nil {
		errs = append(errs, db.lock.release())
	}
	return errors.Join(errs...)
}

// Dir is the data directory.
func (db *DB) Dir() string { return db.dir }

// tx is a writing transaction. Its time is fixed at the beginning, so that all
// rows it writes agree.
type tx struct {
	*sql.Tx
	at                   time.Time
	key                  trailKey
	changed, changedBank bool // what is sealed; see seal.go
}

// now is the transaction's time as rows keep it.
func (t *tx) now() string { return timestamp(t.at) }

// timestamp is a time as rows keep it.
func timestamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// update runs do in a writing transaction and commits it.
func (db *DB) update(ctx context.Context, do func(*tx) error) error {
	t, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return known(err)
	}
	defer func() { _ = t.Rollback() }() // after Commit it does nothing
	change := &tx{Tx: t, at: db.clock(), key: db.key}
	if err := do(change); err != nil {
		return known(err)
	}
	if err := change.seal(ctx); err != nil {
		return known(err)
	}
	return known(t.Commit())
}

// view runs do in a reading transaction, so that all it reads belongs together.
func (db *DB) view(ctx context.Context, do func(*sql.Tx) error) error {
	t, err := db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return known(err)
	}
	defer func() { _ = t.Rollback() }()
	return known(do(t))
}

// known turns what the disk says into the domain's errors.
func known(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return errors.Join(assessment.ErrDiskFull, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return errors.Join(ErrReadOnlyDisk, err)
	}
	return err
}

// ErrReadOnlyDisk says that the data directory cannot be written to.
var ErrReadOnlyDisk = &assessment.Error{Code: assessment.Unavailable, Key: "error.disk-read-only"}

// IsDamaged reports whether err says that the file of the database is broken.
func IsDamaged(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_CORRUPT || e.Code()&0xff == sqlite3.SQLITE_NOTADB)
}

// isUnique reports whether err says that a row with the key exists.
func isUnique(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) &&
		(e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}
