package licence

import (
	"context"
	"errors"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// stubborn is a real office that does not do all it is asked.
type stubborn struct {
	*office.Office
	refused string        // code of who gets no licence
	begun   chan struct{} // closed when issuing begins, which then waits for a cancel
	broken  error         // the lists can't be read
}

var errRefused = contest.E("licence_refused", "name", "Gmina X", "number", "LZM/2025/002")

func (o *stubborn) LicenceProposals(ctx context.Context, ed contest.Edition) ([]office.LicenceProposal, bool, error) {
	if o.broken != nil {
		return nil, false, o.broken
	}
	return o.Office.LicenceProposals(ctx, ed)
}

func (o *stubborn) LicenceDraft(ctx context.Context, ed contest.Edition, code, size string) (office.Paper, error) {
	if code == o.refused {
		return office.Paper{}, errRefused
	}
	return o.Office.LicenceDraft(ctx, ed, code, size)
}

func (o *stubborn) IssueLicencesTo(ctx context.Context, ed contest.Edition, codes []string) ([]contest.QualityLicence, []error, error) {
	if o.begun != nil {
		close(o.begun)
		<-ctx.Done()
	}
	var rest []string
	for _, c := range codes {
		if c != o.refused {
			rest = append(rest, c)
		}
	}
	issued, refused, err := o.Office.IssueLicencesTo(ctx, ed, rest)
	if len(rest) < len(codes) {
		refused = append(refused, errRefused)
	}
	return issued, refused, err
}

func TestRefusedLicencesAreToldApart(t *testing.T) {
	s := open(t)
	due := s.v.due
	s.office = &stubborn{Office: s.Office, refused: due[1]}
	s.issue(due)
	s.Calm()
	if n := len(s.v.entries); n != len(due)-1 || len(s.fresh) != n {
		t.Fatalf("%d licences, %d new ones, want %d", n, len(s.fresh), len(due)-1)
	}
	said := screentest.Text(s.Dialog())
	for _, want := range []string{s.f.Cat.N("licence.screen.refused", 1), "Gmina X"} {
		if !strings.Contains(said, want) {
			t.Errorf("„%s” is not said: %s", want, said)
		}
	}
	s.Press(fyne.KeyEscape)
	if diff := cmp.Diff([]string{due[1]}, s.v.due); diff != "" {
		t.Errorf("still due: %s", diff)
	}
}

func TestCancelLeavesNoLicence(t *testing.T) {
	s := open(t)
	due := len(s.v.due)
	o := &stubborn{Office: s.Office, begun: make(chan struct{})}
	s.office = o
	s.issue(s.v.due)
	<-o.begun
	if s.Action("licence.issue").Can() || s.Action("licence.issue.selected").Can() {
		t.Error("licences can be issued while they are being issued")
	}
	jobs := s.f.Tasks.Jobs()
	if len(jobs) != 1 {
		t.Fatalf("jobs %+v", jobs)
	}
	s.f.Tasks.Cancel(jobs[0].ID)
	s.Settle()
	if len(s.Failed) != 1 || !errors.Is(s.Failed[0], context.Canceled) {
		t.Fatalf("failed %v", s.Failed)
	}
	s.reload()
	s.Settle()
	if len(s.v.entries) != 0 || len(s.v.due) != due || s.Asked() || s.tabs.At() != tabProposals {
		t.Errorf("%d licences, %d due, at %s", len(s.v.entries), len(s.v.due), s.tabs.At())
	}
	if !s.Action("licence.issue").Can() {
		t.Error("issuing can't be begun again")
	}
}

func TestRevokeWantsAReasonAndComesBack(t *testing.T) {
	s := open(t)
	s.issue(s.v.due[:1])
	s.Settle()
	s.Press(fyne.KeyEscape)
	number, yes := s.v.entries[0].Number, s.f.Cat.T("licence.screen.revoke.yes")
	s.Do("licence.revoke")
	if !s.Button(yes).Disabled() {
		t.Error("a licence can be revoked without a reason")
	}
	s.Fill("rezygnacja z tytułu")
	s.Tap(yes)
	s.Calm()
	if e := s.v.entries[0]; e.state != "cofnięta" || e.RevokeReason != "rezygnacja z tytułu" {
		t.Fatalf("revoked: %+v", e)
	}
	if said := screentest.Text(s.detail.paper.Said); said != "Licencja cofnięta. Powód: rezygnacja z tytułu" {
		t.Errorf("beside the list: %q", said)
	}
	if s.Action("licence.correct").Can() || s.Action("licence.revoke").Can() || !s.Action("licence.print").Can() {
		t.Error("what can be done with a revoked licence is wrong")
	}
	if want := "Licencja " + number + " jest cofnięta"; s.Done[len(s.Done)-1] != want {
		t.Errorf("said %v", s.Done)
	}
	if _, err := s.Office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	if e := s.v.entries[0]; e.state != "ważna" || !s.Action("licence.revoke").Can() || len(s.detail.paper.Said.Objects) != 0 {
		t.Errorf("after the undo: %+v", e)
	}
}

func TestCorrectionDialogKeepsWhatIsMissing(t *testing.T) {
	s := open(t)
	s.issue(s.v.due[:1])
	s.Settle()
	s.Press(fyne.KeyEscape)
	yes := s.f.Cat.T("licence.screen.correct.yes")
	s.Do("licence.correct")
	s.Tap(yes)
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, s.f.Cat.T("licence.screen.correct.reason.missing")) {
		t.Fatalf("the missing reason is not told: %s", said)
	}
	s.Fill(s.v.entries[0].Printed, "", "literówka")
	s.Tap(yes)
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, s.f.Cat.T("licence.screen.correct.same")) {
		t.Fatalf("that nothing would change is not told: %s", said)
	}
	s.Fill("Gmina Poprawiona")
	s.Tap(yes)
	s.Calm()
	if e := s.v.entries[0]; s.Asked() || e.Printed != "Gmina Poprawiona" || e.Corrections != 1 {
		t.Errorf("corrected: %+v", e)
	}
}

