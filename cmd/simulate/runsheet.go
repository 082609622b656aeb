package main

import "electready/assessment"

// runSheet is the day in two sessions of 120 minutes, with how far it is.
var runSheet = []assessment.Step{
	{ID: "s-01", Title: "Opening speeches; the join address is on the screen", Start: "09:00", Minutes: 15, State: "done"},
	{ID: "s-02", Title: "Who sees what, who keeps it, when it is erased; lead slips; practice question", Start: "09:15", Minutes: 10, State: "done"},
	{ID: "s-03", Title: "Block A: systems and reporting, in silence", Start: "09:25", Minutes: 18, Themes: []string{"critical-systems", "incident-reporting"}, State: "done"},
	{ID: "s-04", Title: "House: confirm all that agree", Start: "09:43", Minutes: 7, Themes: []string{"critical-systems", "incident-reporting"}, State: "done"},
	{ID: "s-05", Title: "Show A: three to talk about, two to assign", Start: "09:50", Minutes: 25, Themes: []string{"critical-systems", "incident-reporting"}, State: "done"},
	{ID: "s-06", Title: "Coffee", Start: "10:15", Minutes: 10, State: "done"},
	{ID: "s-07", Title: "Each other: channels, leads, systems", Start: "10:25", Minutes: 20, State: "done"},
	{ID: "s-08", Title: "Preview; errands on the phones", Start: "10:45", Minutes: 15, State: "done"},
	{ID: "s-09", Title: "Lunch: errands; the contact sheet fills", Start: "11:00", Minutes: 180, State: "done"},
	{ID: "s-10", Title: "Back; late corrections; lead roles handed over", Start: "14:00", Minutes: 8, State: "done"},
	{ID: "s-11", Title: "Inner circle: channels, two scenarios, paths", Start: "14:08", Minutes: 22, Inner: true, State: "done"},
	{ID: "s-12", Title: "Block B: disinformation and coordination", Start: "14:30", Minutes: 16, Themes: []string{"disinformation", "coordination"}, State: "done"},
	{ID: "s-13", Title: "House", Start: "14:46", Minutes: 6, Themes: []string{"disinformation", "coordination"}, State: "done"},
	{ID: "s-14", Title: "Show B, first part", Start: "14:52", Minutes: 10, Themes: []string{"coordination"}, State: "done"},
	{ID: "s-15", Title: "Show B, second part", Start: "15:02", Minutes: 10, Themes: []string{"disinformation"}, State: "skipped"},
	{ID: "s-16", Title: "Air", Start: "15:12", Minutes: 8, State: "done"},
	{ID: "s-17", Title: "Five principles, sent out a week ahead", Start: "15:20", Minutes: 13, State: "done"},
	{ID: "s-18", Title: "Plan: ten actions at most, “we take it”", Start: "15:33", Minutes: 17, State: "now"},
	{ID: "s-19", Title: "Sheets out; hand over to the custodian, or erase with the receipt on the screen", Start: "15:50", Minutes: 10},
}
