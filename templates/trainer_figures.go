package templates

import (
	"context"
	"io"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"

	"github.com/a-h/templ"
)

// screenRounds are the words under what has no level, beside its number.
var screenRounds = map[string]string{
	"unknown":    "screen.unknown",
	"not-stated": "screen.not-stated",
	"not-ours":   "screen.not-ours",
}

// screenRule is the framed tag of every room screen.
var screenRule = map[assessment.Rule]string{
	assessment.RuleRoom:    "screen.rule-figures",
	assessment.RuleNamed:   "screen.rule-named",
	assessment.RuleTrainer: "screen.rule-figures",
	assessment.RuleOwn:     "screen.rule-figures",
}

// roomSees says in the margin what the room sees of a theme.
var roomSees = map[assessment.Rule]string{
	assessment.RuleRoom:    "trainer.sees-figures",
	assessment.RuleNamed:   "trainer.sees-named",
	assessment.RuleTrainer: "trainer.sees-figures",
	assessment.RuleOwn:     "trainer.sees-figures",
}

// roomQuestion is a question with its counts, as the strip draws it.
func roomQuestion(q ShowQuestion) RoomQuestion {
	return RoomQuestion{
		ID: q.ID, Ask: q.Ask, About: q.About, Levels: q.Levels, At: q.Counts.Levels,
		Unknown: q.Counts.Unknown, NotStated: q.Counts.NotStated, NotOurs: q.Counts.NotOurs,
		Median: q.Median, Target: q.Target, Split: q.Split, Orphan: q.Orphan, Few: q.Few,
	}
}

// askOf is a question of the theme in words, or nothing for one of another
// theme.
func askOf(v Show, id string) Text {
	for _, s := range v.Sections {
		for _, q := range s.Questions {
			if q.ID == id {
				return q.Ask
			}
		}
	}
	return Text{}
}

// spreadOf groups the agencies over the levels and apart from them; where most
// or all say the same, one stands for them.
func spreadOf(q ShowQuestion) (levels, rounds []chart.Group) {
	if level, ok := q.MostOrAll.Level(); ok {
		var at [levelCount]int
		at[level] = 1
		return chart.Spread(at, 0, 0, 0)
	}
	if q.MostOrAll == assessment.Unknown {
		return chart.Spread([levelCount]int{}, 1, 0, 0)
	}
	return chart.Spread(q.Counts.Levels, q.Counts.Unknown, q.Counts.NotStated, q.Counts.NotOurs)
}

func spreadLevels(q ShowQuestion) []chart.Group {
	levels, _ := spreadOf(q)
	return levels
}

func spreadRounds(q ShowQuestion) []chart.Group {
	_, rounds := spreadOf(q)
	return rounds
}

// spreadTiles is the class that gives all columns one tile size.
func spreadTiles(q ShowQuestion) string {
	levels, rounds := spreadOf(q)
	return chart.TileClass(levels, rounds)
}

// levelText is the state of a level in words, or nothing.
func levelText(q ShowQuestion, level int) Text {
	if level < len(q.Levels) {
		return q.Levels[level]
	}
	return Text{}
}

// sayMost says where most or all agencies stand.
func sayMost(ctx context.Context, c assessment.Choice) string {
	if level, ok := c.Level(); ok {
		return t(ctx, "screen.most-level", "level", level)
	}
	return t(ctx, "screen.most-unknown")
}

// saySpread is the one sentence on what is to be seen in a spread.
func saySpread(ctx context.Context, q ShowQuestion) string {
	if q.MostOrAll != "" {
		return sayMost(ctx, q.MostOrAll)
	}
	said := roomSays(ctx, roomQuestion(q))
	if q.Split {
		return t(ctx, splitWord[q.About]) + ": " + said
	}
	return said
}

// sayWhy says why a question is worth the talk, or nothing where its counts
// are not shown.
func sayWhy(ctx context.Context, q ShowQuestion) string {
	if !q.Shown || q.MostOrAll != "" {
		return ""
	}
	if q.Few {
		return sayFew(ctx, q.Median, q.Target)
	}
	if q.OnlyUnknown(q.Target) {
		return n(ctx, "trainer.why-unknown", q.Counts.Unknown, "agencies", q.Asked)
	}
	return saySpread(ctx, q)
}

// sayScored says how many agencies have a score.
func sayScored(ctx context.Context, p PointsSpread) string {
	if p.Scored == p.Agencies {
		return n(ctx, "trainer.scored-all", p.Scored)
	}
	return n(ctx, "trainer.scored", p.Scored, "agencies", p.Agencies)
}

// hiddenWord stands in place of a figure that too few agencies make.
func hiddenWord(ctx context.Context, fewest int) string { return n(ctx, "room.hidden", fewest) }

