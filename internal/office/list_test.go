package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

// readList reads a list or fails.
func readList(t testing.TB, o *Office, name, text string) *List {
	t.Helper()
	l, err := o.ReadList(context.Background(), write(t, name, text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// reread reads a list with other settings.
func reread(t testing.TB, o *Office, l *List, s ListSettings) *List {
	t.Helper()
	next, err := o.ReadListAgain(context.Background(), l, s)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// plan plans an import.
func plan(t testing.TB, o *Office, in InstitutionImport) *ImportPlan {
	t.Helper()
	p, err := o.PlanImport(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// fieldOf gives what a column is read as.
func fieldOf(l *List, name string) string {
	for _, c := range l.Columns {
		if c.Name == name {
			return c.Field + "/" + c.By
		}
	}
	return "no such column"
}

const titledList = `Wykaz jednostek;;;
Stan na 1.09.2025;;;
Nazwa;NIP;Miejscowość;Uwagi
Gmina Brzozówek;6120009806;Brzozówek;x
Miasto Jesionowo;;Jesionowo;
;;Łąkowo;bez nazwy
`

func TestReadListGuessesAndWritesNothing(t *testing.T) {
	o, _ := newOffice(t)
	l := readList(t, o, "lista.csv", titledList)
	if l.Format != "csv" || l.Delimiter != ";" || l.HeaderRow != 3 || l.HeaderRows != 1 || l.Problem != nil || len(l.Raw) != 6 {
		t.Errorf("%+v", l)
	}
	if !l.Raw[0].Title || !l.Raw[2].Header || l.Raw[3].Header || l.Raw[3].Number != 4 {
		t.Errorf("rows %+v", l.Raw)
	}
	for column, want := range map[string]string{"Nazwa": "name/guessed", "NIP": "nip/guessed", "Uwagi": "/"} {
		if got := fieldOf(l, column); got != want {
			t.Errorf("%s is read as %s, want %s", column, got, want)
		}
	}
	if len(l.Preview) != 3 || l.Preview[0].Institution.Name != "Gmina Brzozówek" || l.Preview[0].Findings[0].Field != "nip" || !l.Preview[2].Rejected {
		t.Errorf("preview %+v", l.Preview)
	}
	if got := kept(t, o); len(got) != 0 {
		t.Errorf("reading wrote %d institutions", len(got))
	}
}

func TestReadListAgain(t *testing.T) {
	o, _ := newOffice(t)
	l := readList(t, o, "lista.csv", titledList)
	mapped := reread(t, o, l, l.Mapped(ColumnWord{3, "short_name"}))
	if got := fieldOf(mapped, "Uwagi"); got != "short_name/given" || mapped.Preview[0].Institution.ShortName != "x" {
		t.Errorf("mapped: %s, %+v", got, mapped.Preview[0])
	}
	moved := reread(t, o, mapped, mapped.Mapped(ColumnWord{1, "short_name"}))
	if fieldOf(moved, "NIP") != "short_name/given" || fieldOf(moved, "Uwagi") != "/" || moved.Preview[0].Institution.NIP != "" {
		t.Errorf("moved: %s, %s", fieldOf(moved, "NIP"), fieldOf(moved, "Uwagi"))
	}
	if back := reread(t, o, mapped, l.Mapped(ColumnWord{1, "name"}, ColumnWord{1, "short_name"})); fieldOf(back, "Nazwa") != "name/guessed" || fieldOf(back, "NIP") != "short_name/given" {
		t.Errorf("a column whose field another one took for a moment: %+v", back.Columns)
	}
	nothing := reread(t, o, l, l.Mapped(ColumnWord{0, ""}))
	if contest.CodeOf(nothing.Problem) != "institution_no_name" || fieldOf(nothing, "Nazwa") != "/" || fieldOf(nothing, "NIP") != "nip/guessed" || len(nothing.Preview) != 0 {
		t.Errorf("a person's word that no column holds names: %v, %+v", nothing.Problem, nothing.Columns)
	}
	if again := reread(t, o, nothing, nothing.Mapped(ColumnWord{0, "name"})); again.Problem != nil || len(again.Preview) != 3 {
		t.Errorf("the name said again: %v, %+v", again.Problem, again.Columns)
	}
	lower := reread(t, o, l, ListSettings{HeaderRow: 4, HeaderRows: 1})
	if lower.HeaderRow != 4 || lower.Columns[0].Name != "Gmina Brzozówek" {
		t.Errorf("header row 4: %+v", lower.Columns)
	}
	if got := fieldOf(l, "NIP"); got != "nip/guessed" {
		t.Errorf("the first list has changed: %s", got)
	}
}

// A list without a header keeps its first row when a column is said to be something.
func TestMappedColumnOfABareList(t *testing.T) {
	o, _ := newOffice(t)
	l := readList(t, o, "lista.csv", "Gmina Brzozówek;Brzozówek\nGmina Abramów;Abramów\nGmina Wieliszew;Wieliszew\n")
	if l.Problem != nil || l.HeaderRow != 0 || len(l.Preview) != 3 {
		t.Fatalf("%+v", l)
	}
	l = reread(t, o, l, l.Mapped(ColumnWord{1, "place"}))
	if l.Problem != nil || len(l.Preview) != 3 || l.Preview[0].Institution.Address.Place != "Brzozówek" {
		t.Errorf("%v, %+v", l.Problem, l.Preview)
	}
	if l = reread(t, o, l, l.Mapped(ColumnWord{0, ""})); contest.CodeOf(l.Problem) != "institution_no_name" || l.HeaderRow != 0 {
		t.Errorf("%v, header %d", l.Problem, l.HeaderRow)
	}
}

// A list without a header whose names are not certain keeps its first row too.
func TestBareListWithDoubtfulNames(t *testing.T) {
	o, _ := newOffice(t)
	l := readList(t, o, "lista.csv", "Urząd Gminy Abramów;24-100\nAlfa;24-101\nBeta;24-102\nUrząd Gminy Chodel;24-103\n")
	if contest.CodeOf(l.Problem) != "institution_no_name" || l.HeaderRow != 0 || len(l.Columns) != 2 || len(l.Raw) != 4 {
		t.Fatalf("%v, %+v", l.Problem, l)
	}
	if l = reread(t, o, l, l.Mapped(ColumnWord{0, "name"})); l.Problem != nil || len(l.Preview) != 4 || l.Preview[0].Institution.Name != "Urząd Gminy Abramów" {
		t.Errorf("%v, %+v", l.Problem, l.Preview)
	}
}

func TestReadListWithoutNamesTellsTheProblem(t *testing.T) {
	o, _ := newOffice(t)
	l := readList(t, o, "lista.csv", "Kod;Wartość\n1;2\n3;4\n")
	if contest.CodeOf(l.Problem) != "institution_no_name" || len(l.Raw) != 3 || len(l.Columns) != 2 {
		t.Errorf("%+v", l)
	}
	if l = reread(t, o, l, l.Mapped(ColumnWord{0, "name"})); l.Problem != nil || len(l.Preview) != 2 {
		t.Errorf("mapped by hand: %v, %+v", l.Problem, l.Preview)
	}
	if _, err := o.ReadList(context.Background(), write(t, "x.pdf", "%PDF-1.7\n")); contest.CodeOf(err) != "table_pdf" {
		t.Errorf("a PDF: %v", err)
	}
}

func TestPastedRows(t *testing.T) {
	o, _ := newOffice(t)
	var text strings.Builder
	text.WriteString("Nazwa\tMiejscowość\tNIP\r\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "Biblioteka Publiczna nr %d, oddział; główny\tMiasto %d\t\r\n", i, i)
	}
	l, err := o.ReadListText(context.Background(), "schowek", text.String())
	if err != nil || l.Delimiter != "\t" || l.Rows != 10_001 || len(l.Raw) != 200 {
		t.Fatal(l, err)
	}
	s, err := o.ImportInstitutions(context.Background(), InstitutionImport{List: l})
	if err != nil || s.Added != 10_000 || s.Change.ID == 0 {
		t.Fatalf("%+v, %v", s.Findings, err)
	}
	if got := kept(t, o); len(got) != 10_000 || got[0].Name != "Biblioteka Publiczna nr 0, oddział; główny" {
		t.Errorf("%d, %q", len(got), got[0].Name)
	}
}

const doubtful = `Nazwa;Miejscowość;NIP
Gmina Brzozówek;Brzozówek;6120009805
Spółdzielnia Mieszkaniowa Źródlana;;
Biblioteka w Jesionowie;Jesionowo;
Dom Kultury „Zorza”;Łąkowo;
Dom Kultury Zorza;;
`

// TestDecisions: what a person says about a row goes before the comparison, in the plan
// and in the import alike.
func TestDecisions(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	l := readList(t, o, "druga.csv", doubtful)
	first := plan(t, o, InstitutionImport{List: l})
	byRow := map[int]PlannedRow{}
	for _, r := range first.Rows {
		byRow[r.Row] = r
	}
	if byRow[2].Action != PlannedUpdate || byRow[3].Action != PlannedUnsure || byRow[5].Action != PlannedNew || byRow[6].Action != PlannedUnsure {
		t.Fatalf("plan %+v", first.Rows)
	}
	if byRow[6].LikeID != -5 || byRow[3].LikeID <= 0 || byRow[3].Why == "" {
		t.Errorf("unsure rows %+v, %+v", byRow[3], byRow[6])
	}
	decisions := map[int]RowDecision{
		2: {Choice: ChoiceNew},
		3: {Choice: ChoiceSame, ID: byRow[3].LikeID},
		4: {Choice: ChoiceSkip},
		6: {Choice: ChoiceSame, ID: byRow[6].LikeID},
	}
	in := InstitutionImport{List: l, Decisions: decisions, Participate: &ed}
	second := plan(t, o, in)
	var actions []PlannedAction
	for _, r := range second.Rows {
		actions = append(actions, r.Action)
	}
	if d := cmp.Diff([]PlannedAction{PlannedNew, PlannedSame, PlannedSkip, PlannedNew, PlannedSame}, actions); d != "" {
		t.Errorf("decided plan: %s", d)
	}
	if len(kept(t, o)) != 6 {
		t.Fatal("planning wrote")
	}
	s, err := o.ImportInstitutions(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	if s.Added != 2 || s.Updated != 0 || s.Same != 2 || s.Skipped != 1 || len(s.Unsure) != 0 || s.Participations != 3 {
		t.Errorf("%+v", s)
	}
	if s.Added != second.Added || s.Same != second.Same || s.Participations != second.Participations {
		t.Errorf("the import %+v does not keep the plan's word %+v", s, second.InstitutionSummary)
	}
	if got := kept(t, o); len(got) != 8 {
		t.Errorf("%d institutions", len(got))
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, o); len(got) != 6 {
		t.Errorf("after undo %d institutions", len(got))
	}
	decisions[3] = RowDecision{Choice: ChoiceSame, ID: 99999}
	if _, err := o.ImportInstitutions(ctx, in); contest.CodeOf(err) != "import_decision_gone" {
		t.Errorf("a decision for nobody: %v", err)
	}
	if got := kept(t, o); len(got) != 6 {
		t.Errorf("half done: %d institutions", len(got))
	}
}

// TestListImportIsThePathImport: a list read first and imported then gives what the
// path alone gives, mapping remembered, rejects written.
func TestListImportIsThePathImport(t *testing.T) {
	ctx := context.Background()
	byPath, _ := newOffice(t)
	byList, _ := newOffice(t)
	path := write(t, "lista.csv", titledList)
	rejects := [2]string{filepath.Join(t.TempDir(), "a.csv"), filepath.Join(t.TempDir(), "b.csv")}
	a, err := byPath.ImportInstitutions(ctx, InstitutionImport{Path: path, Rejects: rejects[0], Mapping: map[string]string{"short_name": "Uwagi"}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := byList.ReadList(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	l = reread(t, byList, l, l.Mapped(ColumnWord{3, "short_name"}))
	b, err := byList.ImportInstitutions(ctx, InstitutionImport{List: l, Rejects: rejects[1]})
	if err != nil {
		t.Fatal(err)
	}
	a.Change, b.Change = contest.Change{}, contest.Change{}
	if d := cmp.Diff(a, b); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(kept(t, byPath), kept(t, byList)); d != "" {
		t.Error(d)
	}
	var bytes [2]string
	for n, name := range rejects {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		bytes[n] = string(data)
	}
	if bytes[0] != bytes[1] || a.Rejected != 1 {
		t.Errorf("rejects %q and %q", bytes[0], bytes[1])
	}
	if got := fieldOf(readList(t, byList, "inna.csv", titledList), "Uwagi"); got != "short_name/remembered" {
		t.Errorf("the mapping is not remembered: %s", got)
	}
}

func TestImportStopsWhenCancelled(t *testing.T) {
	o, _ := newOffice(t)
	var text strings.Builder
	text.WriteString("Nazwa;Miejscowość\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "Gmina Nr %d;Miasto %d\n", i, i)
	}
	l := readList(t, o, "lista.csv", text.String())
	ctx, cancel := context.WithCancel(context.Background())
	ctx = WithProgress(ctx, func(done, _ int) {
		if done >= 3000 {
			cancel()
		}
	})
	if _, err := o.ImportInstitutions(ctx, InstitutionImport{List: l}); err == nil {
		t.Error("cancelling was not heeded")
	}
	if got := kept(t, o); len(got) != 0 {
		t.Errorf("half done: %d institutions", len(got))
	}
}
