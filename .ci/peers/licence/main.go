// Command licence makes the real Quality Licence of each of the benchmark's
// records, all in one file.
//
//	licence INPUT OUT.pdf
package main

import (
	"log"
	"os"
	"strings"
	"time"

	"biurolidera/.ci/peers/page"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/licence"
	"biurolidera/internal/drawing"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("licence INPUT OUT.pdf")
	}
	if err := licences(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func licences(input, out string) error {
	p, _, err := page.Load(input)
	if err != nil {
		return err
	}
	batch := drawing.NewBatch(drawing.Info{Title: "Licencje"}, 0, func(_ int, pdf []byte) error {
		return disk.WriteAtomic(out, pdf, 0o644)
	})
	from := time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC)
	for _, r := range p.Records {
		sheet, err := licence.Layout(licence.Data{
			Contest: "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”", Edition: "II edycja",
			Name: r.Lines[4], Category: strings.TrimPrefix(r.Lines[5], "w kategorii: "), Number: strings.TrimPrefix(r.Lines[2], "Nr "), Verify: r.Code,
			ValidFrom: from, ValidTo: from.AddDate(1, 0, -1), Place: "Kraków", IssuedOn: from,
			Signatory: "Żaneta Ćwiąkała-Łęgowska", Function: "Przewodnicząca kapituły",
		})
		if err != nil {
			return err
		}
		if err := batch.Add(*sheet); err != nil {
			return err
		}
	}
	_, err = batch.Close()
	return err
}
