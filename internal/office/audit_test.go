package office

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"

	"github.com/google/go-cmp/cmp"
)

// smallEdition has six institutions with three open audits a channel.
func smallEdition(t testing.TB) (*Office, contest.Edition) {
	t.Helper()
	o, ed := newOffice(t)
	ctx := context.Background()
	if _, err := o.ImportInstitutions(ctx, InstitutionImport{Path: write(t, "lista.csv", sixInstitutions), Participate: &ed, HeaderRows: -1}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CreateAudits(ctx, ed, 3); err != nil {
		t.Fatal(err)
	}
	return o, ed
}

func codes(found []contest.Finding) []string {
	var out []string
	for _, f := range found {
		if !slices.Contains(out, f.Code) {
			out = append(out, f.Code)
		}
	}
	slices.Sort(out)
	return out
}

func TestBadSheetsAreToldByRow(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	good := wideSheets(t, o, ed, func(string) int { return 80 })
	text, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	_, rest, _ := strings.Cut(lines[1], ";")
	lines[1] = "2025-W-9999;" + rest                                   // no such audit
	lines[3] = lines[2]                                                // twice
	lines[4] = strings.Replace(lines[4], "A-0", "Jan Kowalski A-0", 1) // a name where a code belongs
	lines[5] = strings.Replace(lines[5], "2025-10-", "2031-10-", 1)    // to come
	cells := strings.Split(lines[6], ";")
	lines[6] = strings.Join(append(cells[:20:20], make([]string, len(cells)-20)...), ";") // half filled
	bad := write(t, "ankieta.csv", strings.Join(lines, "\n")+"\n")
	rejects := filepath.Join(t.TempDir(), "odrzucone.csv")
	s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: bad, Rejects: rejects})
	if err != nil {
		t.Fatal(err)
	}
	if s.Rejected != 5 || s.Accepted != s.Read-5 {
		t.Errorf("%d read, %d accepted, %d rejected: %v", s.Read, s.Accepted, s.Rejected, codes(s.Findings))
	}
	for _, want := range []string{"audit_unknown", "audit_twice", "held_at_future"} {
		if !slices.Contains(codes(s.Findings), want) {
			t.Errorf("no finding %s among %v", want, codes(s.Findings))
		}
	}
	b, err := os.ReadFile(rejects)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("Kowalski")) {
		t.Error("the rejects file names an auditor")
	}
	if n := bytes.Count(b, []byte("\n")); n != 6 {
		t.Errorf("rejects file has %d lines, want a header and 5", n)
	}
	undone, err := o.Undo(ctx)
	if err != nil || undone.Action != "import_audits" {
		t.Fatalf("undo: %+v, %v", undone, err)
	}
	if s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: good}); err != nil || s.Accepted != s.Read {
		t.Errorf("after undo: %d of %d accepted, %v", s.Accepted, s.Read, err)
	}
	changed := strings.Replace(string(text), ";1;", ";0;", 1)
	if s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: write(t, "inna.csv", changed)}); err != nil || s.Rejected != 1 || s.Accepted != 0 {
		t.Errorf("another sheet for a filled audit: %d accepted, %d rejected, %v", s.Accepted, s.Rejected, err)
	}
}

func TestSheetsGoOutAndComeBack(t *testing.T) {
	o, ed := smallEdition(t)
	ctx, dir := context.Background(), t.TempDir()
	files, err := o.WriteSheets(ctx, ed, dir, "xlsx")
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: dir})
	if err != nil || s.Files != len(files) || s.Read != len(files) || s.Accepted != 0 {
		t.Errorf("empty sheets: %d files, %d read, %d accepted, %v", s.Files, s.Read, s.Accepted, err)
	}
}

// TestCriticalFailures: one auditor's word bars nobody, a second auditor's does, and
// the office can decide.
func TestCriticalFailures(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	if _, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: wideSheets(t, o, ed, func(string) int { return 100 })}); err != nil {
		t.Fatal(err)
	}
	var of []contest.Audit
	q := contest.Questionnaire{}
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		of, err = r.Audits(ed.ID, store.AuditFilter{ParticipationID: 1, Channel: contest.Visit})
		if err != nil {
			return err
		}
		q, err = r.QuestionnaireByID(of[0].QuestionnaireID)
		return err
	})
	if err != nil || len(of) != 3 {
		t.Fatal(len(of), err)
	}
	critical := ""
	for _, s := range q.Sections {
		for _, c := range s.Criteria {
			if c.Critical && c.Scale == contest.ScaleGraded && critical == "" {
				critical = c.Code
			}
		}
	}
	fail := func(a contest.Audit) {
		t.Helper()
		if _, err := o.write(ctx, store.Step{Action: "record_audit", Args: contest.Args{"audit": a.Code}}, func(tx *store.Tx) error {
			answers, err := tx.Answers(a.ID)
			for i := range answers {
				if answers[i].Criterion == critical {
					answers[i].Points, answers[i].Comment = 0, "podniesiony głos"
				}
			}
			if err != nil {
				return err
			}
			return tx.PutAnswers(a.ID, answers)
		}); err != nil {
			t.Fatal(err)
		}
	}
	confirmed := func() int {
		t.Helper()
		res, err := o.Ranking(ctx, ed)
		if err != nil {
			t.Fatal(err)
		}
		return res.Standings[0].CriticalFailures
	}
	fail(of[0])
	if n := confirmed(); n != 0 {
		t.Errorf("one contact confirms %d failures", n)
	}
	if _, err := o.DecideCritical(ctx, of[0].Code, critical, contest.CriticalConfirmed, "nagranie rozmowy e-mail"); err != nil {
		t.Fatal(err)
	}
	if n := confirmed(); n != 1 {
		t.Errorf("the office's word confirms %d failures, want 1", n)
	}
	fail(of[1])
	if n := confirmed(); n != 2 {
		t.Errorf("a second auditor confirms %d failures, want 2", n)
	}
	if _, err := o.DecideCritical(ctx, of[1].Code, critical, contest.CriticalDismissed, "pomyłka audytora"); err != nil {
		t.Fatal(err)
	}
	if n := confirmed(); n != 1 {
		t.Errorf("after dismissing one, %d stand", n)
	}
	if _, err := o.DecideCritical(ctx, of[1].Code, "WA01", contest.CriticalDismissed, "x"); contest.CodeOf(err) != "critical_unknown" {
		t.Errorf("a criterion that is not critical: %v", err)
	}
}

