// Package sqlite stores workshops in one SQLite file. It keeps facts as rows
// and derives nothing; every writing method takes the actor and asks
// [assessment.Allowed] inside its transaction, so that no caller can go round
// it.
//
// There is one writer connection and a pool of readers. A method that writes
// returns only after COMMIT reached the disk (WAL, synchronous=FULL). It
// imports assessment, assessment/secret, the driver and the migrations, and
// nothing else of ours.
package sqlite
