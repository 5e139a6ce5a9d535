package contest

import "strings"

// The parsers of this room read an identifier as offices write it and give its one
// normal form. Their rules (domain.md §2):
//
//   - nothing written: "", true;
//   - read, and its checksum or form is right: value, true;
//   - read, but the checksum or form is wrong: value, false. It is kept and warned of,
//     since the registers themselves hold such numbers (00051424200011);
//   - unusable: "", false. The caller says in a finding what was written, so that it
//     is not lost.
//
// Feeding a value back gives the same value.

// ParseNIP reads a tax number: "612-000-98-05", "PL6120009805" → "6120009805".
func ParseNIP(written string) (nip string, ok bool) {
	digits, plain := bareDigits(written, "nip", "pl")
	switch {
	case digits == "" && plain:
		return "", true
	case !plain || len(digits) != 10 || filler(digits):
		return "", false
	}
	return digits, checkDigit(digits[:9], []int{6, 5, 7, 2, 3, 4, 5, 6, 7}) == int(digits[9]-'0')
}

// ParseREGON reads a statistical number of 9 or 14 digits. Leading zeros that a
// spreadsheet dropped come back where the checksum agrees; 14 digits that end with
// five zeros name the entity itself and become its 9.
func ParseREGON(written string) (regon string, ok bool) {
	digits, plain := bareDigits(written, "regon")
	if digits == "" && plain {
		return "", true
	}
	if !plain || len(digits) < 5 || len(digits) > 14 || filler(digits) {
		return "", false
	}
	if n := len(digits); n != 9 && n != 14 {
		full := 9
		if n > 9 {
			full = 14
		}
		digits = strings.Repeat("0", full-n) + digits
		if !regonSum(digits) {
			return "", false
		}
	}
	ok = regonSum(digits)
	if len(digits) == 14 && strings.HasSuffix(digits, "00000") {
		digits = digits[:9]
		ok = regonSum(digits)
	}
	return digits, ok
}

// regonSum checks 9 digits, or 14 whose first 9 must be right too.
func regonSum(d string) bool {
	if checkDigit(d[:8], []int{8, 9, 2, 3, 4, 5, 6, 7})%10 != int(d[8]-'0') {
		return false
	}
	return len(d) == 9 || checkDigit(d[:13], []int{2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8})%10 == int(d[13]-'0')
}

// ParseKRS reads a court register number: 10 digits, leading zeros restored; it has
// no checksum.
func ParseKRS(written string) (krs string, ok bool) {
	digits, plain := bareDigits(written, "nr", "krs")
	switch {
	case digits == "" && plain:
		return "", true
	case !plain || len(digits) < 4 || len(digits) > 10 || filler(digits):
		return "", false
	}
	return strings.Repeat("0", 10-len(digits)) + digits, true
}

// checkDigit is the weighted sum modulo 11; 10 is no digit and so never equals one.
func checkDigit(digits string, weights []int) int {
	sum := 0
	for i, w := range weights {
		sum += w * int(digits[i]-'0')
	}
	return sum % 11
}

// filler tells whether a number is one digit over and over: "0000000000" passes the
// checksum and is nobody's.
func filler(digits string) bool {
	return strings.Count(digits, digits[:1]) == len(digits)
}

// bareDigits takes blanks, separators and the given words off a written number.
// plain is false where anything but digits is left.
func bareDigits(written string, words ...string) (digits string, plain bool) {
	s := strings.ToLower(written)
	for _, w := range words {
		s = strings.ReplaceAll(s, w, "")
	}
	var b strings.Builder
	plain = true
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" -.:/'’\"_–—\u00a0\u202f\t\n\r\u200b\ufeff", r):
		default:
			plain = false
		}
	}
	return b.String(), plain
}

// ParsePostCode reads a post code: "59700", "59 - 700", "PL-59-700" → "59-700". What
// stands behind it in the same cell („59-700 Bolesławiec”) is given as rest. A code
// whose leading zeros are lost ("2595") is restored and not ok: it is a guess.
func ParsePostCode(written string) (code, rest string, ok bool) {
	s := strings.Join(strings.Fields(written), " ")
	if s == "" {
		return "", "", true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "PL"), "pl"), "-")
	s = strings.TrimLeft(s, " ")
	digits, end := leadingCode(s)
	switch {
	case len(digits) == 5:
		return digits[:2] + "-" + digits[2:], strings.TrimLeft(s[end:], " ,;"), true
	case len(digits) >= 3 && len(digits) < 5 && end == len(s) && !strings.Contains(s, "-"):
		digits = strings.Repeat("0", 5-len(digits)) + digits
		return digits[:2] + "-" + digits[2:], "", false
	}
	return "", s, false
}

// leadingCode gives the digits a text begins with, across one dash and blanks after
// the second of them, and where they end.
func leadingCode(s string) (digits string, end int) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
			end = i + 1
		case strings.ContainsRune("-–—‑ ", r) && b.Len() == 2:
		default:
			return b.String(), end
		}
	}
	return b.String(), end
}

// ParseCount reads a number of people or places: "37 055", "37055,0", „ok. 120” is
// not one. ok is false where it is none; nothing written is 0, true.
func ParseCount(written string) (n int, ok bool) {
	s := strings.Join(strings.Fields(written), "")
	for _, end := range []string{",0", ",00", ".0", ".00"} {
		s = strings.TrimSuffix(s, end)
	}
	if s == "" {
		return 0, true
	}
	if parts := strings.Split(s, "."); len(parts) > 1 && thousands(parts) {
		s = strings.Join(parts, "")
	}
	if len(s) > 9 {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// thousands tells whether dots stand between groups of three digits.
func thousands(parts []string) bool {
	if n := len(parts[0]); n < 1 || n > 3 {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// Findings are the remarks about the identifiers of a kept institution: none of them
// blocks (domain.md §2).
func (i Institution) Findings() []Finding {
	var found []Finding
	for _, c := range []struct {
		field, value, code string
		parse              func(string) (string, bool)
	}{
		{"nip", i.NIP, "nip_checksum", ParseNIP},
		{"regon", i.REGON, "regon_checksum", ParseREGON},
		{"krs", i.KRS, "krs_form", ParseKRS},
		{"teryt", i.TERYT, "teryt_form", func(s string) (string, bool) { return ParseTERYT(s, TERYTHint{Kind: i.Kind}) }},
		{"edelivery", i.EDelivery, "edelivery_form", ParseADE},
		{"epuap", i.EPUAP, "epuap_form", ParseEPUAP},
	} {
		if _, ok := c.parse(c.value); !ok {
			found = append(found, Warn(c.code, "value", c.value).AtRow("", 0, c.field))
		}
	}
	return found
}
