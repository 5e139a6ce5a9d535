package office

import (
	"context"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"

	"github.com/google/go-cmp/cmp"
)

// found asks for a query's ids.
func found(t testing.TB, o *Office, q InstitutionQuery) []int64 {
	t.Helper()
	hits, err := o.FindInstitutions(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return hits.IDs
}

// kept reads every institution in Polish order of names.
func kept(t testing.TB, o *Office) (all []contest.Institution) {
	t.Helper()
	if err := o.db.Read(context.Background(), func(r *store.Reader) error {
		return r.Institutions(func(i contest.Institution) error { all = append(all, i); return nil })
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFindFoldsAndCounts(t *testing.T) {
	o, _ := newOffice(t)
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	for query, want := range map[string]int{
		"": 6, "gmina": 2, "GMINA debowiec": 1, "dębowiec": 1, "lakowo": 2, "łąkowo": 2, "zrodlana": 1, "ŹRÓDLANA spół": 1, "nie ma": 0,
		"jesion bibl": 1, "um@jesionowo": 1, "a": 6,
	} {
		if ids := found(t, o, InstitutionQuery{Text: query}); len(ids) != want {
			t.Errorf("%q finds %d, want %d", query, len(ids), want)
		}
	}
}

// TestFindAgreesWithALoop: memory finds what a plain loop over the file finds, filtered
// and in the order asked for.
func TestFindAgreesWithALoop(t *testing.T) {
	o, ed := openSample(t, 200, 0)
	all := kept(t, o)
	parts := map[int64]bool{}
	if err := o.db.Read(context.Background(), func(r *store.Reader) error {
		some, err := r.Participations(ed.ID)
		for _, p := range some {
			parts[p.InstitutionID] = true
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	voivodeship := all[3].Voivodeship
	for name, c := range map[string]struct {
		q    InstitutionQuery
		fits func(contest.Institution) bool
		less func(a, b contest.Institution) int
	}{
		"words":        {q: InstitutionQuery{Text: "gm w"}, fits: func(i contest.Institution) bool { return has(i, "gm", "w") }},
		"one letter":   {q: InstitutionQuery{Text: "ó"}, fits: func(i contest.Institution) bool { return has(i, "o") }},
		"turned round": {q: InstitutionQuery{Descending: true}, less: func(a, b contest.Institution) int { return -polish.Compare(a.Name, b.Name) }},
		"voivodeship": {q: InstitutionQuery{Voivodeships: []string{voivodeship, "żadne"}}, fits: func(i contest.Institution) bool {
			return i.Voivodeship == voivodeship
		}},
		"category": {q: InstitutionQuery{Categories: []string{contest.CategoryOffice, contest.CategoryCulture}, Email: With}, fits: func(i contest.Institution) bool {
			return (i.Category == contest.CategoryOffice || i.Category == contest.CategoryCulture) && i.Email != ""
		}},
		"without e-mail": {q: InstitutionQuery{Email: Without}, fits: func(i contest.Institution) bool { return i.Email == "" }},
		"remarks":        {q: InstitutionQuery{Remarks: With}, fits: func(i contest.Institution) bool { return len(i.Findings()) > 0 }},
		"takes part":     {q: InstitutionQuery{Participates: With, Edition: ed.ID}, fits: func(i contest.Institution) bool { return parts[i.ID] }},
		"takes no part":  {q: InstitutionQuery{Participates: Without}, fits: func(i contest.Institution) bool { return !parts[i.ID] }},
		"by place": {q: InstitutionQuery{Sort: "place", Text: "a"}, fits: func(i contest.Institution) bool { return has(i, "a") }, less: func(a, b contest.Institution) int {
			return polish.Compare(a.Address.Place, b.Address.Place)
		}},
		"by population down": {q: InstitutionQuery{Sort: "population", Descending: true}, less: func(a, b contest.Institution) int {
			return b.Population - a.Population
		}},
		"by code down": {q: InstitutionQuery{Sort: "code", Descending: true}, less: func(a, b contest.Institution) int { return strings.Compare(b.Code, a.Code) }},
	} {
		var want []contest.Institution
		for _, i := range all {
			if c.fits == nil || c.fits(i) {
				want = append(want, i)
			}
		}
		if c.less != nil {
			slices.SortStableFunc(want, c.less)
		}
		ids := make([]int64, len(want))
		for n, i := range want {
			ids[n] = i.ID
		}
		if d := cmp.Diff(ids, found(t, o, c.q)); d != "" {
			t.Errorf("%s (-loop +memory):\n%s", name, d)
		}
	}
}

// has tells what the register's text of an institution must contain.
func has(i contest.Institution, words ...string) bool {
	text := strings.ReplaceAll(store.InstitutionFold(i), "\n", " ") + " " + i.KRS + " " + polish.Fold(i.Email) + " " + digitsOf(i.Phone)
	return hasAll(text, words)
}

// TestFindInPartsFindsAll: a register long enough to be searched by several goroutines
// gives every hit once, in order.
func TestFindInPartsFindsAll(t *testing.T) {
	o, _ := crowd(t, 3*fewestEach)
	all := kept(t, o)
	for _, words := range [][]string{{"gmina"}, {"1"}, {"urzad", "lakowo"}, {"14999"}} {
		var want []int64
		for _, i := range all {
			if has(i, words...) {
				want = append(want, i.ID)
			}
		}
		if got := found(t, o, InstitutionQuery{Text: strings.Join(words, " ")}); !slices.Equal(got, want) {
			t.Errorf("%v finds %d, a loop %d", words, len(got), len(want))
		}
	}
}

// TestSortKeepsNothingLast: what has nothing in a column is last in both directions,
// and equal ones stay in the order of names.
func TestSortKeepsNothingLast(t *testing.T) {
	values := []string{"b", "", "a", "ą", "b", ""}
	o := newOrder(values, false)
	all := []int32{0, 1, 2, 3, 4, 5}
	if d := cmp.Diff([]int32{2, 3, 0, 4, 1, 5}, o.sorted(all, 6, false)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int32{0, 4, 3, 2, 1, 5}, o.sorted(all, 6, true)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int32{4, 1}, o.sorted([]int32{1, 4}, 6, true)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int32{1, 0, 2}, newOrder([]string{"10", "9", "0"}, true).sorted(all[:3], 3, false)); d != "" {
		t.Error(d)
	}
	if got := newOrder(nil, false).sorted(nil, 0, true); len(got) != 0 {
		t.Error(got)
	}
}

// TestFindFollowsCommits: after each commit the answer is that of a register read anew.
func TestFindFollowsCommits(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	all := kept(t, o)
	check := func(after string) {
		t.Helper()
		now, err := o.registered(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var anew *register
		if err := o.db.Read(ctx, func(r *store.Reader) (err error) { anew, err = readRegister(ctx, r); return err }); err != nil {
			t.Fatal(err)
		}
		if now.buffer != anew.buffer || !slices.Equal(now.ids, anew.ids) || !slices.Equal(now.starts, anew.starts) || !slices.Equal(now.flags, anew.flags) {
			t.Errorf("after %s the register is not as read anew", after)
		}
		if d := cmp.Diff(anew.takes, now.takes, cmp.Transformer("full", func(b bitset) []uint64 { return b })); d != "" {
			t.Errorf("after %s who takes part: %s", after, d)
		}
		for at := range now.ids {
			for _, field := range codedFields {
				a, b := now.coded[field], anew.coded[field]
				if a.values[a.of[at]] != b.values[b.of[at]] {
					t.Errorf("after %s %s of %d", after, field, at)
				}
			}
		}
	}
	check("the import")
	first := o.register.now

	now := all[2]
	now.Name, now.Voivodeship, now.Email = "Żarnowo Gmina", "pomorskie", ""
	if _, err := o.SaveInstitution(ctx, all[2], now); err != nil {
		t.Fatal(err)
	}
	check("a change")
	if o.register.now == first {
		t.Error("the register did not change")
	}
	added, err := o.AddInstitution(ctx, contest.Institution{Name: "Aleksandrowo Dom Kultury", NIP: "612-000-98-05"})
	if err != nil {
		t.Fatal(err)
	}
	check("a new one")
	if ids := found(t, o, InstitutionQuery{Text: "612-000-98-05"}); !slices.Equal(ids, []int64{added.Institution.ID}) {
		t.Errorf("the new one is not found by NIP: %v", ids)
	}
	if _, err := o.RemoveInstitutions(ctx, []int64{all[0].ID, all[1].ID}); err != nil {
		t.Fatal(err)
	}
	check("removal")
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	check("undo")
	if _, err := o.Participate(ctx, ed, []int64{all[0].ID, all[4].ID}, contest.ParticipationReceived); err != nil {
		t.Fatal(err)
	}
	check("entering")
	if ids := found(t, o, InstitutionQuery{Participates: With}); len(ids) != 2 {
		t.Errorf("%d take part", len(ids))
	}
	importList(t, o, write(t, "lista2.csv", strings.ReplaceAll(sixInstitutions, "Jesionowo", "Nowe Jesionowo")))
	check("a second import")
}

func TestFindStopsWhenCancelled(t *testing.T) {
	o, _ := crowd(t, 5000)
	ctx, cancel := context.WithCancel(context.Background())
	ctx = WithProgress(ctx, func(done, _ int) {
		if done >= 1000 {
			cancel()
		}
	})
	if _, err := o.FindInstitutions(ctx, InstitutionQuery{}); err == nil {
		t.Error("cancelling was not heeded")
	}
	if hits, err := o.FindInstitutions(context.Background(), InstitutionQuery{}); err != nil || hits.All != 5000 || len(hits.IDs) != 5000 {
		t.Errorf("after a cancelled call: %d, %v", hits.All, err)
	}
}

func TestInstitutionRowsAndChoices(t *testing.T) {
	o, ed := openSample(t, 30, 0)
	ctx := context.Background()
	all := kept(t, o)
	rows, err := o.InstitutionRows(ctx, []int64{all[5].ID, 99999, all[0].ID})
	if err != nil || len(rows) != 3 || rows[0].ID != all[5].ID || rows[1].ID != 0 || rows[2].ID != all[0].ID {
		t.Fatal(rows, err)
	}
	if d := cmp.Diff(all[5], rows[0].Institution); d != "" {
		t.Error(d)
	}
	if len(rows[0].Editions) != 1 || rows[0].Editions[0].EditionID != ed.ID {
		t.Errorf("editions %+v", rows[0].Editions)
	}
	choices, err := o.InstitutionChoices(ctx, "voivodeship")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, c := range choices {
		total += c.Count
		if ids := found(t, o, InstitutionQuery{Voivodeships: []string{c.Value}}); len(ids) != c.Count {
			t.Errorf("%q: %d, choice says %d", c.Value, len(ids), c.Count)
		}
	}
	if total != len(all) {
		t.Errorf("choices count %d of %d", total, len(all))
	}
}
