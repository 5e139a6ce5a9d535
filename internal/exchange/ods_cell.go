package exchange

import (
	"fmt"
	"strings"
	"time"
)

// odsTrouble is what is wrong with a cell.
type odsTrouble uint8

const (
	odsFine odsTrouble = iota
	odsError
	odsFormulaEmpty
)

// odsCell is one cell as its attributes and paragraphs say it.
type odsCell struct {
	kind       string // of the value: "float", "date" …
	raw        string // the value as the file keeps it
	failed     bool   // an error value
	formula    bool
	covered    bool // lies under a merged cell
	repeat     int
	spanCols   int
	spanRows   int
	text       []byte
	paragraph  bool // a paragraph is open
	paragraphs int
}

// begin reads a cell's attributes. The type may be said twice, by ODF and by
// LibreOffice's extension; an error is known by the latter alone.
func (c *odsCell) begin(s *xmlScanner, covered bool) {
	*c = odsCell{covered: covered, repeat: 1, spanCols: 1, spanRows: 1, text: c.text[:0]}
	for rest := s.attrs; ; {
		key, value, more, ok := nextAttr(rest)
		if !ok {
			return
		}
		rest = more
		switch string(localName(key)) {
		case "value-type":
			if string(value) == "error" {
				c.failed = true
			} else if c.kind == "" {
				c.kind = string(value)
			}
		case "value", "date-value", "time-value", "boolean-value":
			c.raw = string(value)
		case "formula":
			c.formula = true
		case "number-columns-repeated":
			c.repeat = clampCount(value, 1<<20)
		case "number-columns-spanned":
			c.spanCols = clampCount(value, 1<<14)
		case "number-rows-spanned":
			c.spanRows = clampCount(value, 1<<20)
		}
	}
}

// clampCount reads a repetition or span: at least 1, at most what a spreadsheet has.
func clampCount(value []byte, most int) int { return max(1, min(xmlInt(value), most)) }

// value gives the cell's text and what is wrong with it.
func (c *odsCell) value() (string, odsTrouble) {
	shown := ""
	if len(c.text) > 0 {
		shown = CleanCell(string(c.text))
	}
	switch {
	case c.covered:
		return "", odsFine
	case c.failed, cellErrors[shown] && c.formula:
		return shown, odsError
	case c.kind == "" && shown == "" && c.formula:
		return "", odsFormulaEmpty
	}
	switch c.kind {
	case "float", "percentage", "currency":
		return c.number(shown), odsFine
	case "date":
		return isoText(c.raw), odsFine
	case "time":
		return durationText(c.raw), odsFine
	case "boolean":
		return boolText(c.raw == "true"), odsFine
	}
	return shown, odsFine
}

var withoutSigns = strings.NewReplacer("-", "", " ", "")

// number gives a number as it is kept; where the worksheet shows it filled up with
// zeros (01-234), as it is shown.
func (c *odsCell) number(shown string) string {
	kept := rawNumberText([]byte(c.raw))
	if strings.HasPrefix(shown, "0") && strings.Trim(shown, "0123456789- ") == "" {
		digits := withoutSigns.Replace(shown)
		if len(digits) > 1 && strings.TrimLeft(digits, "0") == strings.TrimLeft(kept, "0") {
			return shown
		}
	}
	return kept
}

// durationText writes PT10H30M00S as 10:30:00.
func durationText(iso string) string {
	t := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(iso), "PT"))
	d, err := time.ParseDuration(strings.Replace(t, ",", ".", 1))
	if err != nil || d < 0 {
		return CleanCell(iso)
	}
	s := int64(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}
