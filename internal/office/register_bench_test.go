package office

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// crowd writes n invented institutions into a new file, without their images in the
// history.
func crowd(b testing.TB, n int) (*Office, contest.Edition) {
	b.Helper()
	o, ed := newOffice(b)
	kinds := []string{"Gmina", "Miasto", "Miejska Biblioteka Publiczna w", "Powiat", "Spółdzielnia Mieszkaniowa „Źródlana”", "Zakład Wodociągów w"}
	towns := []string{"Brzozówek", "Jesionowo", "Łąkowo", "Dębowiec", "Sowobród", "Miodowola", "Żurawno", "Ćwiklin"}
	voivodeships := []string{"mazowieckie", "łódzkie", "śląskie", "opolskie"}
	all := make([]contest.Institution, n)
	for i := range all {
		town := towns[i/7%len(towns)]
		all[i] = contest.Institution{
			Code: contest.InstitutionCode(i + 1), Name: kinds[i%len(kinds)] + " " + town + " " + strconv.Itoa(i), OfficeName: "Urząd " + town,
			Category: contest.CategoryOffice, Voivodeship: voivodeships[i%4], County: "powiat " + strconv.Itoa(i%380), TERYT: fmt.Sprintf("14%05d", i%100000),
			NIP: fmt.Sprintf("%010d", 6120000000+i), REGON: fmt.Sprintf("%09d", 100000000+i), Phone: fmt.Sprintf("+48 22 %03d %02d %02d", i/10000, i/100%100, i%100),
			Email: "urzad" + strconv.Itoa(i) + "@example.pl", Address: contest.Address{Place: town, PostCode: "05-135", Street: "ul. Główna", Number: strconv.Itoa(i % 90)},
		}
	}
	if _, err := o.write(context.Background(), store.Step{Action: "create_sample"}, func(tx *store.Tx) error {
		_, err := tx.InsertInstitutions(all)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	return o, ed
}

// BenchmarkRegister: 100,000 institutions read into memory, and what they take there.
func BenchmarkRegister(b *testing.B) {
	o, _ := crowd(b, 100_000)
	var before, after runtime.MemStats
	for b.Loop() {
		o.register.now = nil
		runtime.GC()
		runtime.ReadMemStats(&before)
		if _, err := o.registered(context.Background()); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
}

// BenchmarkKeyPress: a key press among 100,000 institutions: all hits in order, exactly
// counted, as the table asks for them and as Ctrl+K does.
func BenchmarkKeyPress(b *testing.B) {
	o, ed := crowd(b, 100_000)
	ctx := context.Background()
	queries := []string{
		"g", "gm", "gmi", "łąk", "lak 12", "zrodlana brz", "biblioteka jesion", "9999", "w", "żu", "spol miod", "zzz", "a", "612-000-12-34", "22 001 02 03",
	}
	run := func(name string, ask func(query string) error) {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for n := 0; b.Loop(); n++ {
				start := time.Now()
				if err := ask(queries[n%len(queries)]); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			for name, at := range map[string]int{"p50-ms": len(times) / 2, "p95-ms": len(times) * 95 / 100, "max-ms": len(times) - 1} {
				b.ReportMetric(float64(times[at].Microseconds())/1000, name)
			}
		})
	}
	list := func(q InstitutionQuery) func(string) error {
		return func(text string) error {
			q.Text = text
			_, err := o.FindInstitutions(ctx, q)
			return err
		}
	}
	for _, q := range []InstitutionQuery{{}, {Sort: "place"}, {Voivodeships: []string{"śląskie"}, Email: With}} {
		if err := list(q)(""); err != nil {
			b.Fatal(err)
		}
	}
	run("list", list(InstitutionQuery{}))
	run("sorted", list(InstitutionQuery{Sort: "place", Descending: true}))
	run("filtered", list(InstitutionQuery{Voivodeships: []string{"śląskie"}, Email: With}))
	run("everything", func(text string) error {
		_, err := o.SearchEverything(ctx, ed, text, 8)
		return err
	})
	run("page", func(string) error {
		ids := make([]int64, 100)
		for i := range ids {
			ids[i] = int64(len(ids)*37 + i)
		}
		_, err := o.InstitutionRows(ctx, ids)
		return err
	})
}

// BenchmarkRegisterPatch: one institution changed among 100,000.
func BenchmarkRegisterPatch(b *testing.B) {
	o, _ := crowd(b, 100_000)
	ctx := context.Background()
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		d, err := o.InstitutionDetail(ctx, 500)
		if err != nil {
			b.Fatal(err)
		}
		now := d.Institution
		now.Name = "Gmina Nowa " + strconv.Itoa(n)
		if _, err := o.SaveInstitution(ctx, d.Institution, now); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := o.registered(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInstitutionHistory: one record's changes where 100,000 were imported.
func BenchmarkInstitutionHistory(b *testing.B) {
	o, _ := crowd(b, 100_000)
	for b.Loop() {
		changes, err := o.InstitutionHistory(context.Background(), 50_000)
		if err != nil || len(changes) != 1 {
			b.Fatal(len(changes), err)
		}
	}
}

// BenchmarkListPreview: another mapping of a long list, looked at.
func BenchmarkListPreview(b *testing.B) {
	o, _ := newOffice(b)
	var text strings.Builder
	text.WriteString("Nazwa;Miejscowość;NIP;E-mail\n")
	for i := range 50_000 {
		fmt.Fprintf(&text, "Gmina Nr %d;Brzozówek;%010d;u%d@example.pl\n", i, 6120000000+i, i)
	}
	l, err := o.ReadList(context.Background(), write(b, "lista.csv", text.String()))
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		field := []string{"", "place"}[n%2]
		if _, err := o.ReadListAgain(context.Background(), l, l.Mapped(ColumnWord{1, field})); err != nil {
			b.Fatal(err)
		}
	}
}
