//go:build trust

package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// rounds is how often something is tried: as the environment says, or so often
// as it was meant.
func rounds(name string, meant int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return meant
}

// killWhileForty kills the program while forty people save, and starts it again.
// No answer that was acknowledged may be lost.
func killWhileForty(t *testing.T, r *result) {
	c := crowded(t)
	dice, acked := random(1), 0
	for n := rounds("TRUST_KILLS", 1000); r.rounds < n && !t.Failed(); r.rounds++ {
		stop := make(chan struct{})
		wait := c.saveUntil(stop, uint64(r.rounds))
		<-time.After(time.Duration(5+dice.IntN(200)) * time.Millisecond)
		c.server.kill(t)
		close(stop)
		acked += wait()
		c.server.start(t)
		if lost := c.lost(); len(lost) > 0 {
			t.Errorf("round %d lost %v", r.rounds, lost)
		}
	}
	c.server.run(t, "verify")
	r.note("%d answers acknowledged, none lost, every sum fits", acked)
}

// quietly runs a command that may fail on a data directory.
func quietly(t *testing.T, dir string, args ...string) ([]byte, error) {
	t.Helper()
	return exec.CommandContext(t.Context(), program(t), append(args, "--data", dir)...).Output()
}

const database = "electready.db"

// copied is a copy of a data directory that nothing serves.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(filepath.Join(to, "data"), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(to, "data")
}

// filled is the data directory of a room that has answered; killed, its journal
// was not taken into the database.
func filled(t *testing.T, killed bool) (dir, workshop string) {
	t.Helper()
	c := crowded(t)
	for _, s := range c.savers {
		for i, q := range s.questions {
			if got := s.save(q, levels[(i+s.sent)%len(levels)]); got != 200 {
				t.Fatalf("an answer is refused with %d", got)
			}
		}
	}
	if killed {
		c.server.kill(t)
	} else {
		c.server.end(t)
	}
	return c.server.dir, c.workshop
}

// smear writes 64 random bytes somewhere into the database. Either verify finds
// it, or every answer and statement is as it was.
func smear(t *testing.T, r *result) {
	dir, workshop := filled(t, false)
	export := []string{"export", "--workshop", workshop, "--full", "--plain"}
	whole, err := quietly(t, copied(t, dir), export...)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, database))
	if err != nil {
		t.Fatal(err)
	}
	dice, found, equal := random(2), 0, 0
	for n := rounds("TRUST_SMEARS", 300); r.rounds < n; r.rounds++ {
		broken := bytes.Clone(text)
		at := dice.IntN(len(broken) - 64)
		scribble(dice, broken[at:at+64])
		there := copied(t, dir)
		if err := os.WriteFile(filepath.Join(there, database), broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := quietly(t, there, "verify"); err != nil {
			found++
			continue
		}
		if after, err := quietly(t, there, export...); err != nil || !bytes.Equal(after, whole) {
			t.Errorf("round %d: bytes at %d are other ones, verify finds nothing, and the export differs (%v)", r.rounds, at, err)
			continue
		}
		equal++
	}
	r.note("%d found by verify, %d left the export byte-equal", found, equal)
}

func scribble(dice *rand.Rand, into []byte) {
	for i := range into {
		into[i] = byte(dice.UintN(256))
	}
}

