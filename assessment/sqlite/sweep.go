package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"electready/assessment"
)

// path is the database's file.
func (db *DB) path() string { return filepath.Join(db.dir, FileName) }

// sweep removes what an erase leaves behind the rows, and writes down what it
// did. It comes after the commit: whatever goes wrong here, the rows are gone.
func (db *DB) sweep(ctx context.Context, e *erasure) error {
	r := &e.receipt
	r.Left = nil
	left := func(what string, err error) {
		if err != nil {
			r.Left = append(r.Left, fmt.Sprintf("%s: %v", what, err))
		}
	}
	left(FileName, db.compact(ctx))
	db.sweepCopies(ctx, r, left)
	if fresh, err := db.backup(ctx, "after-erase"); err == nil {
		r.Fresh.Name = filepath.Base(fresh)
		r.Fresh.SHA256, err = fileSum(fresh)
		left(r.Fresh.Name, err)
	} else if len(r.Backups) > 0 || r.Others > 0 {
		left("after-erase", err)
	}
	return db.update(ctx, func(tx *tx) error {
		finished := ""
		if len(r.Left) == 0 {
			finished = tx.now()
		}
		return e.keep(ctx, tx, finished)
	})
}

// compact writes the database anew without its free pages, and empties the
// journal.
func (db *DB) compact(ctx context.Context) error {
	for _, do := range []string{`PRAGMA temp_store = MEMORY`, `VACUUM`} {
		if _, err := db.write.ExecContext(ctx, do); err != nil {
			return known(err)
		}
	}
	const tries = 4 // each waits for readers as long as any writer does
	var busy, pages, done int
	for range tries {
		if err := db.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done); err != nil {
			return known(err)
		}
		if busy == 0 {
			return nil
		}
	}
	return errors.New("somebody reads the journal all the time")
}

// sweepCopies removes the copies that the program made and that hold the
// workshop: a copy cannot be changed without its sum. Those of before are kept.
func (db *DB) sweepCopies(ctx context.Context, r *assessment.Receipt, left func(string, error)) {
	copies, err := filepath.Glob(filepath.Join(db.dir, backupDir, "*"))
	left(backupDir, err)
	for _, path := range copies {
		switch filepath.Ext(path) {
		case ".part": // cut off while it was written
			left(filepath.Base(path), shred(path))
		case ".db":
			if !holds(ctx, path, r.Workshop) {
				continue
			}
			r.Backups = append(r.Backups, filepath.Base(path))
			left(filepath.Base(path), errors.Join(shred(path), shred(path+".sha256")))
		}
	}
	kept := db.path() + ".before-restore"
	if _, err := os.Stat(kept); err == nil && (holds(ctx, kept, r.Workshop) || isThere(kept+"-wal")) {
		r.Backups = append(r.Backups, filepath.Base(kept))
		left(filepath.Base(kept), errors.Join(shred(kept), shred(kept+"-wal"), shred(kept+"-shm")))
	}
	left(FileName+".part", shred(db.path()+".part"))
	left(rebuildDir, errors.Join(shred(filepath.Join(db.dir, rebuildDir, FileName)), os.RemoveAll(filepath.Join(db.dir, rebuildDir))))
	slices.Sort(r.Backups)
	r.Backups = slices.Compact(r.Backups)
}

func isThere(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// holds reports whether a copy of the database has a workshop in it, or cannot
// be asked.
func holds(ctx context.Context, path, workshop string) bool {
	copied, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&immutable=1")
	if err != nil {
		return true
	}
	defer func() { _ = copied.Close() }()
	var has bool
	err = copied.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM workshop WHERE id = ?)`, workshop).Scan(&has)
	return err != nil || has
}

// shred writes over a file before it removes it. On a disk that writes elsewhere
// (every SSD) the old content may stay until the disk uses the place again.
func shred(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil {
			_, err = io.CopyN(f, zeros{}, info.Size())
			err = errors.Join(err, f.Sync())
		}
		err = errors.Join(err, f.Close())
	}
	return errors.Join(err, os.Remove(path))
}

// zeros are as many bytes 0 as somebody reads.
type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// finishErasures goes on with erases that were cut off.
func (db *DB) finishErasures(ctx context.Context) error {
	open, err := db.unfinished(ctx)
	if err != nil {
		return err
	}
	for _, e := range open {
		if err := db.sweep(ctx, e); err != nil {
			return err
		}
	}
	return nil
}
