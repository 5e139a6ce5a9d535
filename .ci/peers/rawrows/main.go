// Command rawrows reads a spreadsheet's rows with excelize and does nothing with
// them: the yardstick for an import.
//
//	rawrows FILE.xlsx
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/xuri/excelize/v2"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("rawrows FILE.xlsx")
	}
	f, err := excelize.OpenFile(os.Args[1], excelize.Options{RawCellValue: true})
	if err != nil {
		log.Fatal(err)
	}
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		log.Fatal(err)
	}
	n, cells := 0, 0
	for rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			log.Fatal(err)
		}
		n, cells = n+1, cells+len(columns)
	}
	if err := rows.Error(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(n, cells)
}
