package web

import (
	"net/http"
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// nameWidth is how wide a name beside a matrix may be, in Latin letters.
const nameWidth = 21

// matrixName is the agency's name, or its short name where that is too long to
// stand beside a matrix.
func matrixName(a assessment.Agency) string { return nameWithin(a, nameWidth) }

func nameWithin(a assessment.Agency, width int) string {
	if templates.TextWidth(a.Name) > width && a.Short != "" {
		return a.Short
	}
	return a.Name
}

// nameOn is an agency's name as it fits: on the room's screen a short one where
// it is long.
func (r *relation) nameOn(id string, width int) string {
	if a, ok := r.doc.AgencyByID(id); ok && r.room {
		return nameWithin(*a, width)
	}
	return nameOf(r.doc, id)
}

// showMatrix handles the "GET /w/:id/channels" route.
func showMatrix(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	types := r.doc.Workshop.ChannelTypes()
	t := assessment.ChannelType(c.QueryParam("type"))
	if t == "" {
		t = types[0]
	}
	if !slices.Contains(types, t) {
		return assessment.ErrNotFound
	}
	vm := templates.Matrix{}
	if r.readable() {
		if vm, err = r.matrix(t); err != nil {
			return err
		}
		vm.Types = r.typeLinks("/channels?type=", t)
	}
	vm.RelationPage = r.page(templates.PageMatrix, &assessment.RoomView{Page: assessment.ViewChannels, Type: t})
	return c.render(http.StatusOK, templates.MatrixPage(vm))
}

// typeLinks are the channel types to choose from.
func (r *relation) typeLinks(path string, here assessment.ChannelType) []templates.ViewLink {
	var out []templates.ViewLink
	for _, t := range r.doc.Workshop.ChannelTypes() {
		out = append(out, templates.ViewLink{Text: r.text(typeName(t)), Href: "/w/" + r.doc.ID + path + string(t), Here: t == here})
	}
	return out
}

// pair names two agencies.
type pair struct{ from, to string }

// channelBoard is what the agencies say about one type of event.
type channelBoard struct {
	states map[pair]assessment.ChannelState
	says   map[pair]assessment.Channel // by agency and peer
}

func (r *relation) channelBoard(t assessment.ChannelType) channelBoard {
	b := channelBoard{states: map[pair]assessment.ChannelState{}, says: map[pair]assessment.Channel{}}
	for _, s := range assessment.ChannelStates(r.bank, r.doc, r.stage.Round) {
		if s.Type == t {
			b.states[pair{s.From, s.To}] = s
		}
	}
	for _, s := range assessment.LatestChannels(r.doc, r.stage.Round) {
		if s.Type == t {
			b.says[pair{s.Agency, s.Peer}] = s
		}
	}
	return b
}

// stated reports whether an end said something about a pair.
func (b channelBoard) stated(p pair) bool {
	return b.says[p].Sends != "" || b.says[pair{p.to, p.from}].Receives != ""
}

// matrix is who tells whom about a type of event.
func (r *relation) matrix(t assessment.ChannelType) (templates.Matrix, error) {
	vm := templates.Matrix{Type: r.text(typeName(t))}
	board, agencies, number := r.channelBoard(t), r.agencies(), map[string]int{}
	for i, a := range agencies {
		number[a.ID] = i + 1
	}
	pairOf := func(l assessment.Line) templates.MatrixPair {
		_, from, to, _ := assessment.ChannelAbout(l.About)
		out := templates.MatrixPair{
			From: r.nameOn(from, nameWidth), To: r.nameOn(to, nameWidth), FromNumber: number[from], ToNumber: number[to],
			State: l.Signs[0], Required: l.Required,
		}
		if !r.room && board.stated(pair{from, to}) {
			out.Href = "/w/" + r.doc.ID + "/channels/" + l.About
		}
		return out
	}
	for i, from := range agencies {
		row := templates.MatrixRow{Number: i + 1, Name: matrixName(from), Full: from.Name, Absent: !r.here[from.ID]}
		for _, to := range agencies {
			row.Cells = append(row.Cells, r.cell(board, t, from.ID, to.ID))
			l, ok := r.lines["channel:"+string(t)+"/"+from.ID+"/"+to.ID]
			if !ok || r.absent(l) {
				continue
			}
			if l.ForTalk() {
				vm.Left = append(vm.Left, pairOf(l))
			} else if l.Required && l.Signs[0] == assessment.ChannelUnclear {
				vm.Quiet++
			}
		}
		if row.Absent {
			vm.Absent = append(vm.Absent, from.Name)
		}
		vm.Rows = append(vm.Rows, row)
	}
	mended, open, err := r.mended()
	if err != nil {
		return vm, err
	}
	for _, l := range append(mended, open...) {
		if l.Kind == "channel" && strings.HasPrefix(l.About, string(t)+"/") {
			vm.Of++
			if slices.ContainsFunc(mended, func(m assessment.Line) bool { return m.Key() == l.Key() }) {
				vm.Mended = append(vm.Mended, pairOf(l))
			}
		}
	}
	vm.Count = len(vm.Mended)
	if r.room {
		fitMatrix(&vm)
	}
	asked := func(agency string) bool { return len(assessment.PeersAsked(r.bank, r.doc, agency, t)) > 0 }
	vm.Stated = r.stated(asked, func(yield func(string)) {
		for p, s := range board.says {
			if speaks(s.Sends) || speaks(s.Receives) {
				yield(p.from)
			}
		}
	})
	return vm, nil
}

// What fits beside the matrix on the room's screen, which cannot be scrolled.
const (
	wallPairs  = 3
	wallMended = 1 // of them at most, as long as there is something left
)

func fitMatrix(vm *templates.Matrix) {
	fits := min(len(vm.Mended), max(wallMended, wallPairs-len(vm.Left)))
	vm.MoreMended, vm.Mended = len(vm.Mended)-fits, vm.Mended[:fits]
	fits = min(len(vm.Left), wallPairs-fits)
	vm.MoreLeft, vm.Left = len(vm.Left)-fits, vm.Left[:fits]
}

// speaks reports whether a word of a channel says anything.
func speaks(word string) bool {
	return word == assessment.SaysYes || word == assessment.SaysNo || word == assessment.SaysVia
}

func (r *relation) cell(b channelBoard, t assessment.ChannelType, from, to string) templates.MatrixCell {
	if from == to {
		return templates.MatrixCell{Self: true}
	}
	state := b.states[pair{from, to}]
	out := templates.MatrixCell{State: state.State, Required: state.Required, Look: state.Missing()}
	if l, ok := r.lines["channel:"+string(t)+"/"+from+"/"+to]; ok {
		out.Look = l.ForTalk()
	}
	if !r.room && b.stated(pair{from, to}) {
		out.Href = "/w/" + r.doc.ID + "/channels/" + string(t) + "/" + from + "/" + to
	}
	return out
}

// stated counts the agencies of the room by whether they are among those given;
// of the others only those that were asked.
func (r *relation) stated(asked func(agency string) bool, each func(yield func(agency string))) templates.Stated {
	some := map[string]bool{}
	each(func(agency string) { some[agency] = true })
	var out templates.Stated
	for _, a := range r.agencies() {
		switch {
		case !r.here[a.ID]:
		case some[a.ID]:
			out.Some++
		case asked(a.ID):
			out.None++
		}
	}
	return out
}

// everybody is asked, whatever the kind of agency.
func everybody(string) bool { return true }

// showPair handles the "GET /w/:id/channels/:type/:from/:to" route: what both
// ends say, side by side.
func showPair(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	t, p := assessment.ChannelType(c.Param("type")), pair{c.Param("from"), c.Param("to")}
	from, ok := r.doc.AgencyByID(p.from)
	to, alsoOK := r.doc.AgencyByID(p.to)
	board := r.channelBoard(t)
	_, known := board.states[p]
	if !ok || !alsoOK || !known || !r.readable() {
		return assessment.ErrNotFound
	}
	base := "/w/" + r.doc.ID + "/channels"
	vm := templates.Pair{
		RelationPage: r.page(templates.PageMatrix, nil), Type: r.text(typeName(t)), Back: base + "?type=" + string(t),
		Turned: base + "/" + string(t) + "/" + p.to + "/" + p.from, From: from.Name, To: to.Name,
		Sender: r.sends(board.says[p]), Receiver: r.receives(board.says[pair{p.to, p.from}]),
	}
	l, ok := r.lines["channel:"+string(t)+"/"+p.from+"/"+p.to]
	if !ok { // nobody stated anything, and nobody expects it
		l = assessment.Line{Kind: "channel", About: string(t) + "/" + p.from + "/" + p.to, Signs: []string{board.states[p].State}, Agencies: []string{p.from, p.to}}
	}
	vm.Line, vm.Required, vm.Absent, vm.Proposal = r.line(l), l.Required, r.absent(l), r.proposal(l)
	vm.Line.Href = ""
	return c.render(http.StatusOK, templates.PairPage(vm))
}

// What an end says of telling, and of being told. What it withholds is not
// stated, as everywhere.
var (
	sendsSentence = map[string]string{
		assessment.SaysYes: "relation.side-tells", assessment.SaysNo: "relation.side-tells-not",
		assessment.SaysVia: "relation.side-tells-via", assessment.SaysUnknown: "relation.side-unknown",
	}
	receivesSentence = map[string]string{
		assessment.SaysYes: "relation.side-hears", assessment.SaysNo: "relation.side-hears-not",
		assessment.SaysUnknown: "relation.side-unknown",
	}
	withinSentence = map[string]string{
		assessment.Hour: "relation.side-hour", assessment.Day: "relation.side-day", assessment.Later: "relation.side-later",
	}
)

func (r *relation) sends(s assessment.Channel) []templates.Sentence {
	key := sendsSentence[s.Sends]
	if key == "" {
		return nil
	}
	out := []templates.Sentence{{Key: key, Args: []any{"to", nameOf(r.doc, s.Peer), "via", nameOf(r.doc, s.Via)}}}
	if s.Sends == assessment.SaysYes {
		if within := withinSentence[s.Within]; within != "" {
			out = append(out, templates.Sentence{Key: within})
		}
		night := "relation.side-not-night"
		if s.AtNight {
			night = "relation.side-night"
		}
		out = append(out, templates.Sentence{Key: night})
	}
	return append(out, triedOut(s)...)
}

func (r *relation) receives(s assessment.Channel) []templates.Sentence {
	key := receivesSentence[s.Receives]
	if key == "" {
		return nil
	}
	out := []templates.Sentence{{Key: key, Args: []any{"from", nameOf(r.doc, s.Peer)}}}
	return append(out, triedOut(s)...)
}

func triedOut(s assessment.Channel) []templates.Sentence {
	if !s.Tested {
		return nil
	}
	return []templates.Sentence{{Key: "relation.side-tested"}}
}
