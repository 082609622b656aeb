// Package report writes what people take home as files: the plan as calendar
// and spreadsheet, the room's figures as a table. It gets facts that may be shown
// and words from the message catalogue; it decides nothing about who may see
// what. The same input gives the same bytes.
package report
