package office

import (
	"context"
	"slices"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

// detail reads an institution.
func detail(t testing.TB, o *Office, id int64) InstitutionDetail {
	t.Helper()
	d, err := o.InstitutionDetail(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCheckInstitutionField(t *testing.T) {
	for _, c := range []struct {
		field, typed, value, code string
		severity                  contest.Severity
	}{
		{"name", " Gmina Łąkowo ", "Gmina Łąkowo", "", ""},
		{"name", "  ", "", "institution_name_empty", contest.SeverityError},
		{"nip", "612-000-98-05", "6120009805", "", ""},
		{"nip", "612-000-98-06", "612-000-98-06", "typed_nip", contest.SeverityWarning},
		{"nip", "", "", "", ""},
		{"post_code", "05135", "05-135", "", ""},
		{"post_code", "05-135 Wieliszew", "05-135 Wieliszew", "typed_post_code", contest.SeverityWarning},
		{"phone", "22 7822732", "+48 22 782 27 32", "", ""},
		{"phone", "7822", "7822", "typed_phone", contest.SeverityWarning},
		{"email", "UM@Example.PL", "um@example.pl", "", ""},
		{"email", "um(at)", "um(at)", "typed_email", contest.SeverityWarning},
		{"population", "37 055", "37 055", "", ""},
		{"population", "dużo", "dużo", "typed_count", contest.SeverityError},
		{"edelivery", "AE:PL-1", "AE:PL-1", "typed_edelivery", contest.SeverityWarning},
		{"street", " Rynek ", "Rynek", "", ""},
	} {
		value, found := CheckInstitutionField(c.field, c.typed)
		if value != c.value {
			t.Errorf("%s %q is kept as %q, want %q", c.field, c.typed, value, c.value)
		}
		switch {
		case found == nil && c.code != "":
			t.Errorf("%s %q passes", c.field, c.typed)
		case found != nil && (found.Code != c.code || found.Severity != c.severity || found.Field != c.field):
			t.Errorf("%s %q: %+v", c.field, c.typed, *found)
		}
	}
}

func TestSaveInstitution(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	was := kept(t, o)[0]
	now := was
	now.NIP, now.Phone, now.Population = "612 000 98 05", "123", 1200
	s, err := o.SaveInstitution(ctx, was, now)
	if err != nil {
		t.Fatal(err)
	}
	want := was
	want.NIP, want.Phone, want.Population = "6120009805", "123", 1200
	if d := cmp.Diff(want, detail(t, o, was.ID).Institution); d != "" {
		t.Error(d)
	}
	if len(s.Changes) != 3 || len(s.Findings) != 1 || s.Findings[0].Field != "phone" {
		t.Errorf("changes %+v, findings %+v", s.Changes, s.Findings)
	}
	if text := o.cat.Action(s.Change.Action, s.Change.Args); text != "Zmiana instytucji "+was.Code+": NIP, Telefon, Liczba mieszkańców" {
		t.Error(text)
	}

	// A form that was opened before keeps what it did not touch, and may not write over
	// what it did not see.
	other := was
	other.ShortName, other.Population = "GB", 0
	if _, err := o.SaveInstitution(ctx, was, other); err != nil {
		t.Fatal(err)
	}
	if got := detail(t, o, was.ID).Institution; got.ShortName != "GB" || got.NIP != "6120009805" || got.Population != 1200 {
		t.Errorf("the later form wrote %+v", got)
	}
	stale := was
	stale.NIP = "5260250274"
	if _, err := o.SaveInstitution(ctx, was, stale); contest.CodeOf(err) != "record_changed_since" {
		t.Errorf("a stale form wrote over a change: %v", err)
	}
	again, err := o.SaveInstitution(ctx, was, was)
	if err != nil || again.Change.ID != 0 || len(again.Changes) != 0 {
		t.Errorf("nothing was changed, yet %+v, %v", again, err)
	}
	read := detail(t, o, was.ID).Institution
	cleared := read
	cleared.Population = 0
	if _, err := o.SaveInstitution(ctx, read, cleared); err != nil {
		t.Fatal(err)
	}
	if got := detail(t, o, was.ID).Institution.Population; got != 0 {
		t.Errorf("a count that was taken away is %d", got)
	}
	nameless := was
	nameless.Name = " "
	if _, err := o.SaveInstitution(ctx, was, nameless); contest.CodeOf(err) != "institution_name_empty" {
		t.Errorf("a nameless record: %v", err)
	}
	for range 3 {
		if _, err := o.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(was, detail(t, o, was.ID).Institution); d != "" {
		t.Errorf("undone: %s", d)
	}
}

func TestRemoveInstitutionsInUse(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	all := kept(t, o)
	if _, err := o.Participate(ctx, ed, []int64{all[1].ID}, contest.ParticipationReceived); err != nil {
		t.Fatal(err)
	}
	if _, err := o.RemoveInstitutions(ctx, []int64{all[0].ID, all[1].ID}); contest.CodeOf(err) != "institutions_in_use" {
		t.Errorf("one in use was removed: %v", err)
	}
	if got := kept(t, o); len(got) != 6 {
		t.Fatalf("%d are left", len(got))
	}
	if _, err := o.RemoveInstitutions(ctx, []int64{all[0].ID, all[2].ID}); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, o); len(got) != 4 {
		t.Errorf("%d are left", len(got))
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(all, kept(t, o)); d != "" {
		t.Error(d)
	}
}

func TestContacts(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	id := kept(t, o)[0].ID
	if _, _, err := o.SaveContact(ctx, contest.Contact{InstitutionID: id, Title: "dr"}); contest.CodeOf(err) != "contact_empty" {
		t.Errorf("an empty contact: %v", err)
	}
	first, found, err := o.SaveContact(ctx, contest.Contact{InstitutionID: id, FirstName: "Anna", Surname: "Łęcka", Function: "Wójt", Head: true, Phone: "12"})
	if err != nil || len(found) != 1 || first.ID == 0 || first.Greeting() != "Szanowna Pani Wójt" {
		t.Fatal(first, found, err)
	}
	second, _, err := o.SaveContact(ctx, contest.Contact{InstitutionID: id, FirstName: "Jan", Surname: "Bąk", Function: "Zastępca wójta", Head: true, Salutation: "Szanowny Panie Janie"})
	if err != nil || second.Greeting() != "Szanowny Panie Janie" || second.Automatic != "Szanowny Panie Wójcie" {
		t.Fatal(second, err)
	}
	d := detail(t, o, id)
	if len(d.Contacts) != 2 || d.Contacts[0].ID != second.ID || d.Contacts[1].Head {
		t.Errorf("two heads? %+v", d.Contacts)
	}
	if _, err := o.RemoveContact(ctx, second.Contact); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := detail(t, o, id).Contacts; len(got) != 2 {
		t.Errorf("after undo: %+v", got)
	}
	changes, err := o.InstitutionHistory(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var actions []string
	for _, c := range changes {
		actions = append(actions, c.Action)
	}
	if want := []string{"undo", "remove_contact", "add_contact", "add_contact", "import_institutions"}; !slices.Equal(actions, want) {
		t.Errorf("history %v, want %v", actions, want)
	}
}

// TestPreviewMergeKeepsItsWord: merging gives what the preview said.
func TestPreviewMergeKeepsItsWord(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	all := kept(t, o)
	keep, gone := all[0], all[1]
	if _, _, err := o.SaveContact(ctx, contest.Contact{InstitutionID: gone.ID, Surname: "Bąk"}); err != nil {
		t.Fatal(err)
	}
	filled := gone
	filled.NIP = "6120009805"
	if _, err := o.SaveInstitution(ctx, gone, filled); err != nil {
		t.Fatal(err)
	}
	p, err := o.PreviewMerge(ctx, keep.ID, gone.ID)
	if err != nil || p.Refused != nil || len(p.Contacts) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	if len(p.Filled) != 1 || p.Filled[0].Field != "nip" || !slices.ContainsFunc(p.Lost, func(c contest.FieldChange) bool { return c.Field == "name" }) {
		t.Errorf("filled %+v, lost %+v", p.Filled, p.Lost)
	}
	if _, err := o.MergeInstitutions(ctx, keep.ID, gone.ID); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(p.Result, detail(t, o, keep.ID).Institution); d != "" {
		t.Error(d)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Participate(ctx, ed, []int64{keep.ID, gone.ID}, contest.ParticipationReceived); err != nil {
		t.Fatal(err)
	}
	if p, err = o.PreviewMerge(ctx, keep.ID, gone.ID); err != nil || contest.CodeOf(p.Refused) != "merge_both_take_part" {
		t.Errorf("both take part: %v, %v", p.Refused, err)
	}
}

func TestInstitutionDoubles(t *testing.T) {
	o, _ := newOffice(t)
	ctx := context.Background()
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	one, err := o.AddInstitution(ctx, contest.Institution{Name: "Spółdzielnia Mieszkaniowa Źródlana", NIP: "6120009805"})
	if err != nil {
		t.Fatal(err)
	}
	two, err := o.AddInstitution(ctx, contest.Institution{Name: "SM Zupełnie Inna", NIP: "6120009805"})
	if err != nil {
		t.Fatal(err)
	}
	doubles, err := o.InstitutionDoubles(ctx, one.Institution.ID)
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, d := range doubles {
		ids = append(ids, d.Institution.ID)
	}
	original := found(t, o, InstitutionQuery{Text: "„Źródlana”"})[0]
	if !slices.Contains(ids, two.Institution.ID) || !slices.Contains(ids, original) || slices.Contains(ids, one.Institution.ID) {
		t.Errorf("doubles %v, want %d and %d", ids, two.Institution.ID, original)
	}
}

func TestInstitutionResults(t *testing.T) {
	o, ed := openSample(t, 20, 4)
	ctx := context.Background()
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	p := res.Participations[0]
	results, err := o.InstitutionResults(ctx, p.InstitutionID)
	if err != nil || len(results) != 1 {
		t.Fatal(results, err)
	}
	if r := results[0]; r.Approved || r.Place != res.Standings[0].Place || (r.Score == nil) != (res.Standings[0].Overall == nil) || r.Score != nil && r.Score.Published != res.Standings[0].Overall.Published {
		t.Errorf("%+v is not the ranking's %+v", r, res.Standings[0])
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	approved, err := o.InstitutionResults(ctx, p.InstitutionID)
	if err != nil || len(approved) != 1 || !approved[0].Approved || approved[0].Place != results[0].Place {
		t.Errorf("approved: %+v, %v", approved, err)
	}
	if d := detail(t, o, p.InstitutionID); len(d.Participations) != 1 || d.Participations[0].Audits != 12 || d.Participations[0].CategoryName == p.Category {
		t.Errorf("%+v", d.Participations)
	}
}
