package templates

import "electready/assessment"

// Workshops lists the workshops of a trainer. Its form is posted to
// /trainer/import as multipart with file and passphrase.
type Workshops struct {
	Frame
	Workshops []WorkshopLine
	Receipts  []ReceiptLine // of workshops that were erased here
	Problems  []Problem     // fields: file, passphrase
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
	Workshop    string // id
	Title       string
	New         bool // the workshop was not here before
	Rows        int  // rows that were not here before
	Filled      int  // rows in which something was empty here
	Agreed      int  // rows that say the same on both sides
	Differences []Difference
}

// Difference is a value that the workshop here and the file state differently;
// the one here stays until people settle it.
type Difference struct {
	Kind  string // list of the document: agencies, answers …, or workshop
	Row   Text   // in words or by its key
	Field string // as the document names it; empty: the row as a whole
	Here  Text
	Came  Text
	// Concealed hides both values: they are what one person answered, and
	// nobody else reads that.
	Concealed bool
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
