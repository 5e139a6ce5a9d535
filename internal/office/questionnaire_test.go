package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// TestUserQuestionnaire: a built-in one, written out as a workbook and changed by a
// user, becomes the next version; audits stay on theirs.
func TestUserQuestionnaire(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	built, err := exchange.BuiltInQuestionnaires()
	if err != nil {
		t.Fatal(err)
	}
	own := built[0]
	own.Title = "Wizyta – wersja biura"
	path := filepath.Join(t.TempDir(), "wizyta.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := exchange.WriteQuestionnaireXLSX(f, own); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Seal(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	q, found, err := o.AddQuestionnaire(ctx, ed, path)
	if err != nil || hasFault(found) || q.Version != 2 || q.Channel != contest.Visit {
		t.Fatalf("version %d, %v, %v", q.Version, found, err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil || res.Questionnaire(contest.Visit).Title != own.Title || !res.SealBroken {
		t.Errorf("the new version is not in force, or the seal holds: %v", err)
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		audits, err := r.Audits(ed.ID, store.AuditFilter{Channel: contest.Visit})
		if err != nil {
			return err
		}
		if audits[0].QuestionnaireID == q.ID {
			t.Error("an audit was moved to the new version")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBadQuestionnaireIsKeptOut(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	before := changes(t, o)
	for name, text := range map[string]string{
		"text.toml":  "to nie jest kwestionariusz",
		"empty.toml": "",
		"odd.toml":   "kanal = \"wizyta\"\nnieznane = 1\n",
		"bomb.xlsx":  "PK\x03\x04" + strings.Repeat("\x00", 100),
	} {
		_, found, err := o.AddQuestionnaire(ctx, ed, write(t, name, text))
		if contest.CodeOf(err) == "" && !hasFault(found) {
			t.Errorf("%s was taken: %v, %v", name, found, err)
		}
	}
	if changes(t, o) != before {
		t.Error("a bad questionnaire left something in the file")
	}
}
