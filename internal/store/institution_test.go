package store

import (
	"strings"
	"testing"

	"biurolidera/internal/contest"
)

// full has something in every field.
func full(code string) contest.Institution {
	i := sampleInstitution(7)
	i.Code, i.ShortName, i.Kind, i.KRS, i.BIP, i.EDelivery, i.EPUAP = code, "GŻ", "GW", "0000012345", "bip.example", "AE:PL-12345-67890-ABCDE-12", "/zolkiew/skrytka"
	i.Correspondence = contest.Address{Street: "Rynek", Number: "1", PostCode: "05-100", Place: "Nowy Dwór", Post: "Nowy Dwór Maz."}
	i.Address.Post = "Łomianki"
	i.Employees, i.ServicePoints, i.Example = 54, 3, true
	return i
}

func TestInstitutions(t *testing.T) {
	db := create(t, options(t))
	names := []string{"Gmina Żary", "Gmina Zator", "Gmina Łódź", "Gmina Lublin", "Gmina \x00 “dziwna” 😀 'x' \u202e"}
	var want []contest.Institution
	for n, name := range names {
		i := full(contest.InstitutionCode(n + 1))
		i.Name = name
		want = append(want, i)
	}
	write(t, db, func(tx *Tx) error {
		ids, err := tx.InsertInstitutions(want)
		for n, id := range ids {
			want[n].ID = id
		}
		return err
	})
	for _, i := range want {
		same(t, i.Name, i, get(t, db, func(r *Reader) (contest.Institution, error) { return r.Institution(i.ID) }))
	}
	var order []string
	read(t, db, func(r *Reader) error {
		return r.Institutions(func(i contest.Institution) error { order = append(order, i.Name); return nil })
	})
	same(t, "Polish order", []string{names[4], "Gmina Lublin", "Gmina Łódź", "Gmina Zator", "Gmina Żary"}, order)
	same(t, "next number", 6, get(t, db, (*Reader).NextInstitutionNumber))

	want[2].Name, want[2].Population, want[2].Example = "Miasto Łódź", 650_000, false
	write(t, db, func(tx *Tx) error { return tx.UpdateInstitution(want[2]) })
	same(t, "updated", want[2], get(t, db, func(r *Reader) (contest.Institution, error) { return r.Institution(want[2].ID) }))
	var rows []ListRow
	read(t, db, func(r *Reader) error {
		return r.ListRows(func(row ListRow) error { rows = append(rows, row); return nil })
	})
	if len(rows) != 5 || rows[4].Name != "Miasto Łódź" || !strings.HasPrefix(rows[4].Fold, "miasto lodz\n") {
		t.Errorf("list rows: %+v", rows)
	}
	write(t, db, func(tx *Tx) error { return tx.DeleteInstitution(want[0].ID) })
	same(t, "count", 4, get(t, db, (*Reader).InstitutionCount))
	for what, work := range map[string]func(*Tx) error{
		"update of none": func(tx *Tx) error { i := want[0]; return tx.UpdateInstitution(i) },
		"delete of none": func(tx *Tx) error { return tx.DeleteInstitution(99) },
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, work)
		if contest.CodeOf(err) != "record_missing" {
			t.Errorf("%s: %v", what, err)
		}
	}
	sound(t, db)
}

func TestInstitutionInUseStays(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { return tx.DeleteInstitution(o.institution) })
	wantCode(t, err, "record_in_use")
	_, err = db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		i := full(contest.InstitutionCode(1)) // the code is taken
		_, err := tx.InsertInstitution(i)
		return err
	})
	wantCode(t, err, "record_exists")
	_, err = db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		i := full("I-00002")
		i.Name = "Gmina \xb3ód\x9f"
		_, err := tx.InsertInstitution(i)
		return err
	})
	wantCode(t, err, "text_not_utf8")
}

func TestInstitutionFold(t *testing.T) {
	got := InstitutionFold(contest.Institution{Name: "Gmina ŁÓDŹ", OfficeName: "Urząd", NIP: "123", Code: "I-00001", Address: contest.Address{Place: "Śrem"}})
	same(t, "fold", "gmina lodz\nurzad\nsrem\n123\n\n\ni-00001", got)
}
