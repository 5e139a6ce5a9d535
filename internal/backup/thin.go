package backup

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"
)

// Thinning (reliability.md §1): all backups of the last 2 days stay, then the last one of
// a day for 14 days, of a week for 8 weeks, of a month for 24 months; the last 3 that
// prove whole always stay. What may go is told by the name that the program gave and by
// the manifest, never by a file's own time: clocks change.
const (
	keepAll    = 48 * time.Hour
	keepDays   = 14
	keepWeeks  = 8
	keepMonths = 24
	keepProved = 3
)

// nameSlack is how far a name's moment may be from the manifest's: clocks of summer and
// winter, and of other places.
const nameSlack = 26 * time.Hour

// Thin takes away from a folder the backups of a file that the rule no longer keeps and
// gives their paths. Backups that a person named, damaged ones, those of other files and
// those from the future stay. Nothing goes unless keepProved of the file's backups prove
// whole.
func Thin(ctx context.Context, dir, fileID string, now time.Time) (gone []string, err error) {
	all, err := List(dir)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e Entry) bool { return !ownAutomatic(e, fileID) })
	times := make([]time.Time, len(all))
	for i, e := range all {
		times[i] = e.Manifest.MadeAt
	}
	keep := kept(times, now)
	if !slices.Contains(keep, false) {
		return nil, nil
	}
	proved := 0
	for i := 0; i < len(all) && proved < keepProved; i++ {
		_, err := Verify(ctx, all[i].Path)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			keep[i] = true
			proved++
		}
	}
	if proved < keepProved {
		return nil, nil
	}
	for i, e := range all {
		if keep[i] {
			continue
		}
		if err := errors.Join(clear(e.Path), clear(ManifestPath(e.Path))); err != nil {
			return gone, fault("backup_unwritable", e.Path).Because(err)
		}
		gone = append(gone, e.Path)
	}
	return gone, nil
}

// ownAutomatic tells a backup that the program made by itself of this file, whose name
// and manifest agree.
func ownAutomatic(e Entry, fileID string) bool {
	_, at, named := ParseName(e.Path)
	return named && e.Err == nil && e.Manifest.FileID == fileID && at.Sub(e.Manifest.MadeAt).Abs() <= nameSlack
}

// kept tells of each moment, the newest first, whether the rule keeps it.
func kept(times []time.Time, now time.Time) []bool {
	keep := make([]bool, len(times))
	seen := map[string]bool{}
	for i, t := range times {
		age := now.Sub(t)
		if age <= keepAll {
			keep[i] = true
		}
		year, week := t.ISOWeek()
		for _, span := range []struct {
			key  string
			last time.Time
		}{
			{"d" + t.Format(time.DateOnly), now.AddDate(0, 0, -keepDays)},
			{"w" + strconv.Itoa(year) + "-" + strconv.Itoa(week), now.AddDate(0, 0, -7*keepWeeks)},
			{"m" + t.Format("2006-01"), now.AddDate(0, -keepMonths, 0)},
		} {
			if !t.Before(span.last) && !seen[span.key] {
				keep[i] = true
			}
			seen[span.key] = true
		}
	}
	return keep
}
