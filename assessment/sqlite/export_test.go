package sqlite

import "context"

// Exec changes the database behind the program's back.
func (db *DB) Exec(ctx context.Context, query string) error {
	_, err := db.write.ExecContext(ctx, query)
	return err
}
