package institution

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
)

// people opens the contacts of the only institution.
func (s *stage) people() *contacts {
	s.t.Helper()
	s.add(wieliszew())
	s.Show("I-00001")
	s.Settle()
	s.detail.tabs.Open("contacts")
	s.Calm()
	return s.detail.contacts
}

func (s *stage) kept() []string {
	s.t.Helper()
	d, err := s.Office.InstitutionDetail(context.Background(), 1)
	if err != nil {
		s.t.Fatal(err)
	}
	var names []string
	for _, c := range d.Contacts {
		names = append(names, c.FirstName+" "+c.Surname)
	}
	return names
}

func TestContactIsAddedChangedAndRemoved(t *testing.T) {
	s := open(t)
	x := s.people()
	x.edit(contest.Contact{InstitutionID: 1, Head: true})
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, s.f.Cat.T("institution.contact.add")) {
		t.Errorf("the dialog says %q", said)
	}
	s.Fill("", "Anna", "Nowak", "Wójt")
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "Szanowna Pani") {
		t.Errorf("the greeting does not follow what is typed: %q", said)
	}
	s.Tap(s.f.Cat.T("institution.contact.save"))
	s.Calm()
	if got := s.kept(); len(got) != 1 || got[0] != "Anna Nowak" {
		t.Fatalf("kept %v", got)
	}
	if said := screentest.Text(x.content); !strings.Contains(said, "Anna Nowak") {
		t.Errorf("the tab shows %q", said)
	}
	x.edit(s.detail.now.Contacts[0].Contact)
	s.Fill("", "Anna", "Kowalska")
	s.Tap(s.f.Cat.T("institution.contact.save"))
	s.Calm()
	if got := s.kept(); len(got) != 1 || got[0] != "Anna Kowalska" {
		t.Fatalf("changed: %v", got)
	}
	x.remove(s.detail.now.Contacts[0].Contact)
	s.Calm()
	if got := s.kept(); len(got) != 0 || len(s.Done) == 0 {
		t.Errorf("removed: %v, said %v", got, s.Done)
	}
	if _, err := s.Office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	if said := screentest.Text(x.content); !strings.Contains(said, "Anna Kowalska") {
		t.Errorf("after the undo the tab shows %q", said)
	}
}

// What is refused is said at the field, and the dialog stays.
func TestNamelessContactIsRefusedAtItsField(t *testing.T) {
	s := open(t)
	x := s.people()
	x.edit(contest.Contact{InstitutionID: 1})
	s.Tap(s.f.Cat.T("institution.contact.save"))
	s.Settle()
	if !s.Asked() || len(s.kept()) != 0 {
		t.Errorf("the dialog is open: %v, kept %v, failed %v", s.Asked(), s.kept(), s.Failed)
	}
}

func TestClosedEditionShowsContactsOnly(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	if _, _, err := s.Office.SaveContact(context.Background(), contest.Contact{InstitutionID: 1, FirstName: "Anna", Surname: "Nowak"}); err != nil {
		t.Fatal(err)
	}
	s.f.ReadOnly = "closed"
	s = over(t, s.Stage)
	s.Show("I-00001")
	s.Settle()
	s.detail.tabs.Open("contacts")
	s.Calm()
	buttons := screentest.All[*kit.Button](s.detail.contacts.content)
	for _, b := range buttons {
		if b.Text != "" && !b.Disabled() {
			t.Errorf("„%s” can be pressed", b.Text)
		}
	}
	if len(buttons) < 3 {
		t.Errorf("%d buttons", len(buttons))
	}
	if said := screentest.Text(s.detail.contacts.content); !strings.Contains(said, "Anna Nowak") {
		t.Errorf("the tab shows %q", said)
	}
}