// tearJournal cuts the journal of a program that was killed, or flips bits in
// it. What is left must be what was written up to some moment.
func tearJournal(t *testing.T, r *result) {
	dir, workshop := filled(t, true)
	journal, err := os.ReadFile(filepath.Join(dir, database+"-wal"))
	if err != nil || len(journal) == 0 {
		t.Fatalf("the program that was killed left no journal: %v", err)
	}
	before := answersIn(t, copied(t, dir), workshop)
	dice, shorter := random(3), 0
	for n := rounds("TRUST_JOURNALS", 100); r.rounds < n; r.rounds++ {
		broken := bytes.Clone(journal)
		at := dice.IntN(len(broken))
		if r.rounds%2 == 0 {
			broken = broken[:at]
		} else {
			broken[at] ^= 1 << dice.IntN(8)
		}
		there := copied(t, dir)
		for name, text := range map[string][]byte{"-wal": broken, "-shm": nil} {
			if err := os.WriteFile(filepath.Join(there, database+name), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out, err := quietly(t, there, "verify")
		if err != nil {
			t.Errorf("round %d, journal broken at %d: %v: %s", r.rounds, at, err, out)
			continue
		}
		after := answersIn(t, there, workshop)
		for row := range after {
			if !before[row] {
				t.Errorf("round %d, journal broken at %d: %s was never saved", r.rounds, at, row)
			}
		}
		if len(after) < len(before) {
			shorter++
		}
	}
	r.note("%d opened with what was saved up to a moment before the tear, %d whole", shorter, r.rounds-shorter)
}

// answersIn are the answers of a workshop, none if the workshop is not there.
func answersIn(t *testing.T, dir, workshop string) map[string]bool {
	t.Helper()
	out, err := quietly(t, dir, "export", "--workshop", workshop, "--full", "--plain")
	if err != nil {
		return nil
	}
	var d document
	if err := json.Unmarshal(out, &d); err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, a := range d.Answers {
		all[fmt.Sprint(a)] = true
	}
	return all
}

// failWrites lets one call of the program to its disk fail after the other, by
// the tracer of the system.
func failWrites(t *testing.T, r *result) {
	c := crowded(t)
	dice, refused := random(4), 0
	for n := rounds("TRUST_WRITES", 60); r.rounds < n && !t.Failed(); r.rounds++ {
		call := []string{"pwrite64", "fsync", "fdatasync", "ftruncate"}[r.rounds%4]
		first := 1 + dice.IntN(8)
		tracer := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "-p", strconv.Itoa(c.server.cmd.Process.Pid),
			"-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:error=EIO:when=%d+%d", call, first, 1+dice.IntN(3)))
		if err := tracer.Start(); err != nil {
			t.Fatal(err)
		}
		stop := make(chan struct{})
		wait := c.saveUntil(stop, uint64(r.rounds))
		<-time.After(400 * time.Millisecond)
		close(stop)
		wait()
		_ = tracer.Process.Signal(os.Interrupt)
		_ = tracer.Wait()
		for _, s := range c.savers {
			refused += len(s.tried)
		}
		if r.rounds%5 == 4 {
			c.server.kill(t)
			c.server.start(t)
		}
		if lost := c.lost(); len(lost) > 0 {
			t.Errorf("round %d, %s fails: lost %v", r.rounds, call, lost)
		}
	}
	c.server.run(t, "verify")
	r.note("%d saves were refused, no acknowledged one is lost, every sum fits", refused)
}

// fillDisk fills the disk under the program while forty people save.
func fillDisk(t *testing.T, r *result) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Fatalf("a small disk cannot be mounted: %v: %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", disk).Run() })
	c := crowdedIn(t, disk)
	ballast, refused := filepath.Join(disk, "ballast"), 0
	for n := rounds("TRUST_DISKS", 10); r.rounds < n && !t.Failed(); r.rounds++ {
		_ = os.WriteFile(ballast, make([]byte, 64<<20), 0o600) // as much as fits
		stop := make(chan struct{})
		wait := c.saveUntil(stop, uint64(r.rounds))
		<-time.After(300 * time.Millisecond)
		close(stop)
		wait()
		for _, s := range c.savers {
			refused += len(s.tried)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		if lost := c.lost(); len(lost) > 0 {
			t.Errorf("round %d: lost %v", r.rounds, lost)
		}
	}
	if refused == 0 {
		t.Error("the disk was never full")
	}
	c.server.run(t, "verify")
	r.note("%d saves were refused, no acknowledged one is lost, every sum fits", refused)
}
