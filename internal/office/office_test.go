package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// noon is the moment the tests work at.
var noon = time.Date(2025, time.November, 28, 12, 0, 0, 0, time.UTC)

func testOptions() Options {
	return Options{Now: func() time.Time { return noon }, HeadDir: "-"}
}

// newOffice makes a real edition in a temporary file.
func newOffice(t testing.TB) (*Office, contest.Edition) {
	t.Helper()
	o, err := Create(context.Background(), filepath.Join(t.TempDir(), "konkurs.lider"), NewEdition{Name: "II edycja", Year: 2025}, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	ed, err := o.FindEdition(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return o, ed
}

// openSample makes an invented edition and opens it.
func openSample(t testing.TB, participants, audits int) (*Office, contest.Edition) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "przyklad.lider")
	if _, err := CreateSample(context.Background(), path, SampleOptions{Participants: participants, AuditsPerChannel: audits, Seed: 7}, testOptions()); err != nil {
		t.Fatal(err)
	}
	o, err := Open(context.Background(), path, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	ed, err := o.FindEdition(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return o, ed
}

// write puts a file into a temporary folder.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const sixInstitutions = `Nazwa;Kategoria;NIP;Miejscowość;Kod pocztowy;E-mail
Gmina Brzozówek;Urzędy administracji publicznej;;Brzozówek;05-135;gmina@brzozowek.example
Miasto Jesionowo;Urzędy administracji publicznej;;Jesionowo;09-100;um@jesionowo.example
Gmina Dębowiec Wielki;Urzędy administracji publicznej;;Dębowiec Wielki;83-200;ug@debowiec.example
Powiat łąkowski;Urzędy administracji publicznej;;Łąkowo;16-300;starostwo@lakowo.example
Miejska Biblioteka Publiczna w Jesionowie;Instytucje kultury;;Jesionowo;09-100;mbp@jesionowo.example
Spółdzielnia Mieszkaniowa „Źródlana”;Spółdzielnie i wspólnoty mieszkaniowe;;Łąkowo;16-300;sm@zrodlana.example
`

func TestCreateAndEditions(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	if ed.Code != "2025" || ed.Name != "II edycja" || ed.Example {
		t.Errorf("edition %+v", ed)
	}
	for _, said := range []string{"", "2025", "ii edycja", " II edycja "} {
		if found, err := o.FindEdition(ctx, said); err != nil || found.ID != ed.ID {
			t.Errorf("FindEdition(%q) = %v, %v", said, found, err)
		}
	}
	if _, err := o.FindEdition(ctx, "III"); contest.CodeOf(err) != "edition_unknown" {
		t.Errorf("unknown edition: %v", err)
	}
	lines, err := o.Editions(ctx)
	if err != nil || len(lines) != 1 || lines[0].Sealed {
		t.Errorf("editions %+v, %v", lines, err)
	}
	if _, err := Create(ctx, o.Path(), NewEdition{Name: "I edycja", Year: 2024}, testOptions()); contest.CodeOf(err) != "file_exists" {
		t.Errorf("a second file of the same name: %v", err)
	}
	for _, n := range []NewEdition{{Name: " ", Year: 2025}, {Name: "x", Year: 3}} {
		if _, err := Create(ctx, filepath.Join(t.TempDir(), "x.lider"), n, testOptions()); contest.CodeOf(err) == "" {
			t.Errorf("%+v was accepted", n)
		}
	}
}

func TestSealNeedsAReasonWhenRulesChanged(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	first, err := o.Seal(ctx, ed, "")
	if err != nil {
		t.Fatal(err)
	}
	again, err := o.Seal(ctx, ed, "")
	if err != nil || again.Hash != first.Hash {
		t.Errorf("sealing what is sealed: %v, %v", again, err)
	}
	_, err = o.write(ctx, store.Step{Action: "seal_rules", Args: contest.Args{"edition": ed.Name}}, func(tx *store.Tx) error {
		rules, err := tx.Rules(ed.ID)
		rules.Laureate.MinScore = 8000
		return errors.Join(err, tx.PutRules(ed.ID, rules))
	})
	if err != nil {
		t.Fatal(err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil || !res.SealBroken {
		t.Errorf("a change after sealing is not seen: %v", err)
	}
	if _, err := o.Seal(ctx, ed, " "); contest.CodeOf(err) != "seal_reason" {
		t.Errorf("sealed anew without a reason: %v", err)
	}
	second, err := o.Seal(ctx, ed, "uchwała 3/2025")
	if err != nil || second.Hash == first.Hash || second.Reason == "" {
		t.Errorf("second seal %+v, %v", second, err)
	}
}

// wideSheets answers every open audit: points by a rule of the audit's number, so
// that institutions differ.
func wideSheets(t testing.TB, o *Office, ed contest.Edition, quality func(participant string) int) string {
	t.Helper()
	sheets, _, err := o.openSheets(context.Background(), ed)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	seen := map[string]bool{}
	for _, s := range sheets {
		for _, c := range s.Form.Criteria() {
			if !seen[c.Code] {
				seen[c.Code] = true
				codes = append(codes, c.Code)
			}
		}
	}
	var b strings.Builder
	b.WriteString("audyt;data;godzina;audytor;uwagi;" + strings.Join(codes, ";") + "\n")
	for n, s := range sheets {
		fmt.Fprintf(&b, "%s;2025-10-%02d;10:15;A-%02d;", s.Audit.Code, 1+n%28, 1+n%9)
		answers := map[string]string{}
		for k, c := range s.Form.Criteria() {
			answers[c.Code] = answerFor(c, quality(s.Institution), n+k)
		}
		for _, code := range codes {
			b.WriteString(";" + answers[code])
		}
		b.WriteString("\n")
	}
	return write(t, "ankieta.csv", b.String())
}

// answerFor gives an allowed answer: quality 0..100 of the maximum, a little up and
// down with n.
func answerFor(c contest.Criterion, quality, n int) string {
	if c.Condition != "" && c.NAAllowed {
		return "n/d"
	}
	points := (c.Max*(quality+(n%3-1)*10) + 50) / 100
	points = min(max(points, 0), c.Max)
	if c.Scale == contest.ScaleYesNo && points != 0 {
		points = c.Max
	}
	if c.Scale == contest.ScaleMeasured {
		for _, b := range c.Bands {
			if b.Points <= points && b.UpTo != "" {
				return b.UpTo
			}
		}
		return c.Bands[len(c.Bands)-2].UpTo
	}
	return fmt.Sprint(points)
}

// TestYear walks the whole main path of a real edition.
func TestYear(t *testing.T) {
	o, ed := newOffice(t)
	ctx, dir := context.Background(), t.TempDir()
	imported, err := o.ImportInstitutions(ctx, InstitutionImport{Path: write(t, "lista.csv", sixInstitutions), Participate: &ed, HeaderRows: -1})
	if err != nil || imported.Added != 6 || imported.Participations != 6 {
		t.Fatalf("import: %+v, %v", imported, err)
	}
	made, err := o.CreateAudits(ctx, ed, 3)
	if err != nil || made.Participants != 6 {
		t.Fatalf("audits: %+v, %v", made, err)
	}
	if again, err := o.CreateAudits(ctx, ed, 3); err != nil || again.Created != 0 {
		t.Errorf("audits that are there are made again: %+v, %v", again, err)
	}
	for _, as := range []string{"xlsx", "pdf"} {
		files, err := o.WriteSheets(ctx, ed, filepath.Join(dir, as), as)
		if err != nil || len(files) != made.Created {
			t.Fatalf("sheets as %s: %d of %d, %v", as, len(files), made.Created, err)
		}
	}
	if _, err := o.Seal(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	wide := wideSheets(t, o, ed, func(name string) int { return 60 + 7*(len(name)%6) })
	sheets, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: wide})
	if err != nil || sheets.Accepted != made.Created || sheets.Rejected != 0 {
		t.Fatalf("sheets in: %d accepted, %d rejected, %v\n%v", sheets.Accepted, sheets.Rejected, err, first(sheets.Findings, 8))
	}
	again, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: wide})
	if err != nil || again.Same != made.Created || again.Change.ID != 0 {
		t.Errorf("the same sheets again: %d same, change %d, %v", again.Same, again.Change.ID, err)
	}
	checkResults(t, o, ed, dir)
	found, err := Check(ctx, o.Path(), testOptions())
	if err != nil || len(found) != 0 {
		t.Errorf("check: %v, %v", found, err)
	}
}

// checkResults ranks, approves, issues and hands over.
func checkResults(t *testing.T, o *Office, ed contest.Edition, dir string) {
	t.Helper()
	ctx := context.Background()
	for _, as := range []string{"json", "csv", "xlsx", "pdf", "html"} {
		s, err := o.WriteRanking(ctx, ed, "", as, filepath.Join(dir, "ranking."+as))
		if err != nil || s.Participants != 6 || s.Classified != 6 || !s.Sealed {
			t.Errorf("ranking as %s: %+v, %v", as, s, err)
		}
	}
	if _, err := o.WriteRanking(ctx, ed, "XYZ", "json", filepath.Join(dir, "x")); contest.CodeOf(err) != "category_unknown" {
		t.Errorf("unknown category: %v", err)
	}
	if _, _, err := o.IssueLicences(ctx, ed); contest.CodeOf(err) != "licences_unapproved" {
		t.Errorf("licences before approval: %v", err)
	}
	a, err := o.Approve(ctx, ed, "")
	if err != nil || a.Classified != 6 {
		t.Fatalf("approve: %d classified, %v", a.Classified, err)
	}
	if _, err := o.Approve(ctx, ed, ""); contest.CodeOf(err) != "approve_again" {
		t.Errorf("approved twice without a reason: %v", err)
	}
	issued, refused, err := o.IssueLicences(ctx, ed)
	if err != nil || len(issued) != a.Laureates || len(refused) != 0 || len(issued) == 0 {
		t.Fatalf("licences: %d of %d, %v, %v", len(issued), a.Laureates, refused, err)
	}
	if issued[0].Number != "LZM/2025/001" || issued[0].ValidTo.Format(time.DateOnly) != "2026-11-27" {
		t.Errorf("first licence %+v", issued[0])
	}
	if _, _, err := o.IssueLicences(ctx, ed); contest.CodeOf(err) != "licences_none" {
		t.Errorf("licences issued twice: %v", err)
	}
	checkPapers(t, o, ed, dir, len(issued))
}

func checkPapers(t *testing.T, o *Office, ed contest.Edition, dir string, licences int) {
	t.Helper()
	ctx := context.Background()
	files, err := o.PrintLicences(ctx, ed, "a4", filepath.Join(dir, "licencje.pdf"))
	if err != nil || len(files) != 1 {
		t.Errorf("one file: %v, %v", files, err)
	}
	once, err := o.PrintLicences(ctx, ed, "a4", filepath.Join(dir, "licencje"))
	if err != nil || len(once) != licences {
		t.Fatalf("single files: %v, %v", once, err)
	}
	before, err := os.ReadFile(once[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.PrintLicences(ctx, ed, "a4", filepath.Join(dir, "licencje")); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(once[0]); err != nil || !bytes.Equal(before, after) {
		t.Errorf("an issued licence differs when printed again: %v", err)
	}
	for _, as := range []string{"pdf", "html"} {
		files, refused, err := o.WriteReports(ctx, ed, as, filepath.Join(dir, "raporty"))
		if err != nil || len(files) != 6 || len(refused) != 0 {
			t.Errorf("reports as %s: %d, %v, %v", as, len(files), refused, err)
		}
	}
	for _, as := range []string{"pdf", "html", "csv"} {
		if _, err := o.WriteLaureates(ctx, ed, as, filepath.Join(dir, "laureaci."+as)); err != nil {
			t.Errorf("laureates as %s: %v", as, err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*", "*.tmp")); err != nil || len(left) > 0 {
		t.Errorf("half files left: %v, %v", left, err)
	}
}

func first(found []contest.Finding, n int) []contest.Finding { return found[:min(n, len(found))] }

func TestListenersHearCommits(t *testing.T) {
	o, ed := newOffice(t)
	var heard []contest.Event
	o.Listen(func(e contest.Event) { heard = append(heard, e) })
	if _, err := o.Seal(context.Background(), ed, ""); err != nil {
		t.Fatal(err)
	}
	if len(heard) != 1 || heard[0].Action != "seal_rules" || heard[0].Change == 0 {
		t.Errorf("heard %+v", heard)
	}
	if _, err := o.Seal(context.Background(), ed, ""); err != nil || len(heard) != 1 {
		t.Errorf("a step that wrote nothing was told: %+v, %v", heard, err)
	}
}
