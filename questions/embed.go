package questions

import (
	"embed"
	"io/fs"

	"electready/assessment"
)

// A language folder has a name of two letters; no other folder has.
//
//go:embed bank.yaml ids.txt versions.txt theme/*.yaml [a-z][a-z]/*.yaml
var files embed.FS

// Files are the files of the program's own bank.
func Files() fs.FS { return files }

// Embedded reads the program's own bank. The error is of type [Errors].
func Embedded() (*assessment.Bank, error) { return Load(files) }