func TestReviewMovesAudits(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	if _, err := o.ReviewAudit(ctx, "2025-W-0001", contest.AuditApproved, ""); contest.CodeOf(err) != "review_not_submitted" {
		t.Errorf("an open audit was approved: %v", err)
	}
	if _, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: wideSheets(t, o, ed, func(string) int { return 90 })}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.ReviewAudit(ctx, "2025-W-0001", contest.AuditVoid, ""); contest.CodeOf(err) != "review_reason" {
		t.Errorf("voided without a reason: %v", err)
	}
	if _, err := o.ReviewAudit(ctx, "2025-W-0001", contest.AuditVoid, "audytor był znany"); err != nil {
		t.Fatal(err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil || res.Standings[0].Channels[0].N != 2 || res.Standings[0].Classified {
		t.Errorf("a void audit still counts: %+v, %v", res.Standings[0].Channels[0], err)
	}
	if _, err := o.SetParticipationState(ctx, ed, "P-0002", contest.ParticipationWithdrawn); err != nil {
		t.Fatal(err)
	}
	if res, err := o.Ranking(ctx, ed); err != nil || len(res.Participations) != 5 {
		t.Errorf("a withdrawn participant is ranked: %v", err)
	}
	if _, err := o.SetParticipationState(ctx, ed, "P-0002", contest.ParticipationComplete); contest.CodeOf(err) != "participation_state" {
		t.Errorf("a state that can't follow: %v", err)
	}
}

// TestRecordAuditFollows: a corrected sheet gives the ranking that a fresh
// computation gives.
func TestRecordAuditFollows(t *testing.T) {
	o, ed := openSample(t, 30, 3)
	ctx := context.Background()
	before, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	var a contest.Audit
	err = o.db.Read(ctx, func(r *store.Reader) error {
		audits, err := r.Audits(ed.ID, store.AuditFilter{ParticipationID: before.Participations[4].ID, Channel: contest.Phone})
		if err != nil {
			return err
		}
		a = audits[0]
		a.Answers, err = r.Answers(a.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sub := contest.Submission{Source: "test", AuditCode: a.Code, Outcome: contest.OutcomeContact, HeldAt: a.HeldAt, Clock: true, Auditor: a.Auditor}
	for _, c := range before.Questionnaire(contest.Phone).Form(before.Participations[4].Category, before.Participations[4].Sub).Criteria() {
		sub.Answers = append(sub.Answers, contest.RawAnswer{Criterion: c.Code, Value: answerFor(c, 100, 1)})
	}
	found, err := o.RecordAudit(ctx, ed, sub)
	if err != nil || hasFault(found) {
		t.Fatalf("%v, %v", found, err)
	}
	quick, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if quick == before {
		t.Fatal("the ranking did not follow")
	}
	o.mu.Lock()
	o.computed = nil
	o.mu.Unlock()
	fresh, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(asJSON(t, fresh), asJSON(t, quick)); diff != "" {
		t.Errorf("following differs from computing anew (-fresh +followed):\n%.2000s", diff)
	}
	if asJSON(t, before) == asJSON(t, quick) {
		t.Error("a corrected sheet changed nothing")
	}
}

func asJSON(t *testing.T, r *Ranking) string {
	t.Helper()
	b, err := json.MarshalIndent(struct{ A, B, C any }{r.Standings, r.Lists, r.Proposals}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEvidenceLosesEXIF(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for x := range 20 {
		for y := range 20 {
			img.Set(x, y, color.White)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "zdjęcie gabinetu.jpg")
	if err := os.WriteFile(path, withEXIF(b.Bytes()), 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := o.AttachEvidence(ctx, "2025-W-0001", path, "")
	if err != nil {
		t.Fatal(err)
	}
	var kept []byte
	if err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		kept, err = r.EvidenceBytes(e.SHA256)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(kept, []byte("Exif")) || bytes.Contains(kept, []byte("GPS-SECRET")) {
		t.Error("EXIF survived")
	}
	cfg, err := jpeg.DecodeConfig(bytes.NewReader(kept))
	if err != nil || cfg.Width != 20 || cfg.Height != 40 {
		t.Errorf("a picture that lay on its side is %d×%d, %v", cfg.Width, cfg.Height, err)
	}
	for name, data := range map[string][]byte{"nagranie.mp3": []byte("ID3\x03\x00"), "film.mp4": []byte("\x00\x00\x00\x18ftypmp42"), "pusty.jpg": nil} {
		bad := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(bad, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := o.AttachEvidence(ctx, "2025-W-0001", bad, ""); name != "pusty.jpg" && contest.CodeOf(err) != "evidence_type" {
			t.Errorf("%s was taken: %v", name, err)
		}
	}
}

// withEXIF puts an EXIF block (orientation 6 and a text) into a JPEG.
func withEXIF(jpeg []byte) []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00GPS-SECRET")
	body := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{}, jpeg[:2]...)
	out = append(out, 0xFF, 0xE1, byte((len(body)+2)>>8), byte(len(body)+2))
	return append(append(out, body...), jpeg[2:]...)
}
