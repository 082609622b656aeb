package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	backupDir  = "backups"
	backupKeep = 12 // with one every ten minutes: two hours
)

// Backup writes a copy of the database into the data directory's backups,
// opens it to see that it is whole, and puts its SHA-256 beside it. Only the
// newest copies of a reason are kept: a day of copies every ten minutes does
// not push out the one before a new version. It returns the copy's path.
func (db *DB) Backup(ctx context.Context, reason string) (string, error) {
	db.copying.Lock() // an erase must not miss a copy that is being written
	defer db.copying.Unlock()
	return db.backup(ctx, reason)
}

func (db *DB) backup(ctx context.Context, reason string) (string, error) {
	dir := filepath.Join(db.dir, backupDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	stamp, err := nextStamp(dir, reason, db.clock())
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, stamp+"-"+reason+".db")
	if err := db.BackupTo(ctx, path); err != nil {
		return "", err
	}
	return path, thin(dir, reason, backupKeep)
}

const stampLayout = "20060102T150405.000Z"

// nextStamp is what the name of the next backup begins with: the time, or just
// after the newest one. Else a clock that was put back would make every new copy
// the oldest, and the first to go.
func nextStamp(dir, reason string, now time.Time) (string, error) {
	names, err := backupsOf(dir, reason)
	if err != nil {
		return "", err
	}
	if len(names) > 0 {
		text, _, _ := strings.Cut(filepath.Base(names[len(names)-1]), "-")
		if newest, err := time.Parse(stampLayout, text); err == nil && !newest.Before(now.Truncate(time.Millisecond)) {
			now = newest.Add(time.Millisecond)
		}
	}
	return now.UTC().Format(stampLayout), nil
}

// backupsOf are the copies of a reason, the oldest first.
func backupsOf(dir, reason string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*Z-"+reason+".db"))
	slices.Sort(names)
	return names, err
}

// BackupTo writes a copy of the database to path, which must not exist, and
// its SHA-256 beside it.
func (db *DB) BackupTo(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s is there already: choose another name", path)
	}
	part := path + ".part"
	_ = os.Remove(part) // of a backup that was cut off
	// A connection of its own: the readers may write nowhere, and the writer must
	// not wait for a copy.
	source, err := connect(filepath.Join(db.dir, FileName), "mode=ro")
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	if _, err := source.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return known(fmt.Errorf("backup: %w", err))
	}
	sum, err := finish(ctx, part)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err == nil {
		err = os.WriteFile(path+".sha256", []byte(sum+"  "+filepath.Base(path)+"\n"), 0o600)
	}
	if err != nil {
		_ = os.Remove(part)
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

// finish brings a copy to the disk and opens it to see that it is whole.
func finish(ctx context.Context, path string) (sum string, err error) {
	if err := os.Chmod(path, 0o600); err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return "", err
	}
	if err := whole(ctx, path); err != nil {
		return "", err
	}
	return fileSum(path)
}

// whole opens a database file and asks SQLite for its structure. A copy of an
// older version is whole: it is made before a new one.
func whole(ctx context.Context, path string) error {
	copied, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer func() { _ = copied.Close() }()
	var verdict string
	if err := copied.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%s is damaged: %s", filepath.Base(path), verdict)
	}
	_, _, err = versions(ctx, copied)
	return err
}

func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// thin keeps the newest copies of a reason; names begin with their time.
func thin(dir, reason string, keep int) error {
	names, err := backupsOf(dir, reason)
	if err != nil {
		return err
	}
	for len(names) > keep {
		_ = os.Remove(names[0] + ".sha256")
		if err := os.Remove(names[0]); err != nil {
			return err
		}
		names = names[1:]
	}
	return nil
}

// Restore puts a backup in the place of the database in dir. What was there is
// kept beside it under the name it returns. No electready may use dir.
func Restore(ctx context.Context, dir, backup string) (kept string, err error) {
	if want, err := os.ReadFile(backup + ".sha256"); err == nil {
		have, err := fileSum(backup)
		if err != nil {
			return "", err
		}
		if !strings.HasPrefix(string(want), have) {
			return "", fmt.Errorf("%s is not what was written: its SHA-256 differs; choose another backup", backup)
		}
	}
	if err := whole(ctx, backup); err != nil {
		return "", fmt.Errorf("%s cannot be restored: %w", backup, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	l, err := acquire(dir)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, l.release()) }()
	return replace(filepath.Join(dir, FileName), backup)
}

// replace puts a copy of a whole file in the place of the database at path, and
// keeps what was there. The caller holds the lock.
func replace(path, with string) (kept string, err error) {
	part := path + ".part"
	if err := copyFile(with, part); err != nil {
		return "", err
	}
	if _, err := os.Stat(path); err == nil {
		kept = path + ".before-restore"
		if err := errors.Join(shred(kept+"-wal"), shred(kept+"-shm"), os.Rename(path, kept), move(path+"-wal", kept+"-wal"), move(path+"-shm", kept+"-shm")); err != nil {
			return "", err
		}
	}
	return kept, os.Rename(part, path)
}

// move renames a file that may be missing.
func move(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
