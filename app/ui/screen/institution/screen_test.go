package institution

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
	t testing.TB
}

func open(t *testing.T) *stage {
	t.Helper()
	return over(t, screentest.New(t, config.Default()))
}

// over shows the screen over a file; it is not loaded yet.
func over(t testing.TB, file *screentest.Stage) *stage {
	t.Helper()
	s := &stage{Stage: file, Screen: New(file.Frame, file.Office), t: t}
	s.Put(s.Screen)
	return s
}

func (s *stage) add(all ...contest.Institution) {
	s.t.Helper()
	for _, i := range all {
		if _, err := s.Office.AddInstitution(context.Background(), i); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *stage) write(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func wieliszew() contest.Institution {
	return contest.Institution{Name: "Gmina Wieliszew", Category: contest.CategoryOffice, NIP: "5361739890", Address: contest.Address{Place: "Wieliszew", PostCode: "05-135"}}
}

func TestEmptyRegisterOffersTheAssistant(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	if n, _ := s.table.Shown(); n != 0 {
		t.Fatalf("%d rows in a new file", n)
	}
	s.Do("institution.import")
	if !s.assisting() {
		t.Error("the assistant does not come to the front")
	}
	s.Calm()
}

func TestRouteOpensTheAssistant(t *testing.T) {
	s := open(t)
	s.Show("import")
	s.Calm()
	if !s.assisting() {
		t.Fatal("the register is in front")
	}
	s.Show("import")
	s.Calm()
	if !s.assisting() {
		t.Error("the same route closes it")
	}
	s.closeAssistant()
	s.f.ReadOnly = "closed"
	s.Show("import")
	s.Calm()
	if s.assisting() {
		t.Error("a closed edition's assistant opens")
	}
}

func TestRouteSelectsAnInstitution(t *testing.T) {
	s := open(t)
	s.add(contest.Institution{Name: "Gmina Abramów"}, wieliszew())
	s.Show("I-00002")
	s.Settle()
	s.Calm()
	if got := s.detail.now.Institution.Name; got != "Gmina Wieliszew" {
		t.Errorf("the detail shows %q", got)
	}
}

func TestFieldIsSavedWhenLeft(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.Show("I-00001")
	s.Settle()
	x := s.detail.data
	x.save("phone", "22 782 27 32")
	s.Settle()
	s.Calm()
	if got := s.detail.now.Institution.Phone; got != "+48 22 782 27 32" {
		t.Errorf("the telephone is kept as %q", got)
	}
	if got := x.forms.Of("phone").Value("phone"); got != "+48 22 782 27 32" {
		t.Errorf("the field shows %q", got)
	}
}

func TestLeaveSavesAtOnce(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.Show("I-00001")
	s.Settle()
	form := s.detail.data.forms.Of("email")
	form.Focus("email")
	for _, r := range "urzad@wieliszew.pl" {
		s.f.Window.Canvas().Focused().TypedRune(r)
	}
	if !s.Leave() {
		t.Fatal("the screen may not be left")
	}
	d, err := s.Office.InstitutionDetail(context.Background(), s.detail.id)
	if err != nil || d.Institution.Email != "urzad@wieliszew.pl" {
		t.Errorf("after leaving: %q, %v", d.Institution.Email, err)
	}
}

func TestRemoveAndEnterCount(t *testing.T) {
	s := open(t)
	s.add(wieliszew(), contest.Institution{Name: "Gmina Abramów", Category: contest.CategoryOffice})
	s.Show("I-00001")
	s.Settle()
	s.Do("institution.enter")
	if got := s.Done; len(got) != 1 || got[0] != "Zgłoszono 1 instytucję do: II edycja." {
		t.Fatalf("done: %v", got)
	}
	if n := len(s.detail.now.Participations); n != 1 {
		t.Errorf("the detail shows %d participations", n)
	}
	s.Show("I-00002")
	s.Settle()
	s.Do("institution.remove")
	s.Calm()
	if n, _ := s.table.Shown(); n != 1 {
		t.Errorf("%d rows are left", n)
	}
	if s.detail.id != 0 {
		t.Error("the detail still shows what was removed")
	}
}

// merging is the screen that asks which of two doubles is kept.
func merging(t *testing.T) *stage {
	t.Helper()
	s := open(t)
	s.add(wieliszew(), contest.Institution{Name: "Urząd Gminy Wieliszew", Email: "gmina@wieliszew.pl", Address: contest.Address{Place: "Wieliszew"}})
	s.Show("I-00001")
	s.Settle()
	s.openMerge(1, 2)
	s.Settle()
	return s
}

func TestMergeKeepsTheFirst(t *testing.T) {
	s := merging(t)
	if s.f.Window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog")
	}
	s.f.Run("", func(ctx context.Context) error {
		_, err := s.Office.MergeInstitutions(ctx, 1, 2)
		return err
	}, func() {})
	s.Settle()
	s.Calm()
	if n, _ := s.table.Shown(); n != 1 {
		t.Errorf("%d rows after the merge", n)
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.f.ReadOnly = "closed"
	s.Show("I-00001")
	s.Settle()
	for _, a := range s.registerActions() {
		if a.Can() {
			t.Errorf("%s can be done in a closed edition", a.Name)
		}
	}
	if s.Drop([]string{"lista.csv"}) {
		t.Error("a closed edition takes a list")
	}
}

// list is a list with every kind of row.
const list = "Nazwa instytucji;NIP;Miejscowość;E-mail\r\n" +
	"Gmina Wieliszew;5361739890;Wieliszew;gmina@wieliszew.pl\r\n" +
	"Gmina Wieliszow;;Wieliszew;\r\n" +
	";1234563218;Nigdzie;x@y.pl\r\n" +
	"Gmina Abramów;;Abramów;abramow@y.pl\r\n"

func TestAssistantReadsAList(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.Show("")
	s.Settle()
	path := s.write("lista.csv", list)
	if !s.Drop([]string{path}) {
		t.Fatal("the list is not taken")
	}
	s.Settle()
	a := s.import_
	if a.list == nil || mapped(a.list) != 4 {
		t.Fatalf("read: %+v", a.list)
	}
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	if a.steps.At() != stepCheck || a.plan.Updated != 1 || a.plan.Rejected != 1 {
		t.Fatalf("step %d, plan %+v", a.steps.At(), a.plan)
	}
	if l, ok := a.check.table.Current(); !ok || l.row != 3 {
		t.Fatalf("the likely double is not looked at first: %+v", l)
	}
	s.Do("institution.decide.skip")
	if a.plan.Skipped != 1 {
		t.Errorf("after the decision: %+v", a.plan.InstitutionSummary)
	}
	s.Do("institution.import.next")
	s.Calm()
	if a.summary == nil || a.summary.Added != 1 || a.summary.Updated != 1 {
		t.Fatalf("summary %+v", a.summary)
	}
	if data, err := os.ReadFile(a.rejects); err != nil || !strings.Contains(string(data), "Nigdzie") {
		t.Errorf("the rejects file: %q, %v", data, err)
	}
	a.result.onUndo()
	s.Settle()
	if n, _ := s.table.Shown(); n != 1 || !a.result.undone {
		t.Errorf("%d rows after the undo, undone %v", n, a.result.undone)
	}
	s.Do("institution.import.next")
	if s.assisting() || s.import_ != nil {
		t.Error("the assistant does not end")
	}
}

func TestAssistantWaitsHalfWay(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Drop([]string{s.write("lista.csv", list)})
	s.Settle()
	s.Do("institution.import.next")
	was := s.import_
	s.Do("institution.import.cancel")
	if s.assisting() || len(s.waiting.Objects) != 1 {
		t.Fatal("the unfinished list is not said to wait")
	}
	s.Do("institution.import")
	if s.import_ != was || was.steps.At() != stepColumns {
		t.Error("the list does not go on where it was left")
	}
}

func TestAssistantMapsAColumn(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Drop([]string{s.write("lista.csv", "Pole 1;Pole 2\r\nAlfa;7\r\nBeta;8\r\n")})
	s.Settle()
	a := s.import_
	s.Do("institution.import.next")
	if ok, why := a.columns.ready(); ok || why == "" {
		t.Fatalf("a list without names may go on: %+v", a.list.Columns)
	}
	a.columns.forms[0].Focus("field")
	hand := s.f.Window.Canvas().Focused()
	for _, r := range "naz" {
		hand.TypedRune(r)
		s.Settle()
	}
	if got := s.f.Window.Canvas().Focused(); got != hand {
		t.Error("the changed column lost the keyboard")
	}
	if ok, _ := a.columns.ready(); !ok || a.list.Columns[0].By != "given" {
		t.Errorf("after the mapping: %+v", a.list.Columns)
	}
	s.Calm()
}

func TestWrongFileIsSaidSo(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Drop([]string{s.write("zdjecie.xlsx", "PK\x03\x04 urwany plik")})
	s.Settle()
	a := s.import_
	if a.list != nil || len(a.file.said.Objects) != 1 {
		t.Errorf("list %v, said %d", a.list, len(a.file.said.Objects))
	}
	if ok, _ := a.file.ready(); ok {
		t.Error("a wrong file may go on")
	}
}

func TestPasteOpensTheAssistant(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	rows := [][]string{{"Nazwa", "NIP"}, {"Gmina \"Nowa\"", "5361739890"}}
	for i := range 2000 {
		rows = append(rows, []string{fmt.Sprintf("Szkoła Podstawowa nr %d w Ełku", i), ""})
	}
	s.onPaste(rows)
	s.Settle()
	s.Calm()
	if a := s.import_; a == nil || a.list == nil || a.list.Rows != 2002 || a.list.Preview[0].Institution.Name != `Gmina "Nowa"` {
		t.Fatalf("pasted: %+v", s.import_)
	}
}

func TestSampleRefusesListsAtTheFirstStep(t *testing.T) {
	s := over(t, screentest.Sample(t, office.SampleOptions{Participants: 6, AuditsPerChannel: 1, Seed: 1}, config.Default()))
	s.Show("")
	s.Settle()
	s.Drop([]string{s.write("lista.csv", list)})
	s.Settle()
	ok, why := s.import_.file.ready()
	if ok || why == "" || s.import_.list != nil || len(s.import_.file.said.Objects) != 1 {
		t.Errorf("ready %v (%s)", ok, why)
	}
	s.closeAssistant()
	s.Show("I-00001")
	s.Settle()
	s.detail.tabs.Open("editions")
	s.Settle()
	s.Calm()
	if len(s.detail.editions.results) == 0 {
		t.Error("no results of the edition")
	}
}

// The lists that offices really send are shown in the second step at once, however
// many columns they have.
func TestRealListsAreShownQuickly(t *testing.T) {
	files, err := filepath.Glob("../../../../../shared/data/imports/*")
	if err != nil || len(files) == 0 {
		t.Skip("no ../shared/data/imports")
	}
	s := open(t)
	s.Show("")
	s.openAssistant()
	for _, path := range files {
		s.import_.read(path)
		s.Settle()
		l := s.import_.list
		if l == nil {
			t.Errorf("%s is not read", filepath.Base(path))
			continue
		}
		was := time.Now()
		s.import_.columns.show(l)
		t.Logf("%s: %d columns, %d read, shown in %v", l.Name, len(l.Columns), mapped(l), time.Since(was))
		if l.Problem == nil && len(l.Preview) == 0 {
			t.Errorf("%s: no preview", l.Name)
		}
	}
	s.Calm()
}