// hiddenSentence is the same on the room's screen.
func hiddenSentence(ctx context.Context, fewest int) string {
	return n(ctx, "screen.hidden", fewest)
}

// figureNeeds says how many agencies a figure needs, where it needs any.
func figureNeeds(ctx context.Context, fewest int) string {
	if fewest == 0 {
		return ""
	}
	return n(ctx, "trainer.figure-needs", fewest)
}

// twinRow is a line of the table that says the same as a strip.
type twinRow struct {
	Word   string
	State  Text
	Target bool
	Count  string
}

// twinRows are the five levels and what stands apart from them.
func twinRows(ctx context.Context, q ShowQuestion) []twinRow {
	var rows []twinRow
	add := func(word, said string, count int) {
		row := twinRow{Word: said, Count: strconv.Itoa(count)}
		if q.MostOrAll != "" {
			row.Count = ""
			if string(q.MostOrAll) == word {
				row.Count = t(ctx, "screen.most")
			}
		}
		rows = append(rows, row)
	}
	for level, count := range q.Counts.Levels {
		c := assessment.LevelChoice(level)
		add(string(c), sayChoice(ctx, c), count)
		rows[level].State, rows[level].Target = levelText(q, level), level == q.Target
	}
	add("unknown", t(ctx, "room.key-unknown"), q.Counts.Unknown)
	add("not-stated", t(ctx, "room.key-not-stated"), q.Counts.NotStated)
	add("not-ours", t(ctx, "room.key-not-ours"), q.Counts.NotOurs)
	return rows
}

// namedRow is an agency with its points in every section.
type namedRow struct {
	Agency string
	Cells  []*int
}

// namedHeads are the sections that name agencies.
func namedHeads(v Show) []ShowSection {
	var heads []ShowSection
	for _, s := range v.Sections {
		if len(s.Named) > 0 {
			heads = append(heads, s)
		}
	}
	return heads
}

// namedRows are the agencies in the order of the sections' lists, each with a
// cell for every section.
func namedRows(heads []ShowSection) []namedRow {
	var rows []namedRow
	place := map[string]int{}
	for column, s := range heads {
		for _, a := range s.Named {
			at, ok := place[a.Agency]
			if !ok {
				at = len(rows)
				place[a.Agency] = at
				rows = append(rows, namedRow{Agency: a.Agency, Cells: make([]*int, len(heads))})
			}
			rows[at].Cells[column] = a.Points
		}
	}
	return rows
}

// qrBox is the view box of a QR code.
func qrBox(code chart.QR) string {
	side := strconv.Itoa(code.Size)
	return "0 0 " + side + " " + side
}

// screenTitle is the title of the room's screen.
func screenTitle(ctx context.Context, v Screen) string {
	if v.Question != nil {
		return v.Question.Ask.Text
	}
	return t(ctx, "screen.join")
}

// seatsAndAgencies is "38 seats, 15 agencies".
func seatsAndAgencies(ctx context.Context, v Screen) string {
	return n(ctx, "screen.seats", v.Taken) + ", " + n(ctx, "room.agencies", v.Agencies)
}

// agencyHref is where an agency's forms are posted to.
func agencyHref(v Agencies, a AgencyRow) string { return "/w/" + v.Workshop + "/agencies/" + a.ID }

// slipLabel is the button that renews a slip, which may have been used.
func slipLabel(ctx context.Context, a AgencyRow) string {
	if a.SlipUsed {
		return t(ctx, "trainer.renew-slip-used")
	}
	return t(ctx, "trainer.renew-slip")
}

// formOpen reports whether a form of an agency came back with a problem.
func formOpen(problems []Problem, agency string, fields ...string) bool {
	for _, field := range fields {
		if problemOf(problems, field+"-"+agency) != nil {
			return true
		}
	}
	return false
}

// cardFingerprint reports whether a card shows the certificate's fingerprint: a
// connection without encryption has none.
func cardFingerprint(v Cards) bool { return len(v.Fingerprint) > 0 && !v.PlainHTTP }

// address is an address that breaks after its scheme first. It is written here,
// because a space between its parts would be typed.
func address(whole string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		scheme, rest, found := strings.Cut(whole, "://")
		if !found {
			scheme, rest = "", whole
		} else {
			scheme = templ.EscapeString(scheme) + "://<wbr>"
		}
		_, err := io.WriteString(w, scheme+templ.EscapeString(rest))
		return err
	})
}

// cardKeeping says who keeps the file, and until when.
func cardKeeping(ctx context.Context, v Cards) string {
	switch {
	case v.Custodian != "":
		return t(ctx, "trainer.card-custodian", "custodian", v.Custodian)
	case v.Erased.IsZero():
		return t(ctx, "trainer.card-nobody")
	}
	return t(ctx, "trainer.card-erased", "day", dayOf(ctx, v.Erased), "time", clock(ctx, v.Erased))
}
