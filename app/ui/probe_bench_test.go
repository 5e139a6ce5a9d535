package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// crowded is how many institutions the large register has.
const crowded = 100_000

// job makes long work on an open file.
type job func(r *rig) func(context.Context, task.Progress) error

// jobs are those the window is measured beside, an import on a new file, the others on
// an invented edition.
var jobs = map[string]job{
	"progress": func(*rig) func(context.Context, task.Progress) error {
		i := 0
		return forAWhile(func(_ context.Context, tell task.Progress) error {
			i++
			tell(i, 1_000_000)
			return nil
		})
	},
	"backup": func(r *rig) func(context.Context, task.Progress) error {
		i := 0
		return forAWhile(func(ctx context.Context, _ task.Progress) error {
			i++ // their names differ by the second alone
			_, _, err := r.file.office.BackupNow(ctx, filepath.Join(r.cfg.Dir, "kopie", strconv.Itoa(i)))
			return err
		})
	},
	"certainty": func(r *rig) func(context.Context, task.Progress) error {
		return func(ctx context.Context, _ task.Progress) error {
			o, ed := r.file.office, r.file.edition
			all, err := o.Participants(ctx, ed)
			if err != nil {
				return err
			}
			if _, err := o.SetParticipationState(ctx, ed, all[0].Code, contest.ParticipationWithdrawn); err != nil { // what is known does not hold any more
				return err
			}
			_, err = o.Certainty(ctx, ed)
			return err
		}
	},
	"reports": func(r *rig) func(context.Context, task.Progress) error {
		dir := filepath.Join(r.cfg.Dir, "raporty")
		return func(ctx context.Context, p task.Progress) error {
			_, _, err := r.file.office.WriteReports(office.WithProgress(ctx, p), r.file.edition, "pdf", dir)
			return err
		}
	},
	"import": func(r *rig) func(context.Context, task.Progress) error {
		path := filepath.Join(r.cfg.Dir, "lista.csv")
		if err := os.WriteFile(path, []byte(crowd()), 0o600); err != nil {
			r.t.Fatal(err)
		}
		return func(ctx context.Context, p task.Progress) error {
			list, err := r.file.office.ReadList(ctx, path)
			if err != nil {
				return err
			}
			_, err = r.file.office.ImportInstitutions(office.WithProgress(ctx, p), office.InstitutionImport{List: list})
			return err
		}
	},
}

// forAWhile repeats work that ends before a screen is shown.
func forAWhile(work func(context.Context, task.Progress) error) func(context.Context, task.Progress) error {
	return func(ctx context.Context, p task.Progress) (err error) {
		for end := time.Now().Add(2 * time.Second); err == nil && time.Now().Before(end); {
			err = work(ctx, p)
		}
		return err
	}
}

// crowd is a list of as many institutions as a country has.
func crowd() string {
	var b strings.Builder
	b.WriteString("Nazwa instytucji;Kategoria;Miejscowość\n")
	for i := range crowded {
		fmt.Fprintf(&b, "Urząd Gminy Łęgowo %d;URZ;Łęgowo %d\n", i, i%1000)
	}
	return b.String()
}

// walkBeside does work while the screens are gone through, and gives the longest a
// picture had to wait for the UI thread.
func walkBeside(r *rig, work func(context.Context, task.Progress) error) time.Duration {
	r.t.Helper()
	for _, e := range r.cfg.Entries { // made before: that is another measure
		r.Go(screen.Route{Screen: e.Name})
		r.settle()
	}
	seen := r.watched()
	ended := false
	r.tasks.Run("praca", work, func(err error) {
		ended = true
		if err != nil {
			r.t.Error(err)
		}
	})
	for i := 0; !ended; i++ {
		r.Go(screen.Route{Screen: r.cfg.Entries[i%len(r.cfg.Entries)].Name})
		end := time.Now().Add(30 * time.Millisecond)
		r.until("a moment", func() bool { return time.Now().After(end) || ended })
	}
	return seen.longest
}

// once is a test within a benchmark that ends before the next begins: windows that are
// left open would weigh on those after them.
type once struct {
	testing.TB
	ends []func()
}

// Cleanup implements testing.TB.
func (o *once) Cleanup(f func()) { o.ends = append(o.ends, f) }

func (o *once) end() {
	for _, f := range slices.Backward(o.ends) {
		f()
	}
}

// BenchmarkFrameBesideJob tells the longest a picture waits for the UI thread while a job runs.
func BenchmarkFrameBesideJob(b *testing.B) {
	TendHeap() // as in the window
	for name, work := range jobs {
		b.Run(name, func(b *testing.B) {
			var longest time.Duration
			for range b.N {
				b.StopTimer()
				file := fullFile
				if name == "import" {
					file = newFile
				}
				own := &once{TB: b}
				r := realRig(own, locale.Polish, file)
				do := work(r)
				b.StartTimer()
				longest = max(longest, walkBeside(r, do))
				b.StopTimer()
				own.end()
			}
			b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-wait")
		})
	}
}

// BenchmarkFrameWhileFiltering tells the same while one types into the search of the
// large register.
func BenchmarkFrameWhileFiltering(b *testing.B) {
	TendHeap()
	r := realRig(b, locale.Polish, newFile)
	if err := jobs["import"](r)(context.Background(), func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	r.settle()
	r.Go(screen.Route{Screen: "institution"})
	r.settle()
	var longest time.Duration
	for b.Loop() {
		seen := r.watched()
		for _, a := range r.here().Actions() {
			if a.Name == "institution.find" {
				a.Run()
			}
		}
		field := r.win.Canvas().Focused()
		for _, letter := range "legowo 77" {
			r.cfg.Do(func() { field.TypedRune(letter) })
			end := time.Now().Add(60 * time.Millisecond)
			r.until("a moment", func() bool { return time.Now().After(end) })
		}
		longest = max(longest, seen.longest)
		for range "legowo 77" {
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		r.settle()
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-wait")
}

// fullFile makes the invented edition of the size one tries the program with.
func fullFile(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "pelny.lider")
	opt := office.Options{HeadDir: filepath.Join(dir, "heads"), Settings: config.Default()}
	if _, err := office.CreateSample(context.Background(), path, sampleSize, opt); err != nil {
		t.Fatal(err)
	}
	return path
}
