package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"

	"github.com/google/go-cmp/cmp"
)

// shared gives a file of the folder of real data, or skips.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the folder of real data is not beside the project: %s", name)
	}
	return path
}

func importList(t testing.TB, o *Office, path string) InstitutionSummary {
	t.Helper()
	s, err := o.ImportInstitutions(context.Background(), InstitutionImport{Path: path, HeaderRows: -1})
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	return s
}

func all(t testing.TB, o *Office) map[string]contest.Institution {
	t.Helper()
	found := map[string]contest.Institution{}
	err := o.db.Read(context.Background(), func(r *store.Reader) error {
		return r.Institutions(func(i contest.Institution) error {
			found[i.TERYT] = i
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func count(t testing.TB, o *Office) (n int) {
	t.Helper()
	err := o.db.Read(context.Background(), func(r *store.Reader) (err error) {
		n, err = r.InstitutionCount()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

const unitsInRegister = 2825

// TestOfficialList: the register of local government units comes in whole, and in
// whatever order lists come there are as many institutions as units.
func TestOfficialList(t *testing.T) {
	first, second := shared(t, "imports/01_jst_teleadresowa_2021_cp1250_srednik.csv"), shared(t, "reference/jst_2021_utf8.csv")
	for _, lists := range [][]string{{first, second}, {second, first}} {
		o, _ := newOffice(t)
		s := importList(t, o, lists[0])
		if s.Added != unitsInRegister || s.Rejected != 0 {
			t.Fatalf("%s: %d added, %d rejected, %d unsure", filepath.Base(lists[0]), s.Added, s.Rejected, len(s.Unsure))
		}
		if again := importList(t, o, lists[0]); again.Written || again.Same != unitsInRegister {
			t.Errorf("the same list again: written %v, %d the same, %d updated", again.Written, again.Same, again.Updated)
		}
		if other := importList(t, o, lists[1]); other.Added != 0 {
			t.Errorf("the other list adds %d", other.Added)
		}
		if n := count(t, o); n != unitsInRegister {
			t.Errorf("%d institutions, want %d", n, unitsInRegister)
		}
		if again := importList(t, o, lists[1]); again.Written {
			t.Errorf("the other list twice in a row writes: %d updated", again.Updated)
		}
	}
}

func TestOfficialListFields(t *testing.T) {
	o, _ := newOffice(t)
	importList(t, o, shared(t, "imports/01_jst_teleadresowa_2021_cp1250_srednik.csv"))
	units := all(t, o)
	for teryt, want := range map[string]string{
		"1420011": "Miasto Płońsk", "1408052": "Gmina Wieliszew", "2213122": "Gmina Starogard Gdański", "2213031": "Miasto Starogard Gdański",
	} {
		if got := units[teryt].Name; got != want {
			t.Errorf("%s is %q, want %q", teryt, got, want)
		}
	}
	names := map[string]bool{}
	for _, u := range units {
		names[u.Name] = true
	}
	for _, want := range []string{"Powiat bolesławiecki", "Województwo śląskie", "Dzielnica Mokotów m.st. Warszawy"} {
		if !names[want] {
			t.Errorf("%q is missing", want)
		}
	}
	b := units["0202011"]
	want := contest.Address{Street: "pl. Wolności", Number: "1", PostCode: "58-260", Place: "Bielawa"}
	if diff := cmp.Diff(want, b.Address); diff != "" {
		t.Errorf("address of Bielawa (-want +got):\n%s", diff)
	}
	if b.OfficeName != "Urząd Miejski w Bielawie" || !strings.HasPrefix(b.Phone, "+48 74 833 42 55") || b.Email != "um@um.bielawa.pl" {
		t.Errorf("Bielawa: %q, %q, %q", b.OfficeName, b.Phone, b.Email)
	}
}

func TestSameListWritesNothing(t *testing.T) {
	o, ed := newOffice(t)
	path := write(t, "lista.csv", sixInstitutions)
	importList(t, o, path)
	before := changes(t, o)
	s, err := o.ImportInstitutions(context.Background(), InstitutionImport{Path: path, HeaderRows: -1})
	if err != nil || s.Written || s.Same != 6 || changes(t, o) != before {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = o.ImportInstitutions(context.Background(), InstitutionImport{Path: path, HeaderRows: -1, Participate: &ed})
	if err != nil || !s.Written || s.Participations != 6 || s.Added != 0 {
		t.Errorf("entering known institutions: %+v, %v", s, err)
	}
}

func changes(t testing.TB, o *Office) (n int64) {
	t.Helper()
	err := o.db.Read(context.Background(), func(r *store.Reader) (err error) {
		n, err = lastChange(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNewerListUpdatesAndTells(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	const head = "Nazwa;NIP;REGON;E-mail\n"
	importList(t, o, write(t, "stara.csv", head+"Gminny Ośrodek Kultury w Brzozówku;612-000-98-05;;gok@brzozowek.example\n"))
	s := importList(t, o, write(t, "nowa.csv", head+"Gminny Ośrodek Kultury w Brzozówku;6120009805;000524944;kultura@brzozowek.example\n"))
	if s.Updated != 1 || s.Added != 0 {
		t.Fatalf("%+v", s)
	}
	fields := map[string][2]string{}
	for _, c := range s.Changes {
		fields[c.Field] = [2]string{c.Before, c.After}
	}
	if diff := cmp.Diff(map[string][2]string{"regon": {"", "000524944"}, "email": {"gok@brzozowek.example", "kultura@brzozowek.example"}}, fields); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	undone, err := o.Undo(ctx)
	if err != nil || undone.Action != "import_institutions" {
		t.Fatalf("undo: %+v, %v", undone, err)
	}
	for _, i := range all(t, o) {
		if i.REGON != "" || i.Email != "gok@brzozowek.example" {
			t.Errorf("after undo: %+v", i)
		}
	}
	if _, err := o.Redo(ctx); err != nil {
		t.Errorf("redo: %v", err)
	}
}

func TestDryRunAndRejects(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	rejects := filepath.Join(t.TempDir(), "odrzucone.csv")
	path := write(t, "lista.csv", "Nazwa;NIP\nGmina Brzozówek;\n;6120009805\n"+strings.Repeat("x", 6000)+";\n")
	s, err := o.ImportInstitutions(ctx, InstitutionImport{Path: path, HeaderRows: -1, DryRun: true, Rejects: rejects})
	if err != nil || s.Written || count(t, o) != 0 {
		t.Fatalf("a dry run wrote: %+v, %v", s, err)
	}
	if s.Added != 1 || s.Rejected == 0 {
		t.Errorf("%d added, %d rejected", s.Added, s.Rejected)
	}
	b, err := os.ReadFile(rejects)
	if err != nil || !strings.HasPrefix(string(b), "\ufeff") || strings.Count(string(b), "\n") != s.Rejected+1 {
		t.Errorf("rejects file: %v, %.200q", err, b)
	}
}

func TestMappingByHandIsRemembered(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	path := write(t, "lista.csv", "Co to jest;Skrzynka\nGmina Brzozówek;ug@brzozowek.example\n")
	s, err := o.ImportInstitutions(ctx, InstitutionImport{Path: path, HeaderRows: 1, Mapping: map[string]string{"name": "Co to jest", "email": "Skrzynka"}})
	if err != nil || s.Added != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	s, err = o.ImportInstitutions(ctx, InstitutionImport{Path: path, HeaderRows: 1})
	if err != nil || s.Same != 1 || s.Written {
		t.Fatalf("the mapping was forgotten: %+v, %v", s, err)
	}
	for _, m := range s.Mapping {
		if m.By != "remembered" {
			t.Errorf("%s came by %s", m.Field, m.By)
		}
	}
	if _, err := o.ImportInstitutions(ctx, InstitutionImport{Path: path, HeaderRows: 1, Mapping: map[string]string{"nosuch": "Skrzynka"}}); contest.CodeOf(err) == "" {
		t.Errorf("an unknown field was taken: %v", err)
	}
}

func TestExampleTakesNoRealList(t *testing.T) {
	o, _ := openSample(t, 5, 1)
	_, err := o.ImportInstitutions(context.Background(), InstitutionImport{Path: write(t, "lista.csv", sixInstitutions), HeaderRows: -1})
	if contest.CodeOf(err) != "example_no_import" {
		t.Errorf("a real list went into an invented edition: %v", err)
	}
}

func TestMergeAndUndo(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	s, err := o.ImportInstitutions(ctx, InstitutionImport{Path: write(t, "lista.csv", sixInstitutions), HeaderRows: -1, Participate: &ed})
	if err != nil || s.Added != 6 {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, err := o.MergeInstitutions(ctx, 1, 2); contest.CodeOf(err) != "merge_both_take_part" {
		t.Errorf("two participants were merged: %v", err)
	}
	importList(t, o, write(t, "druga.csv", "Nazwa;REGON\nFundacja „Sąsiedzi”;000524944\n"))
	before := all(t, o)
	if n := count(t, o); n != 7 {
		t.Fatalf("%d institutions", n)
	}
	if _, err := o.MergeInstitutions(ctx, 1, 7); err != nil {
		t.Fatal(err)
	}
	if n := count(t, o); n != 6 {
		t.Errorf("%d institutions after a merge", n)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, all(t, o)); diff != "" {
		t.Errorf("a merge taken back leaves (-before +after):\n%s", diff)
	}
}

func TestHostileNamesAreKept(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	names := []string{`Gmina "Cudzysłów"`, "=1+1 Gmina", "../../etc/passwd Gmina", "CON", "</script><img src=x onerror=alert(1)>", "Gmina " + strings.Repeat("Bardzo Długa ", 20)}
	var b strings.Builder
	b.WriteString("Nazwa;Miejscowość\n")
	for i, n := range names {
		b.WriteString(`"` + strings.ReplaceAll(n, `"`, `""`) + `";Miejsce` + string(rune('A'+i)) + "\n")
	}
	s, err := o.ImportInstitutions(ctx, InstitutionImport{Path: write(t, "lista.csv", b.String()), HeaderRows: 1, Participate: &ed, Mapping: map[string]string{"name": "Nazwa", "place": "Miejscowość"}})
	if err != nil || s.Added != len(names) {
		t.Fatalf("%d added, %d rejected, %v", s.Added, s.Rejected, err)
	}
	lines, err := o.Participants(ctx, ed)
	if err != nil || len(lines) != len(names) {
		t.Fatal(err)
	}
	for i, l := range lines {
		if l.Name != strings.TrimSpace(names[i]) {
			t.Errorf("name %q was kept as %q", names[i], l.Name)
		}
	}
	for _, as := range []string{"csv", "html", "xlsx", "json"} {
		if _, err := o.WriteRanking(ctx, ed, "", as, filepath.Join(t.TempDir(), "r."+as)); err != nil {
			t.Errorf("ranking as %s: %v", as, err)
		}
	}
	files, _, err := o.WriteReports(ctx, ed, "html", t.TempDir())
	if err != nil || len(files) != len(names) {
		t.Errorf("reports: %v, %v", files, err)
	}
}
