package templates

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/locale"
)

func TestLinesWithin(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text    string
		letters float64
		want    float64
	}{
		{"", 10, 0},
		{"one two", 7, 1},
		{"one two", 6, 2},
		{"one two three", 9, 2},
		{"indivisible", 4, 3},
		{"ენა ენა", 9, 1}, // a third wider
		{"ენა ენა", 8, 2},
	}
	for _, tt := range tests {
		if got := linesWithin(tt.text, tt.letters); got != tt.want {
			t.Errorf("%q takes %v lines of %v letters, want %v", tt.text, got, tt.letters, tt.want)
		}
	}
}

// fullBoard has tasks of which each agency says that it leads or is named.
func fullBoard(tasks, agencies int) Board {
	v := Board{Title: en("Polls close, the results page goes down")}
	for i := range tasks {
		task := BoardTask{ID: strconv.Itoa(i), Name: en("Speak to the public"), Leads: 1, Stated: agencies, Flags: []string{assessment.FlagUnexpected}}
		for j := range agencies {
			task.Who = append(task.Who, BoardAgency{Name: "Agency " + strconv.Itoa(j), NamedBy: j + 1})
		}
		task.Who[0].Leads = true
		v.Tasks = append(v.Tasks, task)
	}
	return v
}

// The room's screen does not scroll: what does not fit is counted, never lost,
// and who says it leads stays.
func TestBoardFitsOnTheScreen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name            string
		tasks, agencies int
		shown           []int
		size            string
		tight           bool
	}{
		{"two tasks", 2, 2, []int{2, 2}, "size-4", false},
		{"one each", 4, 1, []int{1, 1, 1, 1}, "size-3", false},
		{"two each", 4, 2, []int{2, 2, 2, 2}, "", true},
		{"nine in two", 2, 9, []int{2, 3}, "", false},
		{"fifteen in four", 4, 15, []int{1, 1, 2, 2}, "", true},
	}
	ctx := locale.With(context.Background(), locale.For("en"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := fitBoard(ctx, fullBoard(tt.tasks, tt.agencies))
			if got.Tight != tt.tight || got.Size != tt.size {
				t.Errorf("tight=%v, size=%q, want %v, %q", got.Tight, got.Size, tt.tight, tt.size)
			}
			for i, task := range got.Tasks {
				if len(task.Who) != tt.shown[i] || len(task.Who)+task.More != tt.agencies {
					t.Errorf("task %d shows %d and counts %d of %d, want %d shown", i, len(task.Who), task.More, tt.agencies, tt.shown[i])
				}
				if !task.Who[0].Leads || len(task.Who) > 1 && task.Who[1].NamedBy != tt.agencies {
					t.Errorf("task %d begins with %v", i, task.Who)
				}
			}
		})
	}
}

// An action stands before what could be done instead of another; both stand
// where there is room.
func TestPlanFitsOnTheScreen(t *testing.T) {
	t.Parallel()
	ctx := locale.With(context.Background(), locale.For("en"))
	late := func(rows int) PlanScreen {
		v := PlanScreen{Election: Election{Day: exampleDay(4, 18)}}
		for range rows {
			v.Rows = append(v.Rows, PlanRow{Title: en("Second proof for all accounts"), Owner: "Police", State: assessment.ActionTaken, Fits: assessment.TooLate})
		}
		return v
	}
	for _, tt := range []struct {
		rows, more int
		size       string
		instead    bool
	}{
		{1, 0, "size-4", true},
		{4, 0, "size-2", true},
		{10, 0, "size-2", false},
		{20, 8, "", false},
	} {
		got := fitPlan(ctx, late(tt.rows))
		if got.More != tt.more || len(got.Rows)+got.More != tt.rows || got.Size != tt.size || got.Rows[0].saysInstead() != tt.instead {
			t.Errorf("%d rows: %d stand, %d more, size %q, instead %v; want %+v", tt.rows, len(got.Rows), got.More, got.Size, got.Rows[0].saysInstead(), tt)
		}
	}
}

// The key says what stands there, and no more.
func TestPlanKey(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, k := range (PlanScreen{Rows: examplePlanRows()[:2]}).keys() {
		keys = append(keys, k.key)
	}
	if got := strings.Join(keys, " "); got != "action.key-soon action.key-in-time" {
		t.Errorf("keys: %s", got)
	}
}
