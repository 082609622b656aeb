package chart

// Plan is the axis of a plan in shares of the width: from today, or from the
// first day on which something should have begun, to election day.
type Plan struct {
	Today    string
	Election string
	first    int // days from today at the left end
	span     int // days
	election int // days from today
}

// PlanBar is an action on the axis: as long as it takes, ending on election day.
type PlanBar struct {
	From   string
	Length string
}

// The room on both sides of the axis and the shortest bar, in tenths of a
// hundredth.
const (
	planMargin = 50
	planWidth  = 1000 - 2*planMargin
	planLeast  = 8
)

// NewPlan is the axis for actions that take these days, so many days before
// election day; below 0 it is over.
func NewPlan(left int, takes ...int) Plan {
	first, last := min(0, left), max(0, left)
	for _, days := range takes {
		first = min(first, left-days)
	}
	p := Plan{first: first, span: max(last-first, 1), election: left}
	p.Today, p.Election = tenths(p.at(0)), tenths(p.at(left))
	return p
}

// Bar is an action that takes some days.
func (p Plan) Bar(days int) PlanBar {
	from, to := p.at(p.election-days), p.at(p.election)
	length := max(to-from, planLeast)
	return PlanBar{From: tenths(to - length), Length: tenths(length)}
}

// at is the place of a day, in tenths of a hundredth.
func (p Plan) at(day int) int { return planMargin + (day-p.first)*planWidth/p.span }

// tenths is a share with one decimal.
func tenths(n int) string { return num(n) + "%" }
