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
	r := read(fsys)
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	return &r.bank, nil
}

// read reads as much of a bank as there is and notes every problem.
func read(fsys fs.FS) *reading {
	r := &reading{fsys: fsys, headers: map[string]header{}, lines: map[string]lines{}, broken: map[string]bool{}}
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
	r.bank.SHA256 = hashOf(fsys, contentFiles(fsys))
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
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.problem(".", "", "the folder cannot be read", "name a folder that holds bank.yaml")
	}
	for _, e := range entries {
		if e.IsDir() && languageFolder.MatchString(e.Name()) && e.Name() != assessment.Reference {
			folders = append(folders, e.Name())
		}
	}
	return folders
}

// refuseStrangers notes YAML files that nothing reads: a misspelt name must not
// lose a translation.
func (r *reading) refuseStrangers(folder string, known []string) {
	names, _ := fs.Glob(r.fsys, folder+"/*.y*ml")
	for _, name := range names {
		base, isYAML := strings.CutSuffix(path.Base(name), ".yaml")
		if !isYAML || !slices.Contains(known, base) {
			r.problem(name, "", "no part of the bank has this name", "rename the file or take it away; a new theme is named in bank.yaml")
		}
	}
}

// contentFiles lists every file that makes up the bank, sorted.
func contentFiles(fsys fs.FS) []string {
	names, _ := fs.Glob(fsys, "*/*.yaml")
	names = slices.DeleteFunc(names, func(name string) bool {
		folder := path.Dir(name)
		return folder != "theme" && !languageFolder.MatchString(folder)
	})
	names = append(names, "bank.yaml")
	slices.Sort(names)
	return names
}

// hashOf is the SHA-256 over names, lengths and contents, in the order given.
// Line ends count as one character, so that a checkout on another system is
// the same bank.
func hashOf(fsys fs.FS, names []string) string {
	h := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
