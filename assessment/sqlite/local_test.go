package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// TestLocalWordsTravel: they are part of the document, in the order in which
// they were written, until somebody answers.
func TestLocalWordsTravel(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	words := []assessment.LocalWord{
		{Key: assessment.WordKey(assessment.WordTerm, "cert", "ka"), Text: "სახელმწიფო <ჯგუფი>"},
		{Key: assessment.WordKey(assessment.WordRule, "q1", "en"), Text: "Order 7 of 2024\nArticle 3"},
		{Key: assessment.WordKey(assessment.WordTerm, "cert", ""), Text: "CERT-GOV"},
	}
	must(t, s.ChangeWords(t.Context(), s.trainer, s.workshop, words, nil))
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	if len(d.Workshop.Words) != 3 || d.Workshop.Words[0] != words[0] || d.Workshop.Words[1] != words[1] || d.Workshop.Words[2] != words[2] {
		t.Fatalf("words %v", d.Workshop.Words)
	}
	sameAfterImport(t, s, d)
	lead := s.join(t, "police", true)
	if err := s.ChangeWords(t.Context(), lead, s.workshop, nil, nil); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a lead changes words: %v", err)
	}
	_, err = s.save(t, lead, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	if err := s.ChangeWords(t.Context(), s.trainer, s.workshop, words[:1], nil); err != nil {
		t.Errorf("the same words again: %v", err)
	}
	if err := s.ChangeWords(t.Context(), s.trainer, s.workshop, []assessment.LocalWord{{Key: words[0].Key, Text: "other"}}, nil); !errors.Is(err, assessment.ErrFixed) {
		t.Errorf("after the first answer: %v", err)
	}
}
