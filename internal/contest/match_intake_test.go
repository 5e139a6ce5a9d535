package contest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// shelf is an import loop as the real one is, over a map instead of a file.
type shelf struct {
	kept map[int64]Institution
	next int64
}

type tally struct{ New, Updated, Same, Unsure, Doubles int }

func (s *shelf) take(rows []Incoming) tally {
	in := NewIntake(0)
	for id := int64(1); id <= s.next; id++ {
		i := s.kept[id]
		in.Know(&i)
	}
	var n tally
	for _, r := range rows {
		d := in.Decide(r)
		switch d.Action {
		case ActionNew, ActionUnsure:
			if d.Action == ActionNew {
				n.New++
			} else {
				n.Unsure++
			}
			s.next++
			d.Record.ID = s.next
		case ActionUpdate:
			n.Updated++
		case ActionSame:
			n.Same++
		}
		if d.Double {
			n.Doubles++
		}
		if d.Action != ActionSame {
			s.kept[d.Record.ID] = d.Record
			in.Stored(&d.Record)
		}
	}
	return n
}

func newShelf() *shelf { return &shelf{kept: map[int64]Institution{}} }

func incoming(rows ...Institution) []Incoming {
	var all []Incoming
	for _, r := range rows {
		all = append(all, Incoming{Institution: r, CategoryGuessed: true})
	}
	return all
}

func TestIntake(t *testing.T) {
	at := func(place string) Address { return Address{Place: place} }
	for name, c := range map[string]struct {
		lists [][]Incoming
		want  []tally
		kept  int
	}{
		"the same list twice": {
			[][]Incoming{incoming(Institution{Name: "Teatr Kana"}, Institution{Name: "Gmina Płońsk", County: "płoński"}), incoming(Institution{Name: "Teatr Kana"}, Institution{Name: "Gmina Płońsk", County: "płoński"})},
			[]tally{{New: 2}, {Same: 2}},
			2,
		},
		"a row twice in one list": {
			[][]Incoming{incoming(Institution{Name: "Teatr Kana", Email: "a@x.pl"}, Institution{Name: "Teatr Kana", Email: "a@x.pl"})},
			[]tally{{New: 1, Same: 1, Doubles: 1}},
			1,
		},
		"namesakes in one list stay two": {
			[][]Incoming{
				incoming(Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "a@x.pl"}, Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "b@x.pl"}),
				incoming(Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "a@x.pl"}, Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "b@x.pl"}),
				incoming(Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "b@x.pl"}, Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "a@x.pl"}),
				incoming(Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "c@x.pl"}, Institution{Name: "LO „Mentor”", Address: at("Grajewo"), Email: "b@x.pl"}),
			},
			[]tally{{New: 1, Unsure: 1}, {Same: 2}, {Same: 2}, {Updated: 1, Same: 1}},
			2,
		},
		"two rows with one NIP": {
			[][]Incoming{
				incoming(Institution{Name: "Teatr Kana", NIP: "6120009805", Email: "a@x.pl"}, Institution{Name: "Teatr Kana w Szczecinie", NIP: "6120009805", Email: "b@x.pl", Phone: "+48 91 433 03 88"}),
				incoming(Institution{Name: "Teatr Kana", NIP: "6120009805", Email: "a@x.pl"}, Institution{Name: "Teatr Kana w Szczecinie", NIP: "6120009805", Email: "b@x.pl", Phone: "+48 91 433 03 88"}),
			},
			[]tally{{New: 1, Updated: 1, Doubles: 1}, {Same: 2, Doubles: 1}},
			1,
		},
		"a library under the gmina's NIP": {
			[][]Incoming{
				incoming(Institution{Name: "Gmina Wieliszew", Kind: KindVillage, TERYT: "1408052", NIP: "6120009805"}, Institution{Name: "Gminna Biblioteka Publiczna w Wieliszewie", NIP: "6120009805"}),
				incoming(Institution{Name: "Gmina Wieliszew", Kind: KindVillage, TERYT: "1408052", NIP: "6120009805"}, Institution{Name: "Gminna Biblioteka Publiczna w Wieliszewie", NIP: "6120009805"}),
			},
			[]tally{{New: 1, Unsure: 1}, {Same: 2}},
			2,
		},
		"an older list over a newer one": {
			[][]Incoming{
				incoming(Institution{Name: "Gmina Miękinia", Kind: KindTownVillage, TERYT: "0218033"}),
				incoming(Institution{Name: "Gmina Miękinia", Kind: KindVillage, TERYT: "0218032", Email: "a@x.pl"}),
				incoming(Institution{Name: "Gmina Miękinia", Kind: KindVillage, TERYT: "0218032", Email: "a@x.pl"}),
			},
			[]tally{{New: 1}, {Updated: 1}, {Same: 1}},
			1,
		},
		"similar and elsewhere": {
			[][]Incoming{incoming(Institution{Name: "Biblioteka Publiczna w Wolbromiu", Address: at("Wolbrom")}, Institution{Name: "Miejska Biblioteka Publiczna w Wolbromiu", Address: at("Wolbrom")},
				Institution{Name: "Biblioteka Publiczna w Wolbromiu", Address: at("Olkusz")})},
			[]tally{{New: 1, Unsure: 2}},
			3,
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			for n, list := range c.lists {
				if diff := cmp.Diff(c.want[n], s.take(list)); diff != "" {
					t.Errorf("list %d: %s", n+1, diff)
				}
			}
			if len(s.kept) != c.kept {
				t.Errorf("%d kept, want %d: %v", len(s.kept), c.kept, s.kept)
			}
		})
	}
}