func TestDraftSaysWhyThereIsNone(t *testing.T) {
	s := open(t)
	due := s.v.due
	s.detail.office = &stubborn{Office: s.Office, refused: due[1]}
	if s.detail.paper.Pages.Len() != 1 {
		t.Fatalf("%d pages of the first draft", s.detail.paper.Pages.Len())
	}
	s.Show(due[1])
	s.Settle()
	if said := screentest.Text(s.detail.paper.Said); s.detail.paper.Pages.Len() != 0 || !strings.Contains(said, "Gmina X") {
		t.Errorf("%d pages, said %q", s.detail.paper.Pages.Len(), said)
	}
	s.Show(due[0])
	s.Settle()
	s.detail.size.SetSelected("A3")
	s.Settle()
	if s.f.Store.Get(sizeStore) != office.SizeA3 || s.detail.paper.Pages.Len() != 1 {
		t.Errorf("size %q, %d pages", s.f.Store.Get(sizeStore), s.detail.paper.Pages.Len())
	}
	s.Show(s.v.proposals[len(s.v.proposals)-1].code)
	s.Settle()
	if s.detail.paper.Pages.Visible() || len(s.detail.none.Objects) != 1 {
		t.Error("one that no licence is due to is not told why")
	}
}

func TestReadOnlyRegister(t *testing.T) {
	s := open(t)
	s.issue(s.v.due[:2])
	s.Settle()
	s.Press(fyne.KeyEscape)
	s.f.ReadOnly = "closed"
	for name, want := range map[string]bool{
		"licence.revoke": false, "licence.correct": false, "licence.copy": true, "licence.check": true, "licence.print": true, "licence.save": true,
	} {
		if got := s.Action(name).Can(); got != want {
			t.Errorf("%s can be done in a closed edition: %v", name, got)
		}
	}
	s.Do("licence.copy")
	e, _ := s.register.Current()
	if got := fyne.CurrentApp().Clipboard().Content(); got != e.Number || len(s.Done) != 1 {
		t.Errorf("copied %q, want %q; said %v", got, e.Number, s.Done)
	}
}

func TestEmptyAndBrokenLists(t *testing.T) {
	s := &stage{Stage: screentest.New(t, config.Default())}
	o := &stubborn{Office: s.Office}
	s.Screen = New(s.Frame, o)
	s.Put(s.Screen)
	s.Show("")
	s.Calm()
	if s.Action("licence.issue").Can() || s.Action("licence.issue").Primary || len(s.band.Objects) != 0 {
		t.Error("an edition without participants wants its ranking approved")
	}
	if got := screentest.Text(s.detail.paper.Title); got != s.f.Cat.T("licence.screen.choose") {
		t.Errorf("beside the empty list: %q", got)
	}
	o.broken = contest.E("licences_unapproved", "edition", "II edycja")
	s.Changed(contest.Event{})
	s.Settle()
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "licences_unapproved" {
		t.Errorf("failed %v", s.Failed)
	}
}
