package questions

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"electready/assessment"
)

// Two lists remember what was: every id ever used, and the content of every
// published version.
const (
	idsName      = "ids.txt"
	versionsName = "versions.txt"
)

const idsHead = `# Every id ever used, one a line. The list only grows: an id that left the bank stays, marked gone,
# and never comes back for something else. Written by: electready bank check --write-ids
`

const versionsHead = `# Every published version with the SHA-256 of its content: version, part, sum. The part "content" is the structure
# with the English texts; a language follows when all its files are reviewed. A version that is not listed may still change.
`

// idLine is one line of the list of ids.
type idLine struct {
	sort, id string
	gone     bool
	line     int
}

// readIDs reads the list of ids; malformed lines are noted.
func (r *reading) readIDs() (list []idLine, exists bool) {
	data, exists := r.files[idsName]
	for i, line := range strings.Split(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 2 && (len(f) != 3 || f[2] != "gone") {
			r.problems = append(r.problems, Problem{idsName, i + 1, fmt.Sprintf("malformed line %q", line), "write what it is, the id, and gone if it left the bank"})
			continue
		}
		list = append(list, idLine{f[0], f[1], len(f) == 3, i + 1})
	}
	return list, exists
}

// checkIDs: an id is a word for ever. Answers of years ago must not turn up
// below another question.
func (r *reading) checkIDs() {
	list, exists := r.readIDs()
	if !exists {
		r.problem(idsName, "", "the list of ids is missing", "run: electready bank check --write-ids")
		return
	}
	listed, used := map[string]idLine{}, map[string]bool{}
	for _, l := range list {
		if _, twice := listed[l.id]; twice {
			r.problems = append(r.problems, Problem{idsName, l.line, fmt.Sprintf("%q stands twice", l.id), "keep the older line"})
			continue
		}
		listed[l.id] = l
	}
	for _, n := range lasting(&r.bank) {
		used[n.ID] = true
		switch l, known := listed[n.ID]; {
		case !known:
			r.problem(n.File, n.Place, "the id "+n.ID+" is not in "+idsName, "run: electready bank check --write-ids")
		case l.gone:
			r.problem(n.File, n.Place, "the id "+n.ID+" was used before and is gone", "choose an id that was never used")
		case l.sort != n.Sort:
			r.problem(n.File, n.Place, fmt.Sprintf("the id %s was used for a %s", n.ID, l.sort), "choose an id that was never used")
		}
	}
	for _, l := range list {
		if !l.gone && !used[l.id] {
			r.problems = append(r.problems, Problem{idsName, l.line, fmt.Sprintf("the %s %s is no longer in the bank", l.sort, l.id), "put it back, or let electready bank check --write-ids mark it as gone"})
		}
	}
}

// WriteIDs is the list of ids brought up to date: new ids at the end, lost
// ones marked as gone, nothing taken away. The error is of type [Errors] and
// tells why the bank cannot be read.
func WriteIDs(fsys fs.FS) ([]byte, error) {
	r := read(gather(fsys))
	list, _ := r.readIDs()
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	used, listed := map[string]bool{}, map[string]bool{}
	for _, n := range lasting(&r.bank) {
		used[n.ID] = true
	}
	var out bytes.Buffer
	out.WriteString(idsHead)
	for _, l := range list {
		listed[l.id] = true
		fmt.Fprintf(&out, "%s %s", l.sort, l.id)
		if l.gone || !used[l.id] {
			out.WriteString(" gone")
		}
		out.WriteByte('\n')
	}
	for _, n := range lasting(&r.bank) {
		if !listed[n.ID] {
			fmt.Fprintf(&out, "%s %s\n", n.Sort, n.ID)
		}
	}
	return out.Bytes(), nil
}

// published is one line of the list of versions.
type published struct {
	version, part, sum string
	line               int
}

func (r *reading) readVersions() (list []published) {
	for i, line := range strings.Split(string(r.files[versionsName]), "\n") { // no list: nothing was published yet
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 3 {
			r.problems = append(r.problems, Problem{versionsName, i + 1, fmt.Sprintf("malformed line %q", line), "write version, part and SHA-256"})
			continue
		}
		list = append(list, published{f[0], f[1], f[2], i + 1})
	}
	return list
}

// checkVersion: what was published under a version stays what it was.
func (r *reading) checkVersion() {
	sums := r.sums()
	for _, p := range r.readVersions() {
		if p.version != r.bank.Version || sums[p.part] == p.sum {
			continue
		}
		r.problem(bankName, "version", fmt.Sprintf("version %s was published with other %s", p.version, describePart(p.part)), "raise version and date in bank.yaml")
	}
}

// partContent is the structure with the reference.
const partContent = "content"

func describePart(part string) string {
	if part == partContent {
		return part
	}
	return "texts in " + part
}

// sums are the SHA-256 of the content and of every language that is reviewed
// in full.
func (r *reading) sums() map[string]string {
	parts, drafts := map[string][]string{}, map[string]bool{}
	for _, name := range r.files.content() {
		part, _, inFolder := strings.Cut(name, "/")
		if !inFolder || part == "theme" || part == assessment.Reference {
			part = partContent
		}
		parts[part] = append(parts[part], name)
		if part != partContent && r.headers[name].Status != "reviewed" {
			drafts[part] = true
		}
	}
	sums := map[string]string{}
	for part, names := range parts {
		sums[part] = r.files.hash(names)
	}
	for part := range drafts {
		sums[part] = ""
	}
	return sums
}

// Publish is the list of versions with the bank's present version added; from
// then on its content is fixed. A version that is listed stays as it is, apart
// from languages reviewed since. The error is of type [Errors]: the bank does
// not pass [Check].
func Publish(fsys fs.FS) ([]byte, error) {
	r := read(gather(fsys))
	if problems := check(r); len(problems) > 0 {
		return nil, problems
	}
	listed := map[string]bool{}
	var out bytes.Buffer
	out.WriteString(versionsHead)
	for _, p := range r.readVersions() {
		fmt.Fprintf(&out, "%s %s %s\n", p.version, p.part, p.sum)
		listed[p.version+" "+p.part] = true
	}
	sums := r.sums()
	for _, part := range sortedKeys(sums) {
		if sums[part] != "" && !listed[r.bank.Version+" "+part] {
			fmt.Fprintf(&out, "%s %s %s\n", r.bank.Version, part, sums[part])
		}
	}
	return out.Bytes(), nil
}
