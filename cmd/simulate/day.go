package main

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"time"
)

// The day of the workshop, and Orvelia's election day: a Sunday, 104 days
// later.
const (
	workshopDay = "2026-11-23"
	electionDay = "2027-03-07"
)

// at is a time of the workshop's day as rows keep it; clock is HH:MM or
// HH:MM:SS.
func at(clock string) string {
	if len(clock) == len("15:04") {
		clock += ":00"
	}
	return workshopDay + "T" + clock + "Z"
}

// later is a time of the workshop's day so many seconds after another one.
func later(time3339 string, seconds int) string {
	t, err := time.Parse(time.RFC3339, time3339)
	if err != nil {
		panic(err) // only times of this file and of the schedule come here
	}
	return t.Add(time.Duration(seconds) * time.Second).Format(time.RFC3339)
}

// draw is a number from 0 up to 1 that belongs to some words: the same for the
// same words on every machine, whatever else is drawn. A question that is new
// in the bank therefore changes no other question's answers.
func draw(words ...string) float64 {
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	return float64(binary.BigEndian.Uint64(sum[:8])>>11) / (1 << 53)
}

// around is a number from -width/2 up to width/2 that belongs to some words.
func around(width float64, words ...string) float64 { return (draw(words...) - 0.5) * width }
