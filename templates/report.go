package templates

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/url"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/static"

	"github.com/a-h/templ"
)

// PageReport is the room's report, by the message of its name.
const PageReport = "report.page"

// ReportPage is the report in the program, with what a trainer can choose above
// it. Forms: GET and POST to /w/{id}/report (inner, systems, practices, lang).
type ReportPage struct {
	Frame
	Workshop  string // id
	Languages []ReportLanguage
	Systems   bool // the choice of systems makes sense
	Report    Report
}

// ReportLanguage is a language of the workshop.
type ReportLanguage struct {
	Tag, Name string
	Here      bool
}

// Report is what was shown to the room, to be printed or saved. It bears no
// product's name.
type Report struct {
	Title    string // of the workshop
	Country  string
	Election Moment // zero: not known
	At       Moment
	Agencies int // in the room
	Rounds   []assessment.RoundID
	Rule     assessment.Rule
	Fewest   int // agencies a figure needs; 0: any number
	Trainers []string
	Bank     string // version
	Choice   assessment.ReportChoice

	Counts     []ReportCount
	Themes     []ReportTheme
	Compared   []ReportRounds
	Channels   []ReportChannels
	Cases      []ReportCase
	Systems    []ReportSystem
	Principles []ReportPrinciple
	Plan       *ReportPlan // nil: not shown
	Practices  []ReportPractice
	Missing    []Sentence // what is not in it, and why
}

// ReportCount is x of y.
type ReportCount struct {
	Key string
	assessment.Tally
}

// ReportTheme is a theme that was shown.
type ReportTheme struct {
	Number    int
	Title     Text
	Round     assessment.RoundID
	Points    PointsSpread
	Questions []ShowQuestion
}

// ReportRounds compares a later round with the first.
type ReportRounds struct {
	From, To assessment.RoundID
	Themes   []CompareTheme
	Mended   []MendedType
}

// ReportChannels are the channels of a type.
type ReportChannels struct {
	Type       Text
	Mended, Of int // Of 0: nothing had to be mended
	Matrix     Matrix
	Lines      []MatrixPair
	Paths      []ReportPath
}

// ReportPath is whom word reaches from an agency that may notice first: names by
// pace.
type ReportPath struct {
	From       string
	Day, Night map[string][]string
}

// reportPaces are the rows of a path; those that nobody is in are left out.
var reportPaces = []string{assessment.Hour, assessment.Day, assessment.Later, assessment.Never, PaceOpen}

// reportPace is the word of a row. On paper, away from the talk, "never" would
// sound as if somebody had said so.
func reportPace(pace string) string {
	if pace == assessment.Never {
		return "report.pace-never"
	}
	return paceWords[pace]
}

// sayReached are the agencies in a row of a path.
func sayReached(ctx context.Context, names []string) string {
	if len(names) == 0 {
		return t(ctx, "relation.reaches-nobody")
	}
	return joined(ctx, names...)
}

// ReportCase is a scenario, task by task.
type ReportCase struct {
	Title Text
	Tasks []ReportTask
}

// ReportTask is what agencies say about a task, and what the room wrote down.
type ReportTask struct {
	Name    Text
	Says    []Sentence
	Outcome BoardOutcome
}

// ReportSystem is a system that asks for a look.
type ReportSystem struct {
	Name Text
	Says []Sentence
}

// ReportPrinciple is a principle with what the room said.
type ReportPrinciple struct {
	PrincipleHead
	Numbers PrincipleNumbers
}

// ReportPlan is the plan; without rows its count alone is told.
type ReportPlan struct {
	Dated           bool // election day is known
	Taken, Proposed []PlanRow
	TakenOn, Open   int
}

// ReportPractice is a good practice, with what it is about.
type ReportPractice struct {
	About Text // empty: the day
	Text  string
}

// reportHref is the report's address with a choice and a language.
func reportHref(workshop string, c assessment.ReportChoice, lang string) string {
	q := url.Values{}
	for name, on := range map[string]bool{"inner": c.Inner, "systems": c.Systems, "practices": c.Practices} {
		if on {
			q.Set(name, "1")
		}
	}
	if lang != "" {
		q.Set("lang", lang)
	}
	return "/w/" + workshop + "/report?" + q.Encode()
}

// reportFor says who may read the report.
func reportFor(c assessment.ReportChoice) string {
	if c.Inner {
		return "report.for-inner"
	}
	return "report.for-everybody"
}

// sayReportRounds is "First round, second round".
func sayReportRounds(ctx context.Context, rounds []assessment.RoundID) string {
	var words []string
	for _, r := range rounds {
		words = append(words, t(ctx, roundWord[r]))
	}
	return joined(ctx, words...)
}

// sayReportNames are named agencies with their positions, under the rule that
// names them.
func sayReportNames(ctx context.Context, names []NamedChoice) string {
	var said []string
	for _, x := range names {
		said = append(said, x.Agency+": "+sayShared(ctx, x.Choice))
	}
	return strings.Join(said, "; ")
}

// sayReportSpread stands in place of the counts, or is empty where they stand
// there.
func sayReportSpread(ctx context.Context, q ShowQuestion, fewest int) string {
	switch {
	case !q.Shown:
		return hiddenWord(ctx, fewest)
	case q.MostOrAll != "":
		return sayMost(ctx, q.MostOrAll)
	case q.Few:
		return sayFew(ctx, q.Median, q.Target)
	}
	return ""
}

// sayReportPoints says how the agencies' points lie.
func sayReportPoints(ctx context.Context, p PointsSpread, fewest int) string {
	switch {
	case !p.Shown:
		return hiddenWord(ctx, fewest)
	case p.MostOrAll != nil:
		return t(ctx, "trainer.band-most", "band", sayBand(ctx, *p.MostOrAll))
	}
	said := n(ctx, "room.points-text", p.Scored)
	if p.Median != nil {
		said += " " + n(ctx, "room.points-middle", *p.Median)
	}
	if p.Few {
		said += " " + t(ctx, "round.few")
	}
	return said
}

// HasBands reports whether the bands may be told.
func (p PointsSpread) HasBands() bool { return p.Shown && !p.Few && p.MostOrAll == nil }

// reportStyle is the style of the report, inside the file that holds it.
func reportStyle() string {
	text, _, _, _, _ := static.Open(static.Path("report-page.css"))
	return string(text)
}

// reportPolicy lets the file's own style through, and nothing else.
func reportPolicy() string {
	sum := sha256.Sum256([]byte(reportStyle()))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// styled is the style element of the file. It is written here, because a
// template cannot fill one.
func styled() templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "<style>"+reportStyle()+"</style>")
		return err
	})
}

// reportID is the id of a part's heading.
func reportID(part string, i int) string { return part + "-" + strconv.Itoa(i) }

// comma puts a comma after what another follows.
func comma(said string, more bool) string {
	if more {
		return said + ","
	}
	return said
}
