package assessment

import (
	"slices"
	"strings"
)

// What a local word stands beside: a term of the glossary, or a question, where
// it is the national rule.
const (
	WordTerm = "term"
	WordRule = "question"
)

// WordKey is the key of a local word: what it stands beside, and the language it
// is in. Without a language it is for readers of every language.
func WordKey(beside, id, language string) string {
	key := beside + ":" + id
	if language != "" {
		key += ":" + language
	}
	return key
}

// LocalWord is what the workshop says beside a term or a question, with the
// language it is in. Where the reader's language has nothing, a word without a
// language counts, then one in another language of the workshop: a rule in a
// foreign language is better than none.
func (w *Workshop) LocalWord(beside, id, language string) (text, in string) {
	for _, in := range append([]string{language, ""}, w.Languages...) {
		key := WordKey(beside, id, in)
		if i := slices.IndexFunc(w.Words, func(l LocalWord) bool { return l.Key == key }); i >= 0 {
			return w.Words[i].Text, in
		}
	}
	return "", ""
}

// ChangeWords is have with changes: an empty text takes a word away, new words
// come last, and what is not named stays. Once somebody answered, the words are
// part of what was asked: a change is [ErrFixed].
func ChangeWords(have, changes []LocalWord, answered bool) ([]LocalWord, error) {
	out := slices.Clone(have)
	for _, c := range changes {
		text := strings.TrimSpace(c.Text)
		i := slices.IndexFunc(out, func(l LocalWord) bool { return l.Key == c.Key })
		switch {
		case i < 0 && text != "":
			out = append(out, LocalWord{Key: c.Key, Text: text})
		case i >= 0 && text == "":
			out = slices.Delete(out, i, i+1)
		case i >= 0:
			out[i].Text = text
		}
	}
	if answered && !slices.Equal(out, have) {
		return nil, ErrFixed
	}
	return out, nil
}

// TermsAsked are the terms of the glossary that the workshop's questions name,
// in the order in which they come up.
func TermsAsked(b *Bank, w *Workshop) []string {
	var out []string
	for _, q := range b.Questions {
		if !w.Asks(q) {
			continue
		}
		for _, term := range q.Glossary {
			if !slices.Contains(out, term) {
				out = append(out, term)
			}
		}
	}
	return out
}
