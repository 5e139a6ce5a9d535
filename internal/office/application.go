package office

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// ApplicationRow is a row of the list of applications.
type ApplicationRow struct {
	contest.Participation
	InstitutionCode string
	Place           string
	Voivodeship     string
	CategoryName    string
	Contact         string   // the first who is not the head, else the head; name or function
	Missing         []string // codes of contest.Participation.Missing

	fold string
	key  []byte
}

// Applications is an edition's participations as a list.
type Applications struct {
	Rows   []ApplicationRow // by code
	Counts map[contest.ParticipationState]int
	Lack   int // rows with something missing, of those the office still decides about
}

// Applications reads an edition's participations, whatever their state. The window
// keeps the answer and narrows it with Find until a commit.
func (o *Office) Applications(ctx context.Context, ed contest.Edition) (a *Applications, err error) {
	defer wrap(&err, "Applications(%q)", ed.Code)
	a = &Applications{Counts: map[contest.ParticipationState]int{}}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		categories, err := r.Categories(ed.ID)
		if err != nil {
			return err
		}
		parts, err := r.Participations(ed.ID)
		if err != nil {
			return err
		}
		seats, err := institutionSeats(r, parts)
		if err != nil {
			return err
		}
		people, err := contactNames(r, seats)
		if err != nil {
			return err
		}
		for _, p := range parts {
			i := seats[p.InstitutionID]
			a.add(ApplicationRow{
				Participation: p, InstitutionCode: i.Code, Place: i.Address.Place, Voivodeship: i.Voivodeship,
				CategoryName: categoryName(categories, p.Category), Contact: people[p.InstitutionID], Missing: p.Missing(),
			}, i)
		}
		return nil
	})
	return a, err
}

// institutionSeats reads the institutions of participations.
func institutionSeats(r *store.Reader, parts []contest.Participation) (map[int64]contest.Institution, error) {
	ids := make([]int64, len(parts))
	for n, p := range parts {
		ids[n] = p.InstitutionID
	}
	all, err := r.InstitutionsOf(ids)
	seats := make(map[int64]contest.Institution, len(all))
	for _, i := range all {
		seats[i.ID] = i
	}
	return seats, err
}

// contactNames names the person to ask at each institution.
func contactNames(r *store.Reader, seats map[int64]contest.Institution) (map[int64]string, error) {
	all, err := r.ContactsOf(slices.Sorted(maps.Keys(seats)))
	names := map[int64]string{}
	for _, c := range slices.Backward(all) {
		if name := cmp.Or(ContactName(c), c.Function); name != "" && (!c.Head || names[c.InstitutionID] == "") {
			names[c.InstitutionID] = name
		}
	}
	return names, err
}

func (a *Applications) add(row ApplicationRow, i contest.Institution) {
	row.fold = polish.Fold(row.Name+" "+row.Code+" "+i.Name+" "+i.Code+" "+row.Place+" "+row.Application.InvitationNo) + " " + i.NIP
	row.key = polish.SortKey(row.Name)
	a.Rows = append(a.Rows, row)
	a.Counts[row.State]++
	if len(row.Missing) > 0 && undecided(row.State) {
		a.Lack++
	}
}

// undecided tells the states in which the office still has to decide.
func undecided(s contest.ParticipationState) bool {
	return s == contest.ParticipationReceived || s == contest.ParticipationIncomplete || s == contest.ParticipationComplete
}

// ApplicationQuery narrows and sorts a list of applications; the zero value: all by
// code.
type ApplicationQuery struct {
	Text       string
	States     []contest.ParticipationState // any of; none: all
	Categories []string                     // codes
	Missing    Wanted
	Sort       string // "code", "name", "category", "place", "voivodeship", "state", "received", "size", "missing"; empty: code
	Descending bool
}

