package office

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// ApplicationSaved tells what became of an application that a person wrote.
type ApplicationSaved struct {
	Participation contest.Participation
	Findings      []contest.Finding // warnings; they block nothing
	Change        contest.Change    // ID 0: nothing was changed
}

// SaveApplication writes what differs between was, the participation as the form read
// it, and now: name as printed, category, subcategory, channels that do not apply and
// the application. Code, state, edition and institution stay. The step can be undone.
// It fails, with the Field it is about, where the edition has no such category, where
// category or channels change after fieldwork began (application_fixed), where no
// channel would be left, and with record_changed_since where somebody else changed the
// same field meanwhile.
func (o *Office) SaveApplication(ctx context.Context, was, now contest.Participation) (s ApplicationSaved, err error) {
	defer wrap(&err, "SaveApplication(%q)", was.Code)
	now, s.Findings = tidiedApplication(now)
	step := store.Step{Action: "save_application", Args: contest.Args{"participant": was.Code}, Undoable: true}
	s.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
		kept, err := tx.Participation(was.ID)
		if err != nil {
			return err
		}
		if s.Participation, err = writtenApplication(kept, was, now); err != nil {
			return err
		}
		if reflect.DeepEqual(kept, s.Participation) {
			return nil
		}
		if err := checkApplication(tx.Reader, kept, s.Participation); err != nil {
			return err
		}
		return tx.UpdateParticipation(s.Participation)
	})
	return s, err
}

// tidiedApplication trims what was typed and warns of a wrong NIP of the buyer.
func tidiedApplication(p contest.Participation) (contest.Participation, []contest.Finding) {
	a := &p.Application
	for _, at := range []*string{
		&p.Name, &a.Signatory, &a.InvitationNo, &a.BuyerName, &a.RecipientName, &a.Services, &a.OpeningHours, &a.MissingDocument,
	} {
		*at = strings.TrimSpace(*at)
	}
	if !a.ReceivedOn.IsZero() {
		y, m, d := a.ReceivedOn.Date()
		a.ReceivedOn = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	p.NotApplicable = slices.Compact(slices.Sorted(slices.Values(p.NotApplicable)))
	var found []contest.Finding
	nip, remark := CheckInstitutionField("buyer_nip", a.BuyerNIP)
	if a.BuyerNIP = nip; remark != nil {
		found = append(found, *remark)
	}
	return p, found
}

// writtenApplication puts what a person changed into the kept participation.
func writtenApplication(kept, was, now contest.Participation) (contest.Participation, error) {
	out := kept
	out.NotApplicable = slices.Clone(kept.NotApplicable)
	for _, f := range applicationFields(&was, &now, &kept, &out) {
		switch {
		case f.same(f.was, f.now) || f.same(f.now, f.kept):
		case !f.same(f.kept, f.was):
			return out, contest.E("record_changed_since", "record", kept.Code, "value", "").At(f.name)
		default:
			f.out.Set(f.now)
		}
	}
	return out, nil
}

// applicationField is a field as it was read, as it is written, as it is kept, and
// where it goes.
type applicationField struct {
	name                string
	was, now, kept, out reflect.Value
}

func (applicationField) same(a, b reflect.Value) bool {
	if a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0 {
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// participationFields are the fields of a participation a person may change, and the
// names errors give them.
var participationFields = []struct{ field, name string }{
	{"Name", "name"}, {"Category", "category"}, {"Sub", "sub"}, {"NotApplicable", "not_applicable"},
}

// applicationNames are the names errors give to the application's fields.
var applicationNames = map[string]string{
	"ReceivedOn": "received_on", "Signatory": "signatory", "RulesAccepted": "rules_accepted", "AuditAccepted": "audit_accepted",
	"LogoTerms": "logo_terms", "PublishConsent": "publish_consent", "InvitationNo": "invitation_no", "BuyerName": "buyer_name",
	"BuyerNIP": "buyer_nip", "RecipientName": "recipient_name", "Services": "services", "OpeningHours": "opening_hours",
	"DeclaredSize": "declared_size", "MissingDocument": "missing_document",
}

func applicationFields(was, now, kept, out *contest.Participation) (fields []applicationField) {
	values := [4]reflect.Value{}
	for n, p := range []*contest.Participation{was, now, kept, out} {
		values[n] = reflect.ValueOf(p).Elem()
	}
	for _, f := range participationFields {
		fields = append(fields, applicationField{
			f.name, values[0].FieldByName(f.field), values[1].FieldByName(f.field), values[2].FieldByName(f.field), values[3].FieldByName(f.field),
		})
	}
	t := reflect.TypeFor[contest.Application]()
	for i := range t.NumField() {
		var in [4]reflect.Value
		for n := range values {
			in[n] = values[n].FieldByName("Application").Field(i)
		}
		fields = append(fields, applicationField{applicationNames[t.Field(i).Name], in[0], in[1], in[2], in[3]})
	}
	return fields
}

// checkApplication holds the rules of a participation's fields.
func checkApplication(r *store.Reader, kept, p contest.Participation) error {
	if err := (contest.Institution{Name: p.Name}).Validate(); err != nil {
		return err
	}
	if p.Application.DeclaredSize < 0 {
		return contest.E("application_size", "participant", p.Code).At("declared_size")
	}
	categories, err := r.Categories(p.EditionID)
	if err != nil {
		return err
	}
	if err := checkCategory(categories, p); err != nil {
		return err
	}
	return checkFixed(r, kept, p)
}

// checkCategory wants a category of the edition, and a subcategory of it or none.
func checkCategory(categories []contest.Category, p contest.Participation) error {
	at := slices.IndexFunc(categories, func(c contest.Category) bool { return c.Code == p.Category })
	if at < 0 {
		var codes []string
		for _, c := range categories {
			codes = append(codes, c.Code)
		}
		return contest.E("category_unknown", "category", p.Category, "categories", strings.Join(codes, ", ")).At("category")
	}
	if p.Sub != "" && !slices.ContainsFunc(categories[at].Subcategories, func(s contest.Subcategory) bool { return s.Code == p.Sub }) {
		return contest.E("subcategory_unknown", "sub", p.Sub, "category", categories[at].Name).At("sub")
	}
	return nil
}

// checkFixed refuses what fieldwork has fixed, and a participation without a channel.
func checkFixed(r *store.Reader, kept, p contest.Participation) error {
	channels := !slices.Equal(kept.NotApplicable, p.NotApplicable)
	if kept.Category == p.Category && kept.Sub == p.Sub && !channels {
		return nil
	}
	field := "category"
	if channels {
		field = "not_applicable"
		if len(p.NotApplicable) >= len(contest.Channels()) {
			return contest.E("application_no_channel", "participant", p.Code).At(field)
		}
	}
	fixed, err := begun(r, kept)
	if err == nil && fixed {
		err = contest.E("application_fixed", "participant", p.Code).At(field)
	}
	return err
}
