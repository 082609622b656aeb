package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"electready/assessment"
)

// Load reads a bank from its files, strictly: an unknown key or id, a value
// out of its range, or an English text that is missing is a problem, and a
// bank with a problem is not returned. The error is of type [Errors] and holds
// all problems at once.
func Load(fsys fs.FS) (*assessment.Bank, error) {
	r := read(gather(fsys))
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	return &r.bank, nil
}

// folder is what was found of a bank's files, by name.
type folder map[string][]byte

// gather takes the bank's files out of a folder; whatever else lies there is
// left alone.
func gather(fsys fs.FS) folder {
	names := []string{bankName, idsName, versionsName}
	for _, pattern := range []string{"*/*.yaml", "*/*.yml"} {
		found, _ := fs.Glob(fsys, pattern) // the pattern is well-formed
		names = append(names, found...)
	}
	files := folder{}
	for _, name := range names {
		if in := path.Dir(name); in != "." && in != "theme" && !languageFolder.MatchString(in) {
			continue
		}
		if data, err := fs.ReadFile(fsys, name); err == nil {
			files[name] = data
		}
	}
	return files
}

// read reads as much of a bank as there is and notes every problem.
func read(files folder) *reading {
	r := &reading{files: files, headers: map[string]header{}, lines: map[string]lines{}, broken: map[string]bool{}}
	r.readBank()
	r.readThemes()
	r.readScenarios()
	r.readSystems()
	r.readPrinciples()
	r.refuseStrangers("theme", append(slices.Clone(r.limits.themes), "scenario", "system", "principle"))
	r.halved = len(r.broken) > 0
	if !r.halved {
		r.verifyStructure()
	}
	r.bank.Prose = map[string]*assessment.Prose{}
	for _, language := range r.languageFolders() {
		r.readLanguage(language)
	}
	if r.bank.Languages == nil {
		r.bank.Languages = []string{}
	}
	r.bank.SHA256 = files.hash(files.content())
	return r
}

var (
	languageFolder = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$`)
	idForm         = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// languageFolders lists the folders of prose, the reference first: the others
// are measured by it.
func (r *reading) languageFolders() []string {
	folders := []string{assessment.Reference}
	for _, name := range sortedKeys(r.files) {
		if in := path.Dir(name); in != "." && in != "theme" && !slices.Contains(folders, in) {
			folders = append(folders, in)
		}
	}
	return folders
}

// refuseStrangers notes YAML files that nothing reads: a misspelt name must not
// lose a translation.
func (r *reading) refuseStrangers(in string, known []string) {
	for _, name := range sortedKeys(r.files) {
		if path.Dir(name) != in {
			continue
		}
		base, isYAML := strings.CutSuffix(path.Base(name), ".yaml")
		if !isYAML || !slices.Contains(known, base) {
			r.problem(name, "", "no part of the bank has this name", "rename the file or take it away; a new theme is named in bank.yaml")
		}
	}
}

// content lists every file that makes up the bank, sorted.
func (f folder) content() []string {
	return slices.DeleteFunc(sortedKeys(f), func(name string) bool { return path.Ext(name) != ".yaml" })
}

// hash is the SHA-256 over names, lengths and contents, in the order given.
// Line ends count as one character, so that a checkout on another system is
// the same bank.
func (f folder) hash(names []string) string {
	h := sha256.New()
	for _, name := range names {
		text := strings.ReplaceAll(string(f[name]), "\r\n", "\n")
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
