package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"biurolidera/internal/contest"
)

// clock gives a moment a second later at every call.
func clock() func() time.Time {
	at := time.Date(2025, 9, 17, 8, 0, 0, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

func options(t testing.TB) Options {
	return Options{User: "Anna Nowak", Now: clock(), HeadDir: filepath.Join(t.TempDir(), "heads")}
}

// create makes a file that is closed when the test ends.
func create(t testing.TB, o Options) *DB {
	t.Helper()
	db, err := Create(t.Context(), filepath.Join(t.TempDir(), "biuro.lider"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func write(t testing.TB, db *DB, work func(*Tx) error) Written {
	t.Helper()
	w, err := db.Write(t.Context(), Step{Action: "test", Undoable: true}, work)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t testing.TB, db *DB, work func(*Reader) error) {
	t.Helper()
	if err := db.Read(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

// get reads one thing.
func get[T any](t testing.TB, db *DB, ask func(*Reader) (T, error)) (v T) {
	t.Helper()
	read(t, db, func(r *Reader) (err error) { v, err = ask(r); return err })
	return v
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	if contest.CodeOf(err) != code {
		t.Errorf("error %v, want code %s", err, code)
	}
}

// sampleQuestionnaire has so many criteria in two sections.
func sampleQuestionnaire(edition int64, c contest.Channel, criteria int) contest.Questionnaire {
	q := contest.Questionnaire{
		EditionID: edition, Channel: c, Code: "wizyta", Title: "Wizyta",
		Areas: []contest.Area{{Code: "kultura", Name: "Kultura obsługi"}},
	}
	for s := range 2 {
		section := contest.Section{Code: fmt.Sprintf("S%d", s), Name: "Sekcja", Area: "kultura", Weight: 1}
		for i := s * criteria / 2; i < (s+1)*criteria/2; i++ {
			section.Criteria = append(section.Criteria, contest.Criterion{
				Code: fmt.Sprintf("W%03d", i), Text: "Czy…", Scale: contest.ScaleGraded, Weight: 1, Max: 4, NAAllowed: true, CommentAtMost: -1,
			})
		}
		q.Sections = append(q.Sections, section)
	}
	return q
}

// office is a small edition with something of everything that audits need.
type office struct {
	edition, institution, participation, questionnaire int64
}

func furnish(t testing.TB, db *DB) (o office) {
	t.Helper()
	write(t, db, func(tx *Tx) (err error) {
		o, err = furnishTx(tx, 8)
		return err
	})
	return o
}

func furnishTx(tx *Tx, criteria int) (o office, err error) {
	if o.edition, err = tx.InsertEdition(contest.Edition{Code: "2025", Name: "II edycja", Year: 2025}); err != nil {
		return o, err
	}
	if err := tx.PutCategories(o.edition, contest.DefaultCategories()); err != nil {
		return o, err
	}
	if err := tx.PutRules(o.edition, contest.DefaultRules()); err != nil {
		return o, err
	}
	if o.institution, err = tx.InsertInstitution(sampleInstitution(1)); err != nil {
		return o, err
	}
	if o.participation, err = tx.InsertParticipation(contest.Participation{
		EditionID: o.edition, InstitutionID: o.institution, Code: "P-0001", Name: "Gmina Łomianki",
		Category: "URZ", Sub: contest.SubTown, State: contest.ParticipationAccepted,
	}); err != nil {
		return o, err
	}
	o.questionnaire, err = tx.InsertQuestionnaire(sampleQuestionnaire(o.edition, contest.Visit, criteria))
	return o, err
}

func sampleInstitution(n int) contest.Institution {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	return contest.Institution{
		Code: contest.InstitutionCode(n), Name: fmt.Sprintf("Gmina Żółkiew nad Wisłą %d", r.IntN(1_000_000)),
		OfficeName: "Urząd Gminy Żółkiew", ForForm: "dla Gminy Żółkiew", Category: "URZ", Sub: contest.SubVillage,
		Voivodeship: "mazowieckie", County: "legionowski", Commune: "Żółkiew", TERYT: "1408042",
		NIP: fmt.Sprintf("%010d", r.IntN(1_000_000_000)), REGON: fmt.Sprintf("%09d", r.IntN(1_000_000_000)),
		Address: contest.Address{Street: "ul. Józefa Piłsudskiego", Number: "12/3", PostCode: "05-135", Place: "Żółkiew"},
		Phone:   "+48 22 782 27 32", Email: "gmina@zolkiew.example", Website: "https://www.zolkiew.example", Population: r.IntN(90_000),
	}
}

// dump is everything in the file but the history, as text: equal dumps, equal content.
func dump(t testing.TB, db *DB) (lines []string) {
	t.Helper()
	read(t, db, func(r *Reader) error {
		for _, table := range db.tables {
			rows, err := collectText(r, "SELECT "+table.image("t")+" FROM main."+table.name+" AS t ORDER BY 1")
			if err != nil {
				return err
			}
			for _, row := range rows {
				lines = append(lines, table.name+" "+row)
			}
		}
		return nil
	})
	return lines
}

func collectText(r *Reader, query string, args ...any) ([]string, error) {
	var all []string
	err := each(r.ctx, r.q, query, args, scanInto(&all))
	return all, err
}

// sound fails the test if Check has anything to say.
func sound(t testing.TB, db *DB) {
	t.Helper()
	found, err := db.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("check: %s %v", f.Code, f.Args)
	}
}

func sumFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sumOf(b)
}

// scanInto gathers a text column.
func scanInto(all *[]string) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var s string
		err := rows.Scan(&s)
		*all = append(*all, s)
		return err
	}
}

func writeEmpty(t testing.TB, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