// Find gives the positions of the rows a query wants, in its order.
func (a *Applications) Find(q ApplicationQuery) []int {
	words := strings.Fields(polish.Fold(q.Text))
	var hits []int
	for n := range a.Rows {
		r := &a.Rows[n]
		if hasAll(r.fold, words) && q.Missing.fits(len(r.Missing) > 0) &&
			(len(q.States) == 0 || slices.Contains(q.States, r.State)) &&
			(len(q.Categories) == 0 || slices.Contains(q.Categories, r.Category)) {
			hits = append(hits, n)
		}
	}
	compare := applicationOrder(q.Sort)
	slices.SortStableFunc(hits, func(x, y int) int {
		c := compare(&a.Rows[x], &a.Rows[y])
		if q.Descending {
			c = -c
		}
		return cmp.Or(c, bytes.Compare(a.Rows[x].key, a.Rows[y].key))
	})
	return hits
}

// applicationOrder compares rows by a column.
func applicationOrder(column string) func(a, b *ApplicationRow) int {
	text := func(of func(*ApplicationRow) string) func(a, b *ApplicationRow) int {
		return func(a, b *ApplicationRow) int { return polish.Compare(of(a), of(b)) }
	}
	switch column {
	case "name":
		return func(a, b *ApplicationRow) int { return bytes.Compare(a.key, b.key) }
	case "category":
		return text(func(r *ApplicationRow) string { return r.CategoryName })
	case "place":
		return text(func(r *ApplicationRow) string { return r.Place })
	case "voivodeship":
		return text(func(r *ApplicationRow) string { return r.Voivodeship })
	case "state":
		states := contest.ParticipationStates()
		return func(a, b *ApplicationRow) int { return slices.Index(states, a.State) - slices.Index(states, b.State) }
	case "received":
		return func(a, b *ApplicationRow) int { return a.Application.ReceivedOn.Compare(b.Application.ReceivedOn) }
	case "size":
		return func(a, b *ApplicationRow) int { return a.Application.DeclaredSize - b.Application.DeclaredSize }
	case "missing":
		return func(a, b *ApplicationRow) int { return len(a.Missing) - len(b.Missing) }
	}
	return func(a, b *ApplicationRow) int { return strings.Compare(a.Code, b.Code) }
}

// ApplicationDetail is one participation with what may be done to it.
type ApplicationDetail struct {
	InstitutionParticipation
	Institution contest.Institution
	Contacts    []ContactDetail
	Missing     []string
	Categories  []contest.Category           // of the edition
	Next        []contest.ParticipationState // states it may be moved to
	Fieldwork   bool                         // an audit of it has begun: category and channels are fixed
}

// ApplicationDetail reads a participation by its code in the edition.
func (o *Office) ApplicationDetail(ctx context.Context, ed contest.Edition, code string) (d ApplicationDetail, err error) {
	defer wrap(&err, "ApplicationDetail(%q)", code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		p, err := r.ParticipationByCode(ed.ID, code)
		if err != nil {
			return err
		}
		if d.InstitutionParticipation, err = institutionParticipation(r, p); err != nil {
			return err
		}
		if d.Institution, err = r.Institution(p.InstitutionID); err != nil {
			return err
		}
		if d.Categories, err = r.Categories(ed.ID); err != nil {
			return err
		}
		d.Missing, d.Next = p.Missing(), p.State.Next()
		if d.Fieldwork, err = begun(r, p); err != nil {
			return err
		}
		contacts, err := r.Contacts(p.InstitutionID)
		for _, c := range contacts {
			d.Contacts = append(d.Contacts, ContactDetail{c, polish.Salutation(c.Function, c.FirstName)})
		}
		return err
	})
	return d, err
}

// begun tells whether an audit of a participation has left the plan.
func begun(r *store.Reader, p contest.Participation) (bool, error) {
	audits, err := r.Audits(p.EditionID, store.AuditFilter{ParticipationID: p.ID})
	return slices.ContainsFunc(audits, func(a contest.Audit) bool {
		return a.State != contest.AuditPlanned && a.State != contest.AuditAssigned && a.State != contest.AuditVoid
	}), err
}