// A guessed category is taken for a new record and never changes a kept one.
func TestIntakeCategories(t *testing.T) {
	s := newShelf()
	row := Institution{Name: "Dom Kultury w Dmosinie", NIP: "6120009805", Category: CategoryCulture, Sub: SubCultureCentre}
	s.take([]Incoming{{Institution: row, CategoryGuessed: true}})
	if got := s.kept[1]; got.Category != CategoryCulture || got.Sub != SubCultureCentre {
		t.Fatalf("new: %+v", got)
	}
	byHand := s.kept[1]
	byHand.Category, byHand.Sub = CategoryOther, SubOther
	s.kept[1] = byHand
	if n := s.take([]Incoming{{Institution: row, CategoryGuessed: true}}); n.Same != 1 || s.kept[1].Category != CategoryOther {
		t.Errorf("a guess changed it: %+v %+v", n, s.kept[1])
	}
	if n := s.take([]Incoming{{Institution: row}}); n.Updated != 1 || s.kept[1].Category != CategoryCulture {
		t.Errorf("a given category did not: %+v %+v", n, s.kept[1])
	}
}

func TestIntakeNextList(t *testing.T) {
	in := NewIntake(0)
	row := Incoming{Institution: Institution{Name: "Teatr Kana", NIP: "6120009805", Email: "a@x.pl"}}
	d := in.Decide(row)
	d.Record.ID = 1
	in.Stored(&d.Record)
	row.Email = "b@x.pl"
	if d := in.Decide(row); d.Action != ActionSame || !d.Double {
		t.Errorf("the first row has spoken: %+v", d)
	}
	in.NextList()
	d = in.Decide(row)
	want := []FieldChange{{"email", "a@x.pl", "b@x.pl"}}
	if diff := cmp.Diff(want, d.Changes); d.Action != ActionUpdate || d.Double || diff != "" {
		t.Errorf("%+v %s", d, diff)
	}
}

