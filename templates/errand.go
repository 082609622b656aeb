package templates

import "electready/assessment"

// Errands is what the lead's agency has to mend, shown to nobody else. Forms:
// /errands (line, say).
type Errands struct {
	Frame
	Stage   assessment.Stage
	Mended  int
	Of      int
	Errands []ErrandLine
}

// ErrandLine is one mismatch, with whom to find and what to say.
type ErrandLine struct {
	Key       string // of the line
	Title     Text   // channel type, task or system
	Scenario  Text   // of a task
	With      []string
	State     string // of a channel; else empty
	Sentences []Sentence
	First     Sentence // what to say first
	Step      Text     // first step of the bank
	Days      int
	Mended    bool
	Ways      []Correction
}

// Correction is a way in which the lead can correct the own statement.
type Correction struct {
	Say      string
	Sentence Sentence
}

// Preview is what will be shown about the lead's agency, word for word. Forms:
// /preview (line).
type Preview struct {
	Frame
	Stage assessment.Stage
	Until Moment // the trainer waits as long; zero: the time is over
	Lines []PreviewLine
}

// PreviewLine is a line as it will be shown.
type PreviewLine struct {
	Key       string
	Kind      string // channel, claim or system
	Title     Text
	Scenario  Text
	State     string // of a channel; else empty
	Look      bool   // one to talk about
	Required  bool
	Sentences []Sentence
	Held      bool // the trainer holds it back
	CanHide   bool // the own statement can be turned into "not stated"
}

// PreviewPart are the lines of a preview about one kind of matter.
type PreviewPart struct {
	Kind  string
	Lines []PreviewLine
}

// Parts are the lines by kind, as the room sees them one after the other.
func (v Preview) Parts() []PreviewPart {
	var out []PreviewPart
	for _, kind := range []string{"channel", "claim", "system"} {
		part := PreviewPart{Kind: kind}
		for _, l := range v.Lines {
			if l.Kind == kind {
				part.Lines = append(part.Lines, l)
			}
		}
		if len(part.Lines) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// previewHead is the heading over a part, with how many lines it has.
var previewHead = map[string]string{
	"channel": "errand.part-channel", "claim": "errand.part-claim", "system": "errand.part-system",
}

// whenShown is the first message, and the second once statements are shown.
func whenShown(stage assessment.Stage, before, after string) string {
	if stage == assessment.Shown {
		return after
	}
	return before
}
