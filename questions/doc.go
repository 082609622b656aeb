// Package questions is the question bank: structure by theme, prose by
// language, and what reads, checks, counts and exchanges it. It may import
// assessment, the YAML reader and the spreadsheet library, nothing else.
//
// The files stand beside this source, so that subject experts and translators
// find them in one folder; README.md there tells them how to write. A folder
// elsewhere with the same file names is a trainer's own bank.
package questions
