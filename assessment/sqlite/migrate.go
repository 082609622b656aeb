package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNewer says that a newer program wrote the database.
var ErrNewer = errors.New("this data was written by a newer version of electready: use that version, or another data directory with --data")

// migrate brings the schema up to date, after a backup if there is anything to
// lose, and tells whether it was new. It never changes a schema that is newer
// than the program.
func migrate(ctx context.Context, db *DB) (isNew bool, err error) {
	p, err := provider(db.write)
	if err != nil {
		return false, err
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return false, known(fmt.Errorf("version of the database: %w", err))
	}
	if have > want {
		return false, ErrNewer
	}
	if have == want {
		return false, nil
	}
	if have > 0 {
		if _, err := db.Backup(ctx, fmt.Sprintf("before-version-%d", want)); err != nil {
			return false, fmt.Errorf("backup before the new version: %w", err)
		}
	}
	if _, err := p.Up(ctx); err != nil {
		return false, known(fmt.Errorf("new version of the database: %w", err))
	}
	return true, nil
}

// checkVersion refuses a schema other than the program's own.
func checkVersion(ctx context.Context, read *sql.DB) error {
	have, want, err := versions(ctx, read)
	if err == nil && have < want {
		return errors.New("this data was written by an older version of electready: start it once with 'electready serve' to bring it up to date")
	}
	return err
}

// versions are that of a schema and the program's own. It returns [ErrNewer]
// where the schema is newer.
func versions(ctx context.Context, read *sql.DB) (have, want int64, err error) {
	err = read.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version`).Scan(&have)
	if err != nil {
		return 0, 0, fmt.Errorf("version of the database: %w", err)
	}
	if want, err = newest(); err == nil && have > want {
		err = ErrNewer
	}
	return have, want, err
}

// newest is the version of the schema that this program writes: the number that
// the name of the last migration begins with.
func newest() (int64, error) {
	sources, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(sources) == 0 {
		return 0, errors.Join(errors.New("the program has no migrations"), err)
	}
	return goose.NumericComponent(sources[len(sources)-1])
}

func provider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
}
