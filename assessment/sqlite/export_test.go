package sqlite

import "context"

// Exec changes the database behind the program's back.
func (db *DB) Exec(ctx context.Context, query string) error {
	_, err := db.write.ExecContext(ctx, query)
	return err
}

// TablesWith are the tables that have a column of a name.
func (db *DB) TablesWith(ctx context.Context, column string) ([]string, error) {
	return db.tables(ctx, `EXISTS`, column)
}

// TablesWithout are the tables that have none.
func (db *DB) TablesWithout(ctx context.Context, column string) ([]string, error) {
	return db.tables(ctx, `NOT EXISTS`, column)
}

func (db *DB) tables(ctx context.Context, exist, column string) ([]string, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT name FROM sqlite_master m WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
		AND `+exist+` (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = ?)`, column)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

// Rows is how many rows a table has.
func (db *DB) Rows(ctx context.Context, table string) (n int, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM "`+table+`"`).Scan(&n)
	return n, err
}
