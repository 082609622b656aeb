package templates

import (
	"context"
	"slices"

	"electready/assessment"
	"electready/assessment/chart"
)

// Errands is what the lead's agency has to mend, shown to nobody else. Form:
// /errands (line, repeated; say-LINE).
type Errands struct {
	Frame
	Stage   assessment.Stage
	Mended  int
	Of      int
	Errands []ErrandLine
}

// CanCorrect reports whether any of the own statements can be corrected now.
func (v Errands) CanCorrect() bool {
	return v.Stage == assessment.Locked && slices.ContainsFunc(v.Errands, func(e ErrandLine) bool { return len(e.Ways) > 0 })
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
	Chosen   bool // the agency says so already
}

// Preview is what will be shown about the lead's agency, word for word. Form:
// /preview (line, repeated: those that are turned into "not stated").
type Preview struct {
	Frame
	Stage assessment.Stage
	Until Moment // the trainer waits as long; zero: the time is over
	Rule  assessment.Rule
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
	Silent    bool // not stated by both yet
	CanHide   bool // the own statement can be turned into "not stated"
}

// PreviewPart are the lines of a preview about one kind of matter: what the room
// talks about first, then the others, then those that are held back.
type PreviewPart struct {
	Kind   string
	Of     int
	Lines  []PreviewLine
	Silent []PreviewLine
}

// Parts are the lines by kind, as the room sees them one after the other.
func (v Preview) Parts() []PreviewPart {
	var out []PreviewPart
	for _, kind := range []string{"channel", "claim", "system"} {
		part := PreviewPart{Kind: kind}
		for _, l := range v.Lines {
			switch {
			case l.Kind != kind:
			case l.Silent && !l.Held:
				part.Silent = append(part.Silent, l)
			default:
				part.Lines = append(part.Lines, l)
			}
		}
		slices.SortStableFunc(part.Lines, func(a, b PreviewLine) int { return a.rank() - b.rank() })
		if part.Of = len(part.Lines) + len(part.Silent); part.Of > 0 {
			out = append(out, part)
		}
	}
	return out
}

func (l PreviewLine) rank() int {
	switch {
	case l.Held:
		return 2
	case l.Look:
		return 0
	}
	return 1
}

// counts are how many lines are shown with what they say, are not stated, and
// are held back.
func (v Preview) counts() (shown, silent, held int) {
	for _, l := range v.Lines {
		switch {
		case l.Held:
			held++
		case l.Silent:
			silent++
		default:
			shown++
		}
	}
	return shown, silent, held
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

// errandsTitle counts what is still to mend, where anything can be mended.
func errandsTitle(ctx context.Context, v Errands) string {
	if open := v.Of - v.Mended; v.Stage == assessment.Locked && open > 0 {
		return n(ctx, "errand.title-open", open)
	}
	return t(ctx, "errand.title")
}

// errandsSign is in mark only while something is to be done.
func errandsSign(v Errands) []chart.Shape {
	switch {
	case v.Stage == assessment.Locked && v.Mended < v.Of:
		return chart.Now()
	case v.Stage.Readable():
		return chart.Complete()
	}
	return chart.Closed()
}

// previewSign is that of a page to read, and of one that is over.
func previewSign(stage assessment.Stage) []chart.Shape {
	switch stage {
	case assessment.Locked:
		return chart.Progress(0, 1)
	case assessment.Shown:
		return chart.Complete()
	}
	return chart.Closed()
}

// errandsLead says what to do, as long as there is anything.
func errandsLead(ctx context.Context, v Errands) string {
	switch {
	case v.Of == 0:
		return ""
	case v.Stage == assessment.Shown:
		return t(ctx, "errand.lead-shown")
	}
	return t(ctx, "errand.lead")
}

// previewLead says what the page is for, as long as there is anything to read.
func previewLead(ctx context.Context, v Preview) string {
	if len(v.Lines) == 0 {
		return ""
	}
	return t(ctx, whenShown(v.Stage, "errand.preview-lead", "errand.preview-lead-shown"))
}

// previewTitle is the name of the page, and what it is once it was shown.
func previewTitle(stage assessment.Stage) string {
	return whenShown(stage, PagePreview, "errand.preview-title-shown")
}

// previewCounts is "Shown: 3. Not stated: 4. Held back: 1."
func previewCounts(ctx context.Context, v Preview) string {
	shown, silent, held := v.counts()
	return t(ctx, "errand.counts", "shown", shown, "silent", silent, "held", held)
}

// said is what the agency says already, as one of the ways; empty: none of them.
func (e ErrandLine) said() string {
	for _, way := range e.Ways {
		if way.Chosen {
			return way.Say
		}
	}
	return ""
}
