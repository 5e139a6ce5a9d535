package kit

import (
	"context"
	"fmt"
	"testing"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// benchTable is a table of 100,000 rows and 8 columns, 25 rows of them in view.
func benchTable(b *testing.B) (t *Table[place], settle func()) {
	b.Helper()
	columns := placeColumns()
	for i := range 3 {
		columns = append(columns, Column[place]{
			ID: fmt.Sprint("more", i), Title: "Telefon",
			Text: func(p place) string { return "+48 600 " + p.key[2:] },
		})
	}
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.Light))
	r := &rig{ui: make(chan func(), 1000)}
	r.runner = task.NewRunnerOn(func(f func()) { r.ui <- f })
	t = NewTable(TableConfig[place]{Cat: words, Columns: columns, Key: func(p place) string { return p.key }, Tasks: r.runner})
	w := test.NewTempWindow(b, t)
	w.Resize(fyne.NewSize(1280, 880))
	t.SetRows(places(100_000))
	r.settle()
	return t, r.settle
}

func BenchmarkTableScrollByRow(b *testing.B) {
	t, _ := benchTable(b)
	b.ResetTimer()
	for b.Loop() {
		t.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -rowHeight())})
	}
}

func BenchmarkTableJump(b *testing.B) {
	t, _ := benchTable(b)
	i := 0
	b.ResetTimer()
	for b.Loop() {
		i = (i + 37_123) % 99_000
		t.grid.scrollTo(0, float64(i)*float64(rowHeight()))
	}
}

// From a key in the search field to the filtered list; the words change so that
// nothing is found ready.
func BenchmarkTableKeyToFiltered(b *testing.B) {
	t, settle := benchTable(b)
	texts := []string{"m", "mu", "muz", "lodz", "zrodla nr 9", "zory 77", "brak takiego"}
	i := 0
	var worst time.Duration
	b.ResetTimer()
	for b.Loop() {
		start := time.Now()
		t.setText(texts[i%len(texts)], typedAhead)
		settle()
		worst = max(worst, time.Since(start))
		i++
	}
	b.ReportMetric(float64(worst.Milliseconds()), "worst-ms")
}

// What is done once for new rows, in the background.
func BenchmarkTablePrepare(b *testing.B) {
	rows := places(100_000)
	for b.Loop() {
		m := newMemory(placeColumns(), func(p place) string { return p.key }, rows)
		if _, err := m.find(context.Background(), Query{Sort: "name"}); err != nil {
			b.Fatal(err)
		}
	}
}
