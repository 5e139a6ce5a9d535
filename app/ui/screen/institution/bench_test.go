package institution

import (
	"os"
	"testing"
	"time"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
)

// BenchmarkKeyToList measures from a key press in the search field to the rows in the
// list, over the register of the file LIDER_REGISTER names (made with 100,000
// institutions: lider import institutions).
func BenchmarkKeyToList(b *testing.B) {
	path := os.Getenv("LIDER_REGISTER")
	if path == "" {
		b.Skip("LIDER_REGISTER names no file with a register")
	}
	s := over(b, screentest.Open(b, path, config.Default()))
	s.Show("")
	s.Settle()
	total, _ := s.table.Shown()
	word := []rune("nowa wies")
	worst := time.Duration(0)
	for b.Loop() {
		s.table.Search("")
		s.Settle()
		s.table.FocusSearch()
		for _, r := range word {
			was := time.Now()
			s.f.Window.Canvas().Focused().TypedRune(r)
			s.Settle()
			worst = max(worst, time.Since(was))
		}
	}
	b.ReportMetric(float64(total), "institutions")
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms/key")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*len(word)), "ms/key")
}
