package sample

import (
	"time"

	"biurolidera/internal/contest"
)

// Calendar is an invented edition's year (domain.md §1.3): its stages follow one
// another from spring to the gala in the next winter.
func Calendar(year int) []contest.Milestone {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	return []contest.Milestone{
		{Stage: contest.StageInvitations, From: day(year, time.March, 3), To: day(year, time.April, 30)},
		{Stage: contest.StageApplications, From: day(year, time.April, 1), To: day(year, time.June, 30)},
		{Stage: contest.StageFieldwork, From: day(year, time.September, 1), To: day(year, time.November, 30)},
		{Stage: contest.StageReview, From: day(year, time.September, 15), To: day(year, time.December, 5)},
		{Stage: contest.StageJury, From: day(year, time.December, 15), To: day(year, time.December, 15)},
		{Stage: contest.StageLicences, From: day(year, time.December, 16), To: day(year+1, time.January, 30)},
		{Stage: contest.StageGala, From: day(year+1, time.February, 19), To: day(year+1, time.February, 19)},
	}
}
