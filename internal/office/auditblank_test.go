package office

import (
	"context"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
)

// A folder of sheets of which none is filled in yet brings nothing and is no fault of
// anybody's: each sheet is passed over and said so.
func TestUntouchedSheetsArePassedOver(t *testing.T) {
	o, ed := smallEdition(t)
	dir := t.TempDir()
	files, err := o.WriteSheets(context.Background(), ed, dir, "xlsx")
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.ImportAudits(context.Background(), AuditImport{Edition: ed, Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	if s.Blank != len(files) || s.Rejected != 0 || s.Accepted != 0 || s.Change.ID != 0 {
		t.Errorf("%d files: %d blank, %d rejected, %d accepted, step %d; %v", len(files), s.Blank, s.Rejected, s.Accepted, s.Change.ID, codes(s.Findings))
	}
	for code, sub := range map[string]contest.Submission{
		"a date":     {FormKey: "k", HeldAt: o.opt.Now()},
		"no contact": {FormKey: "k", Outcome: contest.OutcomeNoContact},
		"an answer":  {FormKey: "k", Answers: []contest.RawAnswer{{Criterion: "WA01", Value: "tak"}}},
		"a comment":  {FormKey: "k", Answers: []contest.RawAnswer{{Criterion: "WA01", Comment: "zamknięte"}}},
		"a survey":   {},
	} {
		if untouched(sub) {
			t.Errorf("a sheet with %s counts as not filled in", code)
		}
	}
}

// Where the rejects can't be written nothing is kept: the person would not learn what
// was left out.
func TestNothingIsKeptWithoutTheRejectsFile(t *testing.T) {
	o, ed := smallEdition(t)
	sheets := wideSheets(t, o, ed, func(string) int { return 80 })
	in := AuditImport{Edition: ed, Path: sheets, Rejects: filepath.Join(t.TempDir(), "nosuch", "odrzucone.csv")}
	if _, err := o.ImportAudits(context.Background(), in); err == nil {
		t.Fatal("no error")
	}
	in.Rejects = ""
	if s, err := o.ImportAudits(context.Background(), in); err != nil || s.Accepted == 0 || s.Same != 0 {
		t.Errorf("%d accepted, %d kept before, %v", s.Accepted, s.Same, err)
	}
}

// A list without a header, said so: its first row is an institution too; and what was
// said by letters is remembered by headings where there are some.
func TestListWithoutHeader(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	path := write(t, "lista.csv", "Klub Seniora Barka;84-230 Rumia\nAkademia Morska;81-225 Gdynia\n")
	s, err := o.ImportInstitutions(ctx, InstitutionImport{Path: path, NoHeader: true, Mapping: map[string]string{"name": "A", "post_code": "B"}})
	if err != nil || s.Added != 2 {
		t.Fatalf("%d added, %v", s.Added, err)
	}
	headed := write(t, "inna.csv", "Co to jest;Gdzie\nTeatr Kana;70-521 Szczecin\n")
	if _, err := o.ImportInstitutions(ctx, InstitutionImport{Path: headed, Mapping: map[string]string{"name": "A", "post_code": "2"}}); err != nil {
		t.Fatal(err)
	}
	mended := write(t, "odrzucone.csv", "wiersz;powód;Co to jest;Gdzie\n3;Wiersz nie ma nazwy instytucji.;Kino Muza;61-816 Poznań\n")
	s, err = o.ImportInstitutions(ctx, InstitutionImport{Path: mended})
	if err != nil || s.Added != 1 || len(s.Unused) > 0 {
		t.Errorf("%d added, not read %v, mapping %v, %v", s.Added, s.Unused, s.Mapping, err)
	}
}
