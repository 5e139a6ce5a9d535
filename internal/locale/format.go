package locale

import (
	"math"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// Number writes a published number: „87,42”, in English "87.42".
func (c *Catalogue) Number(h contest.Hundredths) string { return c.numeral(polish.Number(h)) }

// Percent writes hundredths of a percent: „87,5%”, in English "87.5%".
func (c *Catalogue) Percent(h contest.Hundredths) string { return c.numeral(polish.Percent(h)) }

// Integer writes a whole number: „50 000”, in English "50,000".
func (c *Catalogue) Integer(n int) string { return c.numeral(polish.Integer(n)) }

// Decimal writes a number with so many decimals: „84,1”, below 0 with a minus sign.
func (c *Catalogue) Decimal(x float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	if x < 0 && strings.Trim(s, "0.") != "" {
		s = "−" + s
	}
	return strings.Replace(s, ".", c.comma(), 1)
}

// Date writes a day as letters do: „17 września 2025 r.”, "17 September 2025".
func (c *Catalogue) Date(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case c.lang == Polish:
		return polish.Date(t)
	}
	return strconv.Itoa(t.Day()) + polish.NBSP + t.Format("January 2006")
}

// DateShort writes a day as tables do: 17.09.2025, "2025-09-17".
func (c *Catalogue) DateShort(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case c.lang == Polish:
		return polish.DateShort(t)
	}
	return t.Format("2006-01-02")
}

// numeral turns a Polish numeral into one of the language.
func (c *Catalogue) numeral(s string) string {
	if c.lang == Polish {
		return s
	}
	return strings.NewReplacer(",", ".", polish.NBSP, ",").Replace(s)
}

// comma is the decimal sign.
func (c *Catalogue) comma() string {
	if c.lang == Polish {
		return ","
	}
	return "."
}

// Ordinal writes an ordinal number in figures: „1.”, in English "1".
func (c *Catalogue) Ordinal(n int) string {
	if c.lang == Polish {
		return polish.Ordinal(n)
	}
	return strconv.Itoa(n)
}
