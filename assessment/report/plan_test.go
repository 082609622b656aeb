package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/xuri/excelize/v2"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/report"
)

// nasty is a title that a spreadsheet could run and a calendar could break on.
const nasty = "=HYPERLINK(\"http://x\",\"y\"), one; two\\three\nfour"

func examplePlan() report.Plan {
	return report.Plan{
		ID: "w-1", Title: "Readiness, Orvelia", ElectionDay: "2027-03-07", At: time.Date(2026, 11, 24, 15, 10, 0, 0, time.UTC),
		Lines: []report.PlanLine{
			{
				ID: "a-1", Title: nasty, About: "@system", Owner: "Election commission", Partners: []string{"Police", "CERT"}, State: assessment.ActionTaken,
				LeadDays: 60, LeadReason: "+rent", StartBy: "2027-01-06", Feasibility: assessment.InTime, Due: "2027-01-29",
			},
			{ID: "a-2", Title: "Second proof", ProposedTo: "Foreign ministry", State: assessment.ActionProposed, LeadDays: 1, StartBy: "2027-03-06", Feasibility: assessment.TooLate, Due: "2027-03-06"},
			{ID: "a-3", Title: "Called", Owner: "CERT", State: assessment.ActionDone, StartBy: "2027-03-07"},
			{ID: "a-4", Title: "For anybody", State: assessment.ActionProposed},
		},
	}
}

func TestPlanCalendarReadsBack(t *testing.T) {
	t.Parallel()
	p := locale.For("en")
	text := report.PlanCalendar(p, examplePlan())
	if !bytes.Equal(text, report.PlanCalendar(p, examplePlan())) {
		t.Error("the same plan gives other bytes")
	}
	for line := range strings.Lines(string(text)) {
		if !strings.HasSuffix(line, "\r\n") || len(line) > 77 {
			t.Errorf("line of %d bytes, or without its end: %q", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][2]string{}
	for _, e := range c.Events() {
		at, err := e.GetAllDayStartAt()
		if err != nil {
			t.Fatal(err)
		}
		summary := e.GetProperty(ics.ComponentPropertySummary).Value
		got[e.Id()] = [2]string{at.Format(time.DateOnly), summary}
		about := e.GetProperty(ics.ComponentPropertyDescription).Value
		if !strings.Contains(about, "Readiness, Orvelia, 24 November 2026. As stated, not verified.") {
			t.Errorf("%s says %q", e.Id(), about)
		}
	}
	want := map[string][2]string{
		"election@w-1.electready":  {"2027-03-07", "Election day"},
		"a-1-start@w-1.electready": {"2027-01-06", "Begin: " + nasty},
		"a-1-due@w-1.electready":   {"2027-01-29", "Finish: " + nasty},
	}
	for id, w := range want {
		if got[id] != w {
			t.Errorf("%s is %q, want %q", id, got[id], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d events: %v, want %d: what nobody took, or is done, has no day", len(got), got, len(want))
	}
}

func TestPlanCalendarWithoutElectionDay(t *testing.T) {
	t.Parallel()
	plan := examplePlan()
	plan.ElectionDay, plan.Lines[0].StartBy, plan.Lines[0].Due = "", "", ""
	c, err := ics.ParseCalendar(bytes.NewReader(report.PlanCalendar(locale.For("ka"), plan)))
	if err != nil || len(c.Events()) != 0 {
		t.Errorf("%v, events of a plan without days: %v", err, c.Events())
	}
}

func TestPlanSheetReadsBack(t *testing.T) {
	t.Parallel()
	p := locale.For("en")
	text, err := report.PlanSheet(p, examplePlan())
	if err != nil {
		t.Fatal(err)
	}
	again, err := report.PlanSheet(p, examplePlan())
	if err != nil || !bytes.Equal(text, again) {
		t.Errorf("%v, or the same plan gives other bytes", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("Plan")
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != "What agencies took on" || rows[1][0] != "Readiness, Orvelia, 24 November 2026. As stated, not verified." || rows[2][0] != "Election day: 2027-03-07" {
		t.Errorf("the file says of itself %q", rows[:3])
	}
	want := [][]string{
		{"Action", "About", "Owner", "With", "State", "Days it takes", "Why so many days", "Start by", "Does it fit", "Due"},
		{nasty, "@system", "Election commission", "Police, CERT", "Taken on", "60", "+rent", "2027-01-06", "In time", "2027-01-29"},
		{"Second proof", "", "Proposed to: Foreign ministry", "", "Proposed", "1", "", "2027-03-06", "Too late for this election", "2027-03-06"},
		{"Called", "", "CERT", "", "Done", "0", "", "2027-03-07"},
		{"For anybody", "", "Proposed to the room", "", "Proposed", "0"},
	}
	for i, w := range want {
		if got := strings.TrimRight(strings.Join(rows[4+i], "|"), "|"); got != strings.Join(w, "|") {
			t.Errorf("row %d is %q, want %q", 5+i, got, w)
		}
	}
	for r := range rows {
		for c := range 10 {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			formula, err := f.GetCellFormula("Plan", cell)
			kind, _ := f.GetCellType("Plan", cell)
			if err != nil || formula != "" || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeUnset && kind != excelize.CellTypeInlineString {
				t.Errorf("%s: formula %q, kind %v, %v", cell, formula, kind, err)
			}
		}
	}
}

func TestDisposition(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"plan-w-1.ics":   `attachment; filename="plan-w-1.ics"; filename*=UTF-8''plan-w-1.ics`,
		`a "b"\%/c.xlsx`: `attachment; filename="a -b----c.xlsx"; filename*=UTF-8''a%20%22b%22%5C%25%2Fc.xlsx`,
		"გეგმა.ics":      `attachment; filename="_____.ics"; filename*=UTF-8''%E1%83%92%E1%83%94%E1%83%92%E1%83%9B%E1%83%90.ics`,
		"a\r\nb.ics":     `attachment; filename="a__b.ics"; filename*=UTF-8''a%0D%0Ab.ics`,
	} {
		if got := report.Disposition(name); got != want {
			t.Errorf("%q gives %s, want %s", name, got, want)
		}
	}
}
