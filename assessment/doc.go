// Package assessment is the domain of electready: what a workshop is, what
// agencies state in it, and what follows from that. It holds pure values and
// functions only: no store, no clock (the day is an argument), no language and
// no randomness, so that every figure can be worked out again by hand.
//
// A [Document] holds the facts of one workshop, a [Bank] the questions they
// answer. [Analyse] derives everything else. It imports the standard library
// only.
package assessment
