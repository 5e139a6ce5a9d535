package office

import (
	"context"
	"slices"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"

	"github.com/google/go-cmp/cmp"
)

// applications reads the list.
func applications(t testing.TB, o *Office, ed contest.Edition) *Applications {
	t.Helper()
	a, err := o.Applications(context.Background(), ed)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// entered makes an edition with six received applications.
func entered(t testing.TB) (*Office, contest.Edition, []contest.Participation) {
	t.Helper()
	o, ed := newOffice(t)
	importList(t, o, write(t, "lista.csv", sixInstitutions))
	var ids []int64
	for _, i := range kept(t, o) {
		ids = append(ids, i.ID)
	}
	e, err := o.Participate(context.Background(), ed, ids, contest.ParticipationReceived)
	if err != nil || len(e.Participations) != 6 {
		t.Fatal(e, err)
	}
	return o, ed, e.Participations
}

func TestParticipate(t *testing.T) {
	o, ed, parts := entered(t)
	ctx := context.Background()
	for n, p := range parts {
		if p.ID == 0 || p.Code != contest.ParticipationCode(n+1) || p.State != contest.ParticipationReceived || p.Category == "" {
			t.Errorf("%+v", p)
		}
	}
	again, err := o.Participate(ctx, ed, []int64{parts[0].InstitutionID, parts[1].InstitutionID}, contest.ParticipationReceived)
	if err != nil || again.Already != 2 || len(again.Participations) != 0 || again.Change.ID != 0 {
		t.Errorf("entered twice: %+v, %v", again, err)
	}
	if _, err := o.Participate(ctx, ed, []int64{99999}, contest.ParticipationReceived); contest.CodeOf(err) != "record_missing" {
		t.Errorf("nobody was entered: %v", err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if a := applications(t, o, ed); len(a.Rows) != 0 {
		t.Errorf("after undo %d", len(a.Rows))
	}
}

func TestApplicationsList(t *testing.T) {
	o, ed, parts := entered(t)
	ctx := context.Background()
	was := parts[2]
	now := was
	now.Application = contest.Application{ReceivedOn: noon, Signatory: "Anna Łęcka", RulesAccepted: true, DeclaredSize: 40, InvitationNo: "Z/7"}
	if _, err := o.SaveApplication(ctx, was, now); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SetParticipationStates(ctx, ed, []string{"P-0001", "P-0003"}, contest.ParticipationComplete); err != nil {
		t.Fatal(err)
	}
	a := applications(t, o, ed)
	if d := cmp.Diff(map[contest.ParticipationState]int{contest.ParticipationReceived: 4, contest.ParticipationComplete: 2}, a.Counts); d != "" || a.Lack != 6 {
		t.Error(a.Lack, d)
	}
	if d := cmp.Diff([]string{contest.MissingAudit}, a.Rows[2].Missing); d != "" {
		t.Error(d)
	}
	codes := func(q ApplicationQuery) (out []string) {
		for _, n := range a.Find(q) {
			out = append(out, a.Rows[n].Code)
		}
		return out
	}
	for name, c := range map[string]struct {
		q    ApplicationQuery
		want []string
	}{
		"states":     {ApplicationQuery{States: []contest.ParticipationState{contest.ParticipationComplete}, Descending: true}, []string{"P-0003", "P-0001"}},
		"invitation": {ApplicationQuery{Text: "z/7"}, []string{"P-0003"}},
		"by size":    {ApplicationQuery{Sort: "size", Descending: true, Text: "a"}, []string{"P-0003", "P-0001", "P-0002", "P-0004", "P-0005", "P-0006"}},
		"nothing":    {ApplicationQuery{Missing: Without}, nil},
		"category":   {ApplicationQuery{Categories: []string{contest.CategoryCulture}}, []string{"P-0004"}},
	} {
		if d := cmp.Diff(c.want, codes(c.q)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	changes, err := o.ApplicationHistory(ctx, ed, "P-0003")
	if err != nil || len(changes) != 3 || changes[1].Action != "save_application" {
		t.Errorf("history %+v, %v", changes, err)
	}
}

func TestSaveApplication(t *testing.T) {
	o, ed, parts := entered(t)
	ctx := context.Background()
	was := parts[0]
	now := was
	now.Category, now.Sub, now.NotApplicable = contest.CategoryCulture, contest.SubLibrary, []contest.Channel{contest.Online}
	now.Application.BuyerNIP, now.Application.ReceivedOn = "612-000-98-06", time.Date(2025, 9, 3, 17, 30, 0, 0, time.FixedZone("", 7200))
	s, err := o.SaveApplication(ctx, was, now)
	if err != nil || len(s.Findings) != 1 || s.Findings[0].Field != "buyer_nip" {
		t.Fatal(s, err)
	}
	d, err := o.ApplicationDetail(ctx, ed, was.Code)
	if err != nil || d.Participation.Sub != contest.SubLibrary || d.Fieldwork || d.Institution.ID != was.InstitutionID {
		t.Errorf("%+v, %v", d, err)
	}
	if got := d.Participation.Application.ReceivedOn; !got.Equal(time.Date(2025, 9, 3, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("received on %v", got)
	}
	if again, err := o.SaveApplication(ctx, was, now); err != nil || again.Change.ID != 0 {
		t.Errorf("saved twice: %+v, %v", again.Change, err)
	}
	for code, change := range map[string]func(*contest.Participation){
		"category_unknown":       func(p *contest.Participation) { p.Category = "XYZ" },
		"subcategory_unknown":    func(p *contest.Participation) { p.Sub = contest.SubVillage },
		"application_no_channel": func(p *contest.Participation) { p.NotApplicable = contest.Channels() },
		"application_size":       func(p *contest.Participation) { p.Application.DeclaredSize = -1 },
		"institution_name_empty": func(p *contest.Participation) { p.Name = "" },
	} {
		wrong := d.Participation
		change(&wrong)
		if _, err := o.SaveApplication(ctx, d.Participation, wrong); contest.CodeOf(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	stale := was
	stale.Category, stale.Sub = contest.CategoryOther, ""
	if _, err := o.SaveApplication(ctx, was, stale); contest.CodeOf(err) != "record_changed_since" {
		t.Errorf("a stale form wrote over a change: %v", err)
	}
}

// TestFieldworkFixesAnApplication: once an audit has begun, category and channels stay;
// a participation with audits is not removed.
func TestFieldworkFixesAnApplication(t *testing.T) {
	o, ed, parts := entered(t)
	ctx := context.Background()
	if _, err := o.SetParticipationStates(ctx, ed, []string{"P-0001"}, contest.ParticipationAccepted); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CreateAudits(ctx, ed, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := o.write(ctx, store.Step{Action: "review_audit"}, func(tx *store.Tx) error {
		audits, err := tx.Audits(ed.ID, store.AuditFilter{ParticipationID: parts[0].ID})
		if err != nil {
			return err
		}
		audits[0].State = contest.AuditSubmitted
		return tx.UpdateAudit(audits[0])
	}); err != nil {
		t.Fatal(err)
	}
	d, err := o.ApplicationDetail(ctx, ed, "P-0001")
	if err != nil || !d.Fieldwork {
		t.Fatal(d.Fieldwork, err)
	}
	for _, change := range []func(*contest.Participation){
		func(p *contest.Participation) { p.NotApplicable = []contest.Channel{contest.Phone} },
		func(p *contest.Participation) { p.Category, p.Sub = contest.CategoryOther, "" },
	} {
		now := d.Participation
		change(&now)
		if _, err := o.SaveApplication(ctx, d.Participation, now); contest.CodeOf(err) != "application_fixed" {
			t.Errorf("changed during fieldwork: %v", err)
		}
	}
	renamed := d.Participation
	renamed.Name = "Gmina i Miasto Brzozówek"
	if _, err := o.SaveApplication(ctx, d.Participation, renamed); err != nil {
		t.Errorf("the printed name is free: %v", err)
	}
	if _, err := o.RemoveParticipations(ctx, ed, []string{"P-0002", "P-0001"}); contest.CodeOf(err) != "participations_in_use" {
		t.Errorf("one with audits was removed: %v", err)
	}
	if _, err := o.RemoveParticipations(ctx, ed, []string{"P-0002", "P-0003"}); err != nil {
		t.Fatal(err)
	}
	if a := applications(t, o, ed); len(a.Rows) != 4 {
		t.Errorf("%d are left", len(a.Rows))
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if a := applications(t, o, ed); len(a.Rows) != 6 {
		t.Errorf("after undo %d", len(a.Rows))
	}
}

func TestStatesMoveTogetherOrNotAtAll(t *testing.T) {
	o, ed, _ := entered(t)
	ctx := context.Background()
	if _, err := o.SetParticipationState(ctx, ed, "P-0002", contest.ParticipationRejected); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SetParticipationStates(ctx, ed, []string{"P-0001", "P-0002", "P-0003"}, contest.ParticipationAccepted); contest.CodeOf(err) != "participations_state" {
		t.Errorf("a rejected one was accepted: %v", err)
	}
	if a := applications(t, o, ed); a.Counts[contest.ParticipationAccepted] != 0 {
		t.Errorf("half done: %v", a.Counts)
	}
	ch, err := o.SetParticipationStates(ctx, ed, []string{"P-0001", "P-0003"}, contest.ParticipationAccepted)
	if err != nil || applications(t, o, ed).Counts[contest.ParticipationAccepted] != 2 {
		t.Fatal(err)
	}
	if text := o.cat.Action(ch.Action, ch.Args); text != "Zmiana stanu zgłoszeń na „przyjęte” (liczba: 2)" {
		t.Error(text)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if n := applications(t, o, ed).Counts[contest.ParticipationAccepted]; n != 0 {
		t.Errorf("after undo %d accepted", n)
	}
}

func TestSearchEverything(t *testing.T) {
	o, ed := openSample(t, 60, 4)
	ctx := context.Background()
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	licences, _, err := o.IssueLicences(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	one := kept(t, o)[7]
	parts := detail(t, o, one.ID).Participations
	search := func(query string) map[FoundKind][]Found {
		t.Helper()
		groups, err := o.SearchEverything(ctx, ed, query, 5)
		if err != nil {
			t.Fatal(err)
		}
		hits := map[FoundKind][]Found{}
		for _, g := range groups {
			if len(g.Hits) != min(g.Total, 5) {
				t.Errorf("%q: %d of %d %s", query, len(g.Hits), g.Total, g.Kind)
			}
			hits[g.Kind] = g.Hits
		}
		return hits
	}
	holds := func(hits []Found, id int64) bool {
		return slices.ContainsFunc(hits, func(f Found) bool { return f.ID == id })
	}
	for _, query := range []string{one.Name, one.Code, one.NIP, one.REGON, one.Phone, one.Email} {
		if query != "" && !holds(search(query)[FoundInstitution], one.ID) {
			t.Errorf("%q does not find its institution", query)
		}
	}
	p := parts[0].Participation
	if hits := search(p.Code)[FoundParticipation]; len(hits) != 1 || hits[0].ID != p.ID || hits[0].Title != p.Name {
		t.Errorf("%s: %+v", p.Code, hits)
	}
	if hits := search(one.Name); len(hits[FoundAudit]) == 0 || hits[FoundAudit][0].Title != p.Name {
		t.Errorf("audits of %s: %+v", one.Name, hits[FoundAudit])
	}
	if hits := search("2025-w-0031")[FoundAudit]; len(hits) != 1 || hits[0].Code != "2025-W-0031" {
		t.Errorf("audit by code: %+v", hits)
	}
	l := licences[0]
	if hits := search(l.Number)[FoundLicence]; len(hits) != 1 || hits[0].Code != l.Number {
		t.Errorf("licence by number: %+v", hits)
	}
	if groups, err := o.SearchEverything(ctx, ed, "  ", 5); err != nil || groups != nil {
		t.Errorf("nothing was asked: %+v, %v", groups, err)
	}
	was := p
	p.Name = "Zupełnie Nowa Nazwa"
	if _, err := o.SaveApplication(ctx, was, p); err != nil {
		t.Fatal(err)
	}
	if hits := search("zupelnie nowa")[FoundParticipation]; !holds(hits, p.ID) {
		t.Errorf("the new name is not found: %+v", hits)
	}
}

// Whom to ask: the first who is not the head, else the head.
func TestApplicationsNameTheContact(t *testing.T) {
	o, ed, parts := entered(t)
	id := parts[0].InstitutionID
	add := func(c contest.Contact) {
		c.InstitutionID = id
		if _, _, err := o.SaveContact(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	add(contest.Contact{FirstName: "Ewa", Surname: "Wójcik", Head: true})
	if got := applications(t, o, ed).Rows[0].Contact; got != "Ewa Wójcik" {
		t.Errorf("the head alone: %q", got)
	}
	add(contest.Contact{Function: "sekretariat"})
	add(contest.Contact{FirstName: "Jan", Surname: "Nowak"})
	if got := applications(t, o, ed).Rows[0].Contact; got != "sekretariat" {
		t.Errorf("beside the head: %q", got)
	}
}