// In whatever order three lists of units come there are as many institutions, and the
// last of them again writes nothing.
func TestOrderOfLists(t *testing.T) {
	var of2021, of2025, terc []Institution
	for _, r := range institutionRows(t, "reference/jst_2021_utf8.csv") {
		i := Institution{
			Name: UnitName(r["typ"], r["nazwa"]), OfficeName: r["urzad"], Kind: r["typ"], County: r["powiat"], Voivodeship: r["wojewodztwo"], Email: r["email"],
			Address: Address{Place: r["miejscowosc"], PostCode: r["kod"], Post: r["poczta"]},
		}
		i.TERYT, _ = ParseTERYT(r["teryt_2021"], TERYTHint{Kind: r["typ"]})
		of2021 = append(of2021, i)
		i.TERYT, _ = ParseTERYT(r["teryt_2025"], TERYTHint{Kind: r["typ"]})
		of2025 = append(of2025, i)
	}
	for _, r := range institutionRows(t, "reference/gminy_2025.csv") {
		kind := KindOfTERYT(r["teryt"])
		terc = append(terc, Institution{Name: UnitName(kind, r["gmina"]), Kind: kind, TERYT: r["teryt"], County: r["powiat"], Voivodeship: r["wojewodztwo"]})
	}
	lists := [][]Incoming{incoming(of2021...), incoming(of2025...), incoming(terc...)}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {0, 1, 0}} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			s := newShelf()
			want := 2825
			for _, n := range order {
				got := s.take(lists[n])
				if got.Unsure > 0 {
					t.Errorf("list %d: %+v", n, got)
				}
				if n == 2 {
					want = 2827 // Grabówka and Szczawa, new in 2025
				}
			}
			if len(s.kept) != want {
				t.Errorf("%d institutions, want %d", len(s.kept), want)
			}
			last := lists[order[2]]
			if got := s.take(last); got.Same != len(last) {
				t.Errorf("the last list again: %+v", got)
			}
		})
	}
}

// anyList draws a list of different institutions, some rows twice, that share names,
// places and even a NIP.
func anyList(t *rapid.T, label string) []Incoming {
	pool := []Institution{
		{Name: "Gmina Płońsk", Kind: KindVillage, TERYT: "1420092", NIP: "6120009805"},
		{Name: "Miasto Płońsk", Kind: KindTown, TERYT: "1420011"},
		{Name: "Powiat płoński", Kind: KindCounty, TERYT: "1420"},
		{Name: "Gmina Dobra", Kind: KindVillage, TERYT: "1207032", County: "limanowski"},
		{Name: "Gmina Dobra", Kind: KindTownVillage, TERYT: "3027023", County: "turecki"},
		{Name: "Gminna Biblioteka Publiczna w Płońsku", NIP: "6120009805", Address: Address{Place: "Płońsk"}},
		{Name: "Szkoła Podstawowa nr 1 w Płońsku", NIP: "6120009805", Address: Address{Place: "Płońsk"}},
		{Name: "Szkoła Podstawowa nr 2 w Płońsku", NIP: "6120009805", Address: Address{Place: "Płońsk"}},
		{Name: "LO „Mentor”", Address: Address{Place: "Grajewo"}, Website: "www.mentor.pl"},
		{Name: "LO \"MENTOR\"", Address: Address{Place: "Grajewo"}, Website: "www.inny.pl"},
		{Name: "LO „Mentor”", Address: Address{Place: "Suwałki"}},
		{Name: "Gminny Ośrodek Pomocy Społecznej"},
		{Name: "Teatr Kana", REGON: "000524944"},
	}
	var rows []Incoming
	for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(pool)-1), 1, len(pool), rapid.ID).Draw(t, label) {
		i := pool[n]
		i.Email = rapid.SampledFrom([]string{"", "a@x.pl", "b@x.pl"}).Draw(t, "email")
		i.Population = rapid.IntRange(0, 2).Draw(t, "population")
		i.Address.Number = rapid.SampledFrom([]string{"", "1"}).Draw(t, "number")
		i.Category, i.Sub = Classify(i.Name, "")
		row := Incoming{Institution: i, CategoryGuessed: rapid.Bool().Draw(t, "guessed")}
		rows = append(rows, row)
		if rapid.Bool().Draw(t, "twice") {
			rows = append(rows, row)
		}
	}
	return rows
}

// Whatever lists came before, a list a second time writes nothing.
func TestSameListWritesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newShelf()
		for range rapid.IntRange(0, 2).Draw(t, "before") {
			s.take(anyList(t, "older"))
		}
		rows := anyList(t, "rows")
		s.take(rows)
		kept := len(s.kept)
		if got := s.take(rows); got.Same != len(rows) || len(s.kept) != kept {
			t.Fatalf("%+v, %d kept, then %d: %v", got, kept, len(s.kept), rows)
		}
	})
}
