package polish

import (
	"math/big"
	"strconv"
	"strings"
)

// Whole is any whole-number type, such as contest.Hundredths.
type Whole interface{ ~int | ~int32 | ~int64 }

// Number writes hundredths with a decimal comma and no-break spaces between
// thousands: 8742 is „87,42”, 123456 is „1 234,56”.
func Number[T Whole](hundredths T) string {
	sign, whole, cents := split(int64(hundredths))
	if sign != "" {
		sign = "−"
	}
	return sign + group(whole) + "," + cents
}

// Dotted writes hundredths as files and machines read them: 8742 is "87.42".
func Dotted[T Whole](hundredths T) string {
	sign, whole, cents := split(int64(hundredths))
	return sign + whole + "." + cents
}

// Percent writes hundredths of a percent without needless zeros and, as Polish
// wants, without a space: 8750 is „87,5%”, 8700 „87%”.
func Percent[T Whole](hundredths T) string {
	s := strings.TrimRight(Number(hundredths), "0")
	return strings.TrimSuffix(s, ",") + "%"
}

// Integer writes a whole number with no-break spaces between thousands: „50 000”.
func Integer[T Whole](n T) string {
	s := strconv.FormatInt(int64(n), 10)
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "−" + group(rest)
	}
	return group(s)
}

// Money writes grosze as an amount: 480000 is „4 800,00 zł”.
func Money[T Whole](grosze T) string { return Number(grosze) + NBSP + "zł" }

// Ordinal writes an ordinal number in figures, which Polish ends with a full
// stop: „1.”. A Roman numeral takes none.
func Ordinal(n int) string { return strconv.Itoa(n) + "." }

// split takes hundredths apart into sign, whole digits and two digits of cents.
func split(v int64) (sign, whole, cents string) {
	s := strconv.FormatInt(v, 10)
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	for len(s) < 3 {
		s = "0" + s
	}
	return sign, s[:len(s)-2], s[len(s)-2:]
}

// group puts no-break spaces between thousands.
func group(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(NBSP)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// maxNumberLength bounds what ParseNumber looks at, in bytes.
const maxNumberLength = 60

// ParseNumber reads a number as people in offices write it, exactly: "87,42",
// "87.42", "1 234,5" with blanks or no-break spaces between thousands, "1.234,56",
// "1,234.56", a sign before it. Where only one comma or dot stands, it is the
// decimal one. ok is false for anything else: exponents, units, words.
func ParseNumber(s string) (v *big.Rat, ok bool) {
	plain, ok := plainNumber(s)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(plain)
}

// ParseHundredths reads a number of at most two decimals as whole hundredths:
// "87,42" is 8742. A third decimal other than zero is refused: a score is never
// rounded on the way in.
func ParseHundredths(s string) (hundredths int64, ok bool) {
	r, ok := ParseNumber(s)
	if !ok {
		return 0, false
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// ParseInteger reads a whole number with or without thousands: "50 000".
func ParseInteger(s string) (n int64, ok bool) {
	r, ok := ParseNumber(s)
	if !ok || !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// plainNumber turns what was written into digits with at most one dot.
func plainNumber(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) == 0 || len(s) > maxNumberLength {
		return "", false
	}
	sign, s := cutSign(s)
	whole, decimals, hasDecimals := cutDecimals(s)
	digits, ok := ungroup(whole)
	if !ok || hasDecimals && !isDigits(decimals) {
		return "", false
	}
	if hasDecimals {
		return sign + digits + "." + decimals, true
	}
	return sign + digits, true
}

// cutSign takes the sign off: "-" for any minus, "" for none or a plus.
func cutSign(s string) (sign, rest string) {
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return "-", rest
		}
	}
	return "", strings.TrimPrefix(s, "+")
}

// cutDecimals splits at the decimal sign: the last comma or dot, unless it occurs
// again before (then it separates thousands).
func cutDecimals(s string) (whole, decimals string, has bool) {
	i := strings.LastIndexAny(s, ",.")
	if i < 0 || strings.Contains(s[:i], s[i:i+1]) {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// ungroup takes the separators of thousands out; they must be of one kind and
// stand before groups of three.
func ungroup(s string) (string, bool) {
	for _, sep := range []string{" ", NBSP, "\u202f", "\u2009", ".", ",", "'"} {
		if !strings.Contains(s, sep) {
			continue
		}
		groups := strings.Split(s, sep)
		for i, g := range groups {
			if !isDigits(g) || i > 0 && len(g) != 3 || len(g) > 3 {
				return "", false
			}
		}
		return strings.Join(groups, ""), true
	}
	return s, isDigits(s)
}

// isDigits tells whether s is one or more of the figures 0–9.
func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
