package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"electready/assessment/secret"
)

// rebuildDir is where a rebuild writes; nothing stays in it.
const rebuildDir = "rebuild"

// Rebuild writes the database in dir anew from its rows: indexes, order of pages,
// no free ones. A broken index is whole after it; a row that is not what was
// written is not. Then it changes nothing, and found says what does not fit. What
// was there is kept under the name it returns, as by [Restore]. No electready may
// use dir; it returns [fs.ErrNotExist] where there is no database.
func Rebuild(ctx context.Context, dir string) (found Verified, kept string, err error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); err != nil {
		return found, "", err
	}
	l, err := acquire(dir)
	if err != nil {
		return found, "", err
	}
	defer func() { err = errors.Join(err, l.release()) }()
	room := filepath.Join(dir, rebuildDir)
	if err := errors.Join(os.RemoveAll(room), os.Mkdir(room, 0o700)); err != nil {
		return found, "", err
	}
	fresh := filepath.Join(room, FileName)
	defer func() { err = errors.Join(err, shred(fresh), os.RemoveAll(room)) }()
	if err := rewrite(ctx, path, fresh); err != nil {
		return found, "", fmt.Errorf("rebuild: %w", err)
	}
	if _, err := finish(ctx, fresh); err != nil {
		return found, "", err
	}
	key, err := secret.ReadTrailKey(dir)
	if err != nil {
		return found, "", err
	}
	if found, err = verifyFile(ctx, fresh, key); err != nil || len(found.Problems) > 0 {
		return found, "", err
	}
	kept, err = replace(path, fresh)
	return found, kept, err
}

// rewrite copies the rows of a database, journal included, into a new file, and
// makes the indexes there. SQLite's own VACUUM copies a broken index as it is.
func rewrite(ctx context.Context, from, to string) (err error) {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(to)+"?_pragma=foreign_keys(0)&_pragma=secure_delete(1)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1) // what is attached belongs to one connection
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, `ATTACH ? AS old`, from); err != nil {
		return err
	}
	rest, err := fillTables(ctx, db)
	if err != nil {
		return known(err)
	}
	for _, create := range rest {
		if _, err := db.ExecContext(ctx, create); err != nil {
			return known(err)
		}
	}
	return checkVersion(ctx, db)
}

// fillTables makes the tables of the database that is attached as old, with their
// rows in the order of the tables themselves, and returns what makes the rest.
func fillTables(ctx context.Context, db *sql.DB) (rest []string, err error) {
	objects, err := oldObjects(ctx, db)
	if err != nil {
		return nil, err
	}
	for _, o := range objects {
		if o.kind != "table" {
			rest = append(rest, o.create)
			continue
		}
		if _, err := db.ExecContext(ctx, o.create); err != nil {
			return nil, err
		}
		// The condition keeps SQLite from copying pages in place of rows.
		if _, err := db.ExecContext(ctx, `INSERT INTO main."`+o.name+`" SELECT * FROM old."`+o.name+`" NOT INDEXED WHERE true`); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

// object is a table, an index or the like, and the statement that makes it.
type object struct{ kind, name, create string }

// oldObjects are those of the database that is attached as old.
func oldObjects(ctx context.Context, db *sql.DB) (out []object, err error) {
	rows, err := db.QueryContext(ctx, `SELECT type, name, sql FROM old.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var o object
		if err := rows.Scan(&o.kind, &o.name, &o.create); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

// verifyFile verifies a database that nobody uses and that has no journal.
func verifyFile(ctx context.Context, path string, key []byte) (found Verified, err error) {
	db := &DB{key: key}
	if db.read, err = sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&immutable=1"); err != nil {
		return found, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Verify(ctx)
}
