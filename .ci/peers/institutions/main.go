// Command institutions writes a spreadsheet of invented institutions, as offices
// send them: fifteen columns, with the tax and statistical numbers' check digits.
//
//	institutions N OUT.xlsx
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/polish"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("institutions N OUT.xlsx")
	}
	n, err := strconv.Atoi(os.Args[1])
	if err == nil {
		err = write(n, os.Args[2])
	}
	if err != nil {
		log.Fatal(err)
	}
}

// write makes the file cell by cell, so that it has a table of common strings, as
// spreadsheet programs write it.
func write(n int, out string) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Instytucje"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	head := []any{
		"Nazwa", "Rodzaj jednostki", "Kategoria", "Województwo", "Powiat", "Gmina", "NIP", "REGON", "Ulica", "Numer domu",
		"Kod pocztowy", "Miejscowość", "Telefon", "E-mail", "Strona internetowa",
	}
	if err := f.SetSheetRow(sheet, "A1", &head); err != nil {
		return err
	}
	for i := range n {
		row := institution(i)
		if err := f.SetSheetRow(sheet, "A"+strconv.Itoa(i+2), &row); err != nil {
			return err
		}
	}
	return f.SaveAs(out)
}

var (
	kinds      = []string{"Gmina", "Miejska Biblioteka Publiczna", "Gminny Ośrodek Kultury", "Zakład Wodociągów i Kanalizacji", "Spółdzielnia Mieszkaniowa"}
	categories = []string{"Urzędy", "Biblioteki", "Ośrodki kultury", "Spółki komunalne", "Spółdzielnie mieszkaniowe"}
	regions    = []string{"mazowieckie", "małopolskie", "śląskie", "wielkopolskie", "łódzkie", "świętokrzyskie"}
	starts     = []string{"Brzo", "Jesio", "Łąko", "Dębo", "Sowo", "Miodo", "Żura", "Ćwi", "Źródło", "Kalino", "Wierzbo", "Mali", "Jago", "Grzybo", "Lesz", "Pola"}
	middles    = []string{"wi", "no", "li", "za", "ry", "mi", "so", "do", "ka", "ni"}
	ends       = []string{"ce", "wo", "ówek", "na", "grób", "ów", "nica", "bród", "pole", "ska"}
	streets    = []string{"Rynek", "Kościuszki", "3 Maja", "Łąkowa", "Świętojańska", "Plac Wolności"}
)

func institution(i int) []any {
	at := func(list []string, n int) string { return list[n%len(list)] }
	town := at(starts, i/5) + at(middles, i/80) + at(middles, i/800) + at(ends, i/8000)
	county := at(starts, i/400) + at(ends, i/97) + " powiat"
	host := polish.Fold(town) + strconv.Itoa(i)
	return []any{
		at(kinds, i) + " " + town + " nr " + strconv.Itoa(i+1), at(kinds, i), at(categories, i), at(regions, i/9), county, town,
		nip(i), regon(i), at(streets, i/3), strconv.Itoa(i%180 + 1), fmt.Sprintf("%02d-%03d", i/1000%90+10, i%1000),
		town, fmt.Sprintf("22 %03d %02d %02d", i/10000+200, i/100%100, i%100), "biuro@" + host + ".example", "https://www." + host + ".example",
	}
}

// nip makes the i-th tax number whose check digit exists.
func nip(i int) string {
	for n := 100_000_000 + i*7919%400_000_000; ; n += 400_000_000 {
		digits := fmt.Sprintf("%09d", n%1_000_000_000)
		if c := sum(digits, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11; c < 10 {
			return digits + strconv.Itoa(c)
		}
		n++
	}
}

func regon(i int) string {
	digits := fmt.Sprintf("%08d", 10_000_000+i*17)
	return digits + strconv.Itoa(sum(digits, 8, 9, 2, 3, 4, 5, 6, 7)%11%10)
}

func sum(digits string, weights ...int) (s int) {
	for i, w := range weights {
		s += int(digits[i]-'0') * w
	}
	return s
}
