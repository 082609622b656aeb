package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"electready/assessment"
	"electready/assessment/sqlite"
)

const dataVariable = "ELECTREADY_DATA"

// operator is who works by command line: whoever holds the data directory.
var operator = assessment.Actor{Role: assessment.OperatorRole}

// dataDir is the data directory: the flag's, the environment's, or the one in
// the user's own data folder.
func dataDir(flag string, env func(string) string) (string, error) {
	if flag != "" {
		return filepath.Abs(flag)
	}
	if dir := env(dataVariable); dir != "" {
		return filepath.Abs(dir)
	}
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no data folder is known for this user (%w): name one with --data DIR", err)
	}
	return filepath.Join(base, "electready"), nil
}

// reading runs do on the data, also beside a running server.
func (c *console) reading(ctx context.Context, do func(*sqlite.DB) error) (err error) {
	db, err := sqlite.OpenReader(ctx, c.data, c.clock)
	if errors.Is(err, fs.ErrNotExist) {
		return noData(c.data)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

func noData(dir string) error {
	return fmt.Errorf("there is no data in %s yet: start 'electready serve' once, or name another directory with --data", dir)
}

// writing runs do on the data, which it makes if there is none. It is refused
// beside a running server.
func (c *console) writing(ctx context.Context, do func(*sqlite.DB) error) (err error) {
	db, err := sqlite.Open(ctx, c.data, c.clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// workshop reads the facts of a workshop and the bank it uses.
func workshop(ctx context.Context, db *sqlite.DB, id string) (*assessment.Document, *assessment.Bank, error) {
	d, err := db.Document(ctx, id)
	if errors.Is(err, assessment.ErrNotFound) {
		return nil, nil, noWorkshop(ctx, db, id)
	}
	if err != nil {
		return nil, nil, err
	}
	bank, err := db.Bank(ctx, d.Bank)
	if err != nil {
		return nil, nil, fmt.Errorf("question bank %s %s of the workshop: %w", d.Bank.ID, d.Bank.Version, err)
	}
	return d, bank, nil
}

// noWorkshop says that an id is unknown, and which ones are known.
func noWorkshop(ctx context.Context, db *sqlite.DB, id string) error {
	have, err := db.Workshops(ctx, operator)
	if err != nil {
		return err
	}
	if len(have) == 0 {
		return fmt.Errorf("there is no workshop %q: %s holds none yet", id, db.Dir())
	}
	const most = 5
	names := make([]string, 0, most)
	for _, s := range have[:min(len(have), most)] {
		names = append(names, fmt.Sprintf("%s (%s)", s.ID, s.Title))
	}
	if len(have) > most {
		names = append(names, fmt.Sprintf("and %d more", len(have)-most))
	}
	return fmt.Errorf("there is no workshop %q: %s holds %s", id, db.Dir(), strings.Join(names, ", "))
}
