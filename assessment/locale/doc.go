// Package locale says the program's own words in the reader's language:
// messages with their plurals, days, times and numbers, and which language suits
// a reader. The words of the questionnaire are not here but in the bank.
//
// Messages stand in messages/LANGUAGE/AREA.json, by keys that begin with the
// area: "join.title" is in join.json. A language is offered as soon as its
// folder is there. It imports the message library and x/text.
package locale
