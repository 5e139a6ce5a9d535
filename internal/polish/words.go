package polish

import (
	"fmt"
	"strings"
)

var (
	units = [...]string{
		"", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć",
		"dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście",
		"siedemnaście", "osiemnaście", "dziewiętnaście",
	}
	tens = [...]string{
		"", "", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt",
		"siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
	}
	hundreds = [...]string{
		"", "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset",
		"osiemset", "dziewięćset",
	}
	// one, few and many of each power of a thousand.
	powers = [...][3]string{
		{},
		{"tysiąc", "tysiące", "tysięcy"},
		{"milion", "miliony", "milionów"},
		{"miliard", "miliardy", "miliardów"},
		{"bilion", "biliony", "bilionów"},
		{"biliard", "biliardy", "biliardów"},
		{"trylion", "tryliony", "trylionów"},
	}
)

// InWords writes a whole number in masculine words: „cztery tysiące osiemset”.
func InWords(n int64) string {
	if n == 0 {
		return "zero"
	}
	var words []string
	rest := uint64(n)
	if n < 0 {
		rest = uint64(-n)
		words = append(words, "minus")
	}
	var parts [][]string
	for p := 0; rest > 0; p, rest = p+1, rest/1000 {
		if v := int(rest % 1000); v > 0 {
			parts = append(parts, thousand(v, p))
		}
	}
	for i := len(parts) - 1; i >= 0; i-- {
		words = append(words, parts[i]...)
	}
	return strings.Join(words, " ")
}

// thousand writes 1..999 with the name of its power.
func thousand(v, power int) []string {
	var w []string
	add := func(s string) {
		if s != "" {
			w = append(w, s)
		}
	}
	add(hundreds[v/100])
	if r := v % 100; r < 20 {
		add(units[r])
	} else {
		add(tens[r/10])
		add(units[r%10])
	}
	if power > 0 {
		add(Pick(v, powers[power][0], powers[power][1], powers[power][2]))
	}
	return w
}

// AmountInWords writes grosze as a payment form does: „cztery tysiące osiemset
// złotych 00/100” (domain.md §3.5).
func AmountInWords(grosze int64) string {
	zloty, rest := grosze/100, grosze%100
	minus := ""
	if grosze < 0 {
		rest = -rest
		if zloty == 0 {
			minus = "minus "
		}
	}
	// Only the last three digits decide the noun, and they fit an int anywhere.
	noun := "złotych"
	switch {
	case zloty == 1 || zloty == -1:
		noun = "złoty"
	case Plural(int(zloty%1000)) == Few:
		noun = "złote"
	}
	return fmt.Sprintf("%s%s %s %02d/100", minus, InWords(zloty), noun, rest)
}

// romanSteps are the values a Roman numeral is put together from, the largest
// first.
var romanSteps = []struct {
	value int
	sign  string
}{
	{1000, "M"},
	{900, "CM"},
	{500, "D"},
	{400, "CD"},
	{100, "C"},
	{90, "XC"},
	{50, "L"},
	{40, "XL"},
	{10, "X"},
	{9, "IX"},
	{5, "V"},
	{4, "IV"},
	{1, "I"},
}

// Roman writes 1..3999 as a Roman numeral, as editions are numbered: „II edycja”.
// Other numbers come in figures.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return fmt.Sprint(n)
	}
	var b strings.Builder
	for _, s := range romanSteps {
		for n >= s.value {
			b.WriteString(s.sign)
			n -= s.value
		}
	}
	return b.String()
}

// ParseRoman reads a Roman numeral in its usual form only: "IV", not "IIII".
func ParseRoman(s string) (n int, ok bool) {
	rest := s
	for _, step := range romanSteps {
		for strings.HasPrefix(rest, step.sign) {
			n += step.value
			rest = rest[len(step.sign):]
			if n > 3999 {
				return 0, false
			}
		}
	}
	if n == 0 || rest != "" || Roman(n) != s {
		return 0, false
	}
	return n, true
}
