package templates

import "electready/assessment"

// Workshops lists the workshops of a trainer. Its form is posted to
// /trainer/import as multipart with file and passphrase.
type Workshops struct {
	Frame
	Workshops []WorkshopLine
	Problems  []Problem // fields: file, passphrase
}

// WorkshopLine is a workshop in the list.
type WorkshopLine struct {
	ID      string
	Title   string
	Country string
	State   assessment.State
	Created Moment
}

// ImportDone says what an import took.
type ImportDone struct {
	Frame
	Workshop string // id
	Title    string
	New      bool // the workshop was not here before
	Rows     int  // rows that were added
	// Filled are the gaps that were filled in a workshop that was here before,
	// by kind of row; none for a new one.
	Filled      []FilledRows
	Differences []Difference // both values stand side by side; the one here stays
}

// FilledRows is how many rows of a kind came. Kind is the name of the list in
// the document: agencies, respondents, answers …
type FilledRows struct {
	Kind  string
	Count int
}

// Difference is a value that differs between the workshop here and the file.
type Difference struct {
	Kind  string // list of the document, or "workshop"
	Row   Text   // which row, in words or by its key
	Field string // of the row, as the document names it; empty: the row as a whole
	Here  Text
	Came  Text
}

// Problems of the import.
const (
	ProblemFileMissing    = "trainer.problem-file-missing"
	ProblemFileLarge      = "trainer.problem-file-large"      // args: limit (megabytes)
	ProblemFileForm       = "trainer.problem-file-form"       // args: text
	ProblemFilePassphrase = "trainer.problem-file-passphrase" // none was typed, or it does not open the file
	ProblemFileRule       = "trainer.problem-file-rule"       // another disclosure rule
	ProblemFileBank       = "trainer.problem-file-bank"       // args: version
	ProblemFileErased     = "trainer.problem-file-erased"
)
