package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"electready/assessment/sqlite"
)

const (
	backupEvery  = 10 * time.Minute
	backupReason = "every-ten-minutes"
)

// keepSafe checks the data once and backs it up every ten minutes and at the
// end, beside the serving. The channel is closed when it is done after ctx
// ended.
func keepSafe(ctx context.Context, c *console, db *sqlite.DB, log *slog.Logger) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		saved := writtenIn(db)
		reportDamage(ctx, c, db, log)
		ticker := time.NewTicker(backupEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
			case <-ctx.Done():
			}
			// An idle night must not push the day's backups out.
			if now := writtenIn(db); now != saved {
				if _, err := db.Backup(context.WithoutCancel(ctx), backupReason); err != nil {
					log.Error("backup failed: free some space, or copy the data by hand", "err", err)
				} else {
					saved = now
				}
			}
			if ctx.Err() != nil {
				return
			}
		}
	}()
	return done
}

// reportDamage reads every row once and says aloud what does not fit.
func reportDamage(ctx context.Context, c *console, db *sqlite.DB, log *slog.Logger) {
	found, err := db.Verify(ctx)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		log.Error("the data could not be checked", "err", err)
		return
	}
	for _, p := range found.Problems {
		log.Error("the data is not as it was written", "problem", p)
	}
	if len(found.Problems) > 0 {
		c.note("electready: the data in %s is not as it was written: end the server and restore a backup with 'electready restore'", c.data)
	}
}

// written tells whether anything was written since: size and time of the database
// and its journal.
type written [2]struct {
	size int64
	at   time.Time
}

func writtenIn(db *sqlite.DB) written {
	var w written
	for i, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(filepath.Join(db.Dir(), sqlite.FileName+suffix)); err == nil {
			w[i].size, w[i].at = info.Size(), info.ModTime()
		}
	}
	return w
}
