package locale

import (
	"encoding/json"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// How many there are is written with thousands apart, also out of the history; what
// only looks like a number is not.
func TestAmounts(t *testing.T) {
	const step = `"action.import" = "Wczytanie {file} (nowych: {added}, zmienionych: {updated}, razem {count})"` + "\n" +
		`"action.undo" = "Cofnięcie zmiany nr {change} z {year}"`
	pl, en := sample(t, Polish, step), sample(t, English, step)
	stored := contest.Args{"file": "10000", "added": 10000.0, "updated": json.Number("1234567"), "count": int64(999)}
	number := contest.Args{"change": 12345.0, "year": 2025}
	for _, x := range []struct{ got, want string }{
		{pl.Action("import", stored), "Wczytanie 10000 (nowych: 10" + polish.NBSP + "000, zmienionych: 1" + polish.NBSP + "234" + polish.NBSP + "567, razem 999)"},
		{en.Action("import", stored), "Wczytanie 10000 (nowych: 10,000, zmienionych: 1,234,567, razem 999)"},
		{pl.Action("import", contest.Args{"file": "a", "added": 0.5, "updated": "10000", "count": 10000}), "Wczytanie a (nowych: 0,5, zmienionych: 10000, razem 10" + polish.NBSP + "000)"},
		{pl.Action("undo", number), "Cofnięcie zmiany nr 12345 z 2025"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}
