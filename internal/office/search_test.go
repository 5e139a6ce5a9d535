package office

import (
	"context"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

func TestSearchFoldsAndCounts(t *testing.T) {
	o, _ := newOffice(t)
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	s, err := o.Search(context.Background())
	if err != nil || s.Len() != 6 {
		t.Fatal(s, err)
	}
	for query, want := range map[string]int{
		"": 6, "gmina": 2, "GMINA debowiec": 1, "dębowiec": 1, "lakowo": 2, "łąkowo": 2, "zrodlana": 1, "ŹRÓDLANA spół": 1, "nie ma": 0, "jesion bibl": 1,
	} {
		ids, n := s.Find(query, 50)
		if n != want || len(ids) != want {
			t.Errorf("%q finds %d of %d, want %d", query, len(ids), n, want)
		}
	}
	if ids, n := s.Find("a", 2); len(ids) != 2 || n != 6 {
		t.Errorf("limit 2 gives %d of %d", len(ids), n)
	}
}

// TestSearchAgreesWithALoop: the buffer finds what a plain loop finds, in Polish
// order.
func TestSearchAgreesWithALoop(t *testing.T) {
	o, _ := openSample(t, 200, 0)
	var rows []store.SearchRow
	if err := o.db.Read(context.Background(), func(r *store.Reader) (err error) {
		rows, err = r.SearchRows()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s := newSearch(rows)
	if !slices.IsSortedFunc(rows, func(a, b store.SearchRow) int { return polish.Compare(a.Name, b.Name) }) {
		t.Error("rows are not in Polish order")
	}
	for _, query := range []string{"a", "gm", "bibl w", "ó", "sp. z o.o.", "0", "miej ow"} {
		var want []int64
		for _, r := range rows {
			if hasAll(r.Fold, strings.Fields(polish.Fold(query))) {
				want = append(want, r.ID)
			}
		}
		if got, n := s.Find(query, len(rows)); n != len(want) || !slices.Equal(got, want) {
			t.Errorf("%q finds %d, a loop %d", query, n, len(want))
		}
	}
}
