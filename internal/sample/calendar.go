package sample

import "time"

// workingDays lists the days from 1 September to 30 November on which offices
// work: no Saturday, no Sunday, not 1 and 11 November.
func workingDays(year int) []time.Time {
	var days []time.Time
	for d := time.Date(year, time.September, 1, 0, 0, 0, 0, time.UTC); d.Month() < time.December; d = d.AddDate(0, 0, 1) {
		switch {
		case d.Weekday() == time.Saturday || d.Weekday() == time.Sunday:
		case d.Month() == time.November && (d.Day() == 1 || d.Day() == 11):
		default:
			days = append(days, d)
		}
	}
	return days
}

// Office hours in which contacts begin, in minutes of the day.
const (
	firstMinute = 8 * 60
	lastMinute  = 15*60 + 30
)

// moments draws n days, one from each n-th part of the season, in random order, so
// that neither number nor code tells which came first; the hour is in steps of
// five minutes. Hours are those of the wall clock, kept as UTC.
func (s source) moments(days []time.Time, n int) []time.Time {
	list := make([]time.Time, n)
	for k := range list {
		from, to := k*len(days)/n, (k+1)*len(days)/n
		day := days[min(from+s.below(max(1, to-from)), len(days)-1)]
		minute := firstMinute + 5*s.below((lastMinute-firstMinute)/5+1)
		list[k] = day.Add(time.Duration(minute) * time.Minute)
	}
	s.shuffle(n, func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}
