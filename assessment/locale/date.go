package locale

import (
	"strconv"
	"time"
)

// Names of months and weekdays as they stand within a date.
var (
	months = [...]string{
		"date.month-1", "date.month-2", "date.month-3", "date.month-4", "date.month-5", "date.month-6",
		"date.month-7", "date.month-8", "date.month-9", "date.month-10", "date.month-11", "date.month-12",
	}
	weekdays = [...]string{
		"date.sunday", "date.monday", "date.tuesday", "date.wednesday", "date.thursday", "date.friday", "date.saturday",
	}
)

// Time is the time of day, "14:03", in the zone that t carries.
func (p *Printer) Time(t time.Time) string { return t.Format("15:04") }

// Day is the day in words: "24 November 2026".
func (p *Printer) Day(t time.Time) string {
	return p.T("date.day", "day", t.Day(), "month", p.T(months[t.Month()-1]), "year", strconv.Itoa(t.Year()))
}

// LongDay is the day with its weekday: "Tuesday 24 November 2026".
func (p *Printer) LongDay(t time.Time) string {
	return p.T("date.long-day", "weekday", p.T(weekdays[t.Weekday()]), "day", t.Day(),
		"month", p.T(months[t.Month()-1]), "year", strconv.Itoa(t.Year()))
}

// Moment is the day and the time: "24 November 2026, 15:10".
func (p *Printer) Moment(t time.Time) string {
	return p.T("date.moment", "day", p.Day(t), "time", p.Time(t))
}
