// Package bundle puts a document into one file and takes it out again: the
// canonical text of section "Bundle" of the format, its bounds, and its
// encryption with age. It judges how the text is written; what it says is
// judged by [assessment.Document.Check].
//
// It imports assessment, and alone imports age.
package bundle
