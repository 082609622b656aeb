package chart_test

import (
	"testing"

	"electready/assessment/chart"
)

func TestPlan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		left     int
		takes    []int
		today    string
		election string
		bar      chart.PlanBar // of the first
	}{
		"in time":             {100, []int{50}, "5%", "95%", chart.PlanBar{From: "50%", Length: "45%"}},
		"all days":            {100, []int{100}, "5%", "95%", chart.PlanBar{From: "5%", Length: "90%"}},
		"too late":            {100, []int{200}, "50%", "95%", chart.PlanBar{From: "5%", Length: "90%"}},
		"beside a later one":  {100, []int{10, 200}, "50%", "95%", chart.PlanBar{From: "90.5%", Length: "4.5%"}},
		"no days":             {100, []int{0}, "5%", "95%", chart.PlanBar{From: "94.2%", Length: "0.8%"}},
		"in two days":         {2, []int{1}, "5%", "95%", chart.PlanBar{From: "50%", Length: "45%"}},
		"today":               {0, []int{0}, "5%", "5%", chart.PlanBar{From: "4.2%", Length: "0.8%"}},
		"over":                {-10, []int{10}, "95%", "50%", chart.PlanBar{From: "5%", Length: "45%"}},
		"over, without a day": {-10, []int{0}, "95%", "5%", chart.PlanBar{From: "4.2%", Length: "0.8%"}},
	} {
		p := chart.NewPlan(c.left, c.takes...)
		if p.Today != c.today || p.Election != c.election || p.Bar(c.takes[0]) != c.bar {
			t.Errorf("%s: today %s, election %s, bar %+v; want %s, %s, %+v", name, p.Today, p.Election, p.Bar(c.takes[0]), c.today, c.election, c.bar)
		}
	}
}
