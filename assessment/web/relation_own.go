package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// showOwnRelations handles the "GET /relations" route: the own row and column,
// in sentences.
func showOwnRelations(c *call) error {
	d, lines, stage, err := c.Store.Relations(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	o := &ownLines{teller: c.teller(b, d, stage.Round), own: c.actor().Agency}
	vm := templates.OwnRelations{Frame: c.seatFrame(d, templates.PageOwnRelations), Stage: stage.State}
	for _, t := range d.Workshop.ChannelTypes() {
		part := templates.OwnChannels{Type: o.text(typeName(t))}
		for _, l := range lines {
			kind, _, _, _ := assessment.ChannelAbout(l.About)
			if l.Kind != "channel" || kind != t {
				continue
			}
			line := o.channelLine(l)
			if line.Look {
				part.Look = append(part.Look, line)
			} else {
				part.Other = append(part.Other, line)
			}
		}
		if len(part.Look)+len(part.Other) > 0 {
			vm.Channels = append(vm.Channels, part)
		}
	}
	for _, l := range lines {
		switch l.Kind {
		case "claim":
			vm.Tasks = append(vm.Tasks, o.otherLine(l))
		case "system":
			vm.Systems = append(vm.Systems, o.otherLine(l))
		}
	}
	looksFirst(vm.Tasks)
	looksFirst(vm.Systems)
	return c.render(http.StatusOK, templates.OwnRelationsPage(vm))
}

func looksFirst(lines []templates.OwnLine) {
	slices.SortStableFunc(lines, func(a, b templates.OwnLine) int {
		switch {
		case a.Look == b.Look:
			return 0
		case a.Look:
			return -1
		}
		return 1
	})
}

// ownLines put lines into words for one of the agencies that they name.
type ownLines struct {
	*teller
	own string
}

// What an agency reads of its row and of its column.
var (
	ownRow = map[string]string{
		assessment.ChannelExercised: "relation.row-exercised", assessment.ChannelConfirmed: "relation.row-confirmed",
		assessment.ChannelRelayed: "relation.row-relayed", assessment.ChannelSenderOnly: "relation.row-sender-only",
		assessment.ChannelReceiverOnly: "relation.row-receiver-only", assessment.ChannelNone: "relation.row-none",
		assessment.ChannelUnclear: "relation.row-unclear",
	}
	ownColumn = map[string]string{
		assessment.ChannelExercised: "relation.column-exercised", assessment.ChannelConfirmed: "relation.column-confirmed",
		assessment.ChannelRelayed: "relation.column-relayed", assessment.ChannelSenderOnly: "relation.column-sender-only",
		assessment.ChannelReceiverOnly: "relation.column-receiver-only", assessment.ChannelNone: "relation.column-none",
		assessment.ChannelUnclear: "relation.column-unclear",
	}
)

func (o *ownLines) channelLine(l assessment.Line) templates.OwnLine {
	_, from, to, _ := assessment.ChannelAbout(l.About)
	out := templates.OwnLine{State: l.Signs[0], Required: l.Required, Look: l.ForTalk(), Sentences: []templates.Sentence{o.channelSentence(l, from, to)}}
	if steps := o.steps(l); len(steps) > 0 {
		out.Step = steps[0]
	}
	switch {
	case o.via[l.About] != "":
		return out // three are concerned, each by name
	case from == o.own:
		out.Sentences = []templates.Sentence{{Key: ownRow[out.State], Args: []any{"other", o.name(to)}}}
	default:
		out.Sentences = []templates.Sentence{{Key: ownColumn[out.State], Args: []any{"other", o.name(from)}}}
	}
	return out
}

func (o *ownLines) otherLine(l assessment.Line) templates.OwnLine {
	words := o.line(l)
	return templates.OwnLine{
		Title: words.Title, Scenario: words.Scenario, Look: l.ForTalk(), Flags: l.Signs, Sentences: words.Sentences, Step: words.first(),
	}
}
