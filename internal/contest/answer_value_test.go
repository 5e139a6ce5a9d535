package contest

import "testing"

func TestRead(t *testing.T) {
	yes := Criterion{Code: "Y", Scale: ScaleYesNo, Max: 1, Anchors: []Anchor{{0, "Nazwy nie ma."}, {1, "Nazwa jest widoczna."}}}
	grade := Criterion{Code: "G", Scale: ScaleGraded, Max: 4, Anchors: []Anchor{{0, "Nic."}, {1, "Jedna."}, {2, "Dwie."}, {3, "Trzy."}, {4, "Cztery."}}}
	three := Criterion{Code: "H", Scale: ScaleGraded, Max: 3, Anchors: []Anchor{{0, "To samo."}, {1, "To samo."}, {2, "b"}, {3, "c"}}}
	minutes := Criterion{Code: "M", Scale: ScaleMeasured, Max: 2, Unit: "min", Bands: []Band{{"5", 2}, {"10", 1}, {"", 0}}}
	const no = -1 // can't be read
	tests := []struct {
		c      Criterion
		value  string
		points int
	}{
		{yes, "tak", 1},
		{yes, " TAK ", 1},
		{yes, "T", 1},
		{yes, "yes", 1},
		{yes, "Y", 1},
		{yes, "1", 1},
		{yes, "1,0", 1},
		{yes, "PRAWDA", 1},
		{yes, "tak – Nazwa jest widoczna.", 1},
		{yes, "nazwa jest widoczna", 1},
		{yes, "nie", 0},
		{yes, "N", 0},
		{yes, "no", 0},
		{yes, "0", 0},
		{yes, "Fałsz", 0},
		{yes, "Nazwy nie ma.", 0},
		{yes, "być może", no},
		{yes, "takie", no},
		{yes, "-", no},
		{grade, "0", 0},
		{grade, "3", 3},
		{grade, "3.0", 3},
		{grade, "3 pkt", 3},
		{grade, "3 – Trzy.", 3},
		{grade, "3. Trzy", 3},
		{grade, "Trzy.", 3},
		{grade, "trzy", 3},
		{grade, "bardzo dobrze", 4},
		{grade, "Bardzo źle", 0},
		{grade, "średnio", 2},
		{grade, "3,5", no},
		{grade, "3-4", no},
		{grade, "3/4", no},
		{grade, "", no},
		{grade, "trzydzieści", no},
		{grade, "99999999999999999999", no},
		{three, "dobrze", no},
		{three, "To samo.", no},
		{three, "b", 2},
		{minutes, "5", 2},
		{minutes, "5,5", 1},
		{minutes, "5.50", 1},
		{minutes, "12 min", 0},
		{minutes, "0", 2},
		{minutes, "5,0 MIN", 2},
		{minutes, "1 000", 0},
		{minutes, "pięć", no},
		{minutes, "-3", no},
		{minutes, "5 s", no},
		{minutes, "", no},
	}
	for _, tt := range tests {
		got, fault := tt.c.Read(RawAnswer{Criterion: tt.c.Code, Value: tt.value})
		if tt.points == no {
			if fault == nil {
				t.Errorf("%s %q was read as %+v", tt.c.Code, tt.value, got)
			}
			continue
		}
		if fault != nil || got.Points != tt.points || got.NA != "" {
			t.Errorf("%s %q: %+v %v, want %d points", tt.c.Code, tt.value, got, fault, tt.points)
		}
	}
}

func TestReadMeasuredAndPoints(t *testing.T) {
	minutes := Criterion{Code: "M", Scale: ScaleMeasured, Max: 2, Unit: "min", Bands: []Band{{"5", 2}, {"10", 1}, {"", 0}}}
	grade := Criterion{Code: "G", Scale: ScaleGraded, Max: 4}
	if got, fault := minutes.Read(RawAnswer{Value: "7,50 min", Points: "1 pkt"}); fault != nil || got.Measured != "7.50" || got.Points != 1 {
		t.Errorf("%+v %v", got, fault)
	}
	if got, fault := grade.Read(RawAnswer{Points: "2"}); fault != nil || got.Points != 2 {
		t.Errorf("points alone answer a graded criterion: %+v %v", got, fault)
	}
	for _, raw := range []RawAnswer{{Value: "7", Points: "2"}, {Value: "7", Points: "dwa"}, {Points: "2"}} {
		if got, fault := minutes.Read(raw); fault == nil {
			t.Errorf("%+v was read as %+v", raw, got)
		}
	}
}

func TestReadNotApplicable(t *testing.T) {
	c := Criterion{Code: "G", Scale: ScaleGraded, Max: 4}
	for _, word := range []string{"n/d", "nd", "ND", "N/A", "nie dotyczy", "Nie  dotyczy"} {
		if got, fault := c.Read(RawAnswer{Value: word}); fault != nil || got.NA != NADefault {
			t.Errorf("%q: %+v %v", word, got, fault)
		}
	}
	if got, _ := c.Read(RawAnswer{NA: true, Reason: NACondition}); got.NA != NACondition {
		t.Errorf("the reason is lost: %+v", got)
	}
	if got, _ := c.Read(RawAnswer{Points: "n/d"}); got.NA != NADefault {
		t.Errorf("n/d in the column of points: %+v", got)
	}
	if got, _ := c.Read(RawAnswer{NA: true, Reason: "bo tak"}); got.NA != NADefault {
		t.Errorf("an unknown reason was kept: %+v", got)
	}
	for _, word := range []string{"nie", "brak", "", "-", "n"} {
		if SaysNotApplicable(word) {
			t.Errorf("%q is no N/A", word)
		}
	}
}

func TestNameIn(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Obsługiwała mnie Anna.", "Anna"},
		{"Rozmowa z Markiem trwała długo.", "Markiem"},
		{"Poproszono Pawła o pomoc.", "Pawła"},
		{"Zapytano Ewę.", "Ewę"},
		{"Katarzynie brakowało druku.", "Katarzynie"},
		{"Odesłano do pana Wójcika", "Wójcika"},
		{"Pani Nowak wyszła.", "Nowak"},
		{"Pan Jerzy", "Jerzy"},
		{"Rozmowa z Wojciechem i Zofią.", "Wojciechem"},
		{"", ""},
		{"Pracownik nie znał opłaty. Odesłał do BIP.", ""},
		{"Pani w okienku powiedziała, że PUP jest zamknięty.", ""},
		{"Ani razu nie zapytano. Ewentualnie jutro.", ""},
		{"Pani BIP nie zna.", ""},
		{"Urząd Gminy w Krakowie, ul. Długa 3", ""},
		{"anna pisana małą literą", ""},
	}
	for _, tt := range tests {
		if got := NameIn(tt.text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
