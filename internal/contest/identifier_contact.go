package contest

import (
	"slices"
	"strings"

	"biurolidera/internal/pattern"
)

// ParsePhone reads telephone numbers: the area code may stand in its own column, the
// extension too; several numbers may stand in one cell. They come as "+48 12 345 67 89"
// (landline) or "+48 601 623 243" (mobile, 800, 801), an extension as " wew. 12",
// several joined with "; " (domain.md §2). What is no whole number („112”, "8171478"
// without an area) is kept as written and not ok; a text without digits is unusable.
func ParsePhone(area, number, extension string) (phone string, ok bool) {
	area = strings.TrimLeft(onlyDigits(area), "0")
	var numbers []string
	ok = true
	for _, part := range splitPhones(number) {
		p, fine := onePhone(area, part)
		ok = ok && fine
		if p != "" && !slices.Contains(numbers, p) {
			numbers = append(numbers, p)
		}
	}
	if ext, fine := extensions(extension); len(numbers) > 0 {
		ok = ok && fine
		if ext != "" && !strings.Contains(numbers[0], phoneExtension) {
			numbers[0] += phoneExtension + ext
		}
	}
	return strings.Join(numbers, "; "), ok
}

const phoneExtension = " wew. "

var (
	phoneSplit    = pattern.New(`(?i)\s*(?:[;,|\n\r]+|\s(?:lub|oraz|albo|i|or)\s)\s*`)
	phoneExt      = pattern.New(`(?i)^(.*?\d)[\s,]*(?:wewn?(?:ętrzny|etrzny)?\.?|w\.|ext\.?|x|#)\s*:?\s*(\d[\d\s]*)$`)
	phoneLabel    = pattern.New(`(?i)^\s*(?:tel(?:efon)?|kom(?:órka|orka)?|nr|fax|faks|centrala|sekretariat)\b[\s.:/]*`)
	phoneDecimal  = pattern.New(`^(\d{7,11})[.,]0$`) // a number cell that went through another program
	phoneDigits   = pattern.New(`\d+`)
	extSeparators = pattern.New(`(?i)^(?:[\s,;./\\|:–-]|wew\S*|w\.|lub|oraz|albo|i)*$`)
	phoneChars    = pattern.New(`^[\d\s()+.\-–/\x{00a0}]*$`)
)

// extensions gives the numbers of an extension, joined with ", ".
func extensions(s string) (ext string, ok bool) {
	if strings.TrimSpace(s) == "" {
		return "", true
	}
	rest := phoneDigits.ReplaceAllString(" "+s+" ", "")
	return strings.Join(phoneDigits.FindAllString(s, -1), ", "), extSeparators.MatchString(rest)
}

// splitPhones cuts a cell with several numbers. A piece that is only an extension
// belongs to the number before it.
func splitPhones(cell string) []string {
	var parts []string
	for _, p := range phoneSplit.Split(cell, -1) {
		p = strings.Join(strings.Fields(p), " ")
		if p == "" {
			continue
		}
		d := len(onlyDigits(p))
		if n := len(parts); n > 0 && d > 0 && d < 5 && (phoneWord(p) == "wew" || strings.Contains(parts[n-1], phoneExtension)) {
			parts[n-1] += ", " + p
			continue
		}
		parts = append(parts, bySlash(p)...)
	}
	return parts
}

// phoneWord is the first word of a piece, folded roughly, to know „wew. 12”.
func phoneWord(p string) string {
	p = strings.ToLower(p)
	if strings.HasPrefix(p, "wew") || strings.HasPrefix(p, "w.") {
		return "wew"
	}
	return ""
}

// bySlash cuts "748171478/748171479" and "18 digits in a row", but not "(0-74)/8171478".
func bySlash(p string) []string {
	if a, b, found := strings.Cut(p, "/"); found && len(onlyDigits(a)) >= 7 && len(onlyDigits(b)) >= 7 {
		return append([]string{strings.TrimSpace(a)}, bySlash(strings.TrimSpace(b))...)
	}
	if d := onlyDigits(p); len(d) == 18 && phoneChars.MatchString(p) && !strings.Contains(p, "+") {
		return []string{d[:9], d[9:]}
	}
	return []string{p}
}

// onePhone normalises a single number.
func onePhone(area, written string) (phone string, ok bool) {
	s, ext := phoneDecimal.ReplaceAllString(phoneLabel.ReplaceAllString(written, ""), "$1"), ""
	if m := phoneExt.FindStringSubmatch(s); m != nil {
		s, ext = m[1], m[2]
	} else if a, b, found := strings.Cut(s, phoneExtension); found {
		s, ext = a, b
	}
	if ext, _ = extensions(ext); ext != "" {
		ext = phoneExtension + ext
	}
	d := onlyDigits(s)
	if d == "" {
		return "", false
	}
	foreign := strings.HasPrefix(strings.TrimSpace(s), "+") && !strings.HasPrefix(d, "48")
	if foreign {
		return strings.TrimSpace(s) + ext, phoneChars.MatchString(s) && len(d) >= 8 && len(d) <= 15
	}
	nine := national(area, d)
	if nine == "" || !phoneChars.MatchString(s) {
		return strings.TrimSpace(written), false
	}
	return "+48 " + groupPhone(nine) + ext, true
}

// national reduces digits to the nine of a Polish number, "" if they are not one.
func national(area, d string) string {
	switch {
	case len(d) == 13 && strings.HasPrefix(d, "0048"):
		d = d[4:]
	case len(d) == 11 && strings.HasPrefix(d, "48"):
		d = d[2:]
	case len(d) == 12 && strings.HasPrefix(d, "480"):
		d = d[3:]
	case len(d) == 10 && d[0] == '0':
		d = d[1:]
	case len(d) == 9-len(area):
		d = area + d
	}
	if len(d) != 9 || d[0] == '0' {
		return ""
	}
	return d
}

// groupPhone writes nine digits as people read them: landlines 2-3-2-2, mobile and
// service numbers 3-3-3.
func groupPhone(d string) string {
	switch d[:2] {
	case "45", "50", "51", "53", "57", "60", "66", "69", "70", "72", "73", "78", "79", "80", "88":
		return d[:3] + " " + d[3:6] + " " + d[6:]
	}
	return d[:2] + " " + d[2:5] + " " + d[5:7] + " " + d[7:]
}

var (
	emailForm  = pattern.New(`^[\p{L}\d.!#$%&'*+/=?^_{|}~-]+@[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?)+$`)
	emailAt    = pattern.New(`(?i)\s*[(\[{]\s*(?:at|małpa|malpa|@)\s*[)\]}]\s*`)
	emailLabel = pattern.New(`(?i)^(?:mailto:|e-?mail:?)`)
)

// ParseEmails reads the addresses of a cell, in small letters, joined with "; ". ok
// is false where something in it is none; the others are given all the same.
func ParseEmails(written string) (emails string, ok bool) {
	var found []string
	ok = true
	if strings.ContainsAny(written, "([{") {
		written = emailAt.ReplaceAllString(written, "@")
	}
	for _, p := range strings.FieldsFunc(written, func(r rune) bool {
		return strings.ContainsRune(";,|<>()\"„” \t\n\r\u00a0", r)
	}) {
		p = strings.Trim(emailLabel.ReplaceAllString(p, ""), ".:")
		if p == "" || strings.EqualFold(p, "lub") || strings.EqualFold(p, "oraz") {
			continue
		}
		p = strings.ToLower(p)
		switch {
		case !emailForm.MatchString(p) || len(p) > 254 || strings.Contains(p, ".."):
			ok = false
		case !slices.Contains(found, p):
			found = append(found, p)
		}
	}
	return strings.Join(found, "; "), ok
}

var (
	webForm   = pattern.New(`^(?:[a-z][a-z\d+.-]*://)?[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?)+(?::\d+)?(?:[/?#]\S*)?$`)
	webScheme = pattern.New(`(?i)^https?:?/{1,3}`)
)

// ParseWebsite reads the addresses of pages in a cell, kept as written but for the
// host's case, joined with "; ". A scheme alone ("http://") says nothing; other
// schemes than http and https are no pages.
func ParseWebsite(written string) (site string, ok bool) {
	var found []string
	ok = true
	for _, p := range strings.FieldsFunc(written, func(r rune) bool {
		return strings.ContainsRune(";|<>\"„” \t\n\r\u00a0", r)
	}) {
		p = strings.Trim(p, ",")
		scheme := ""
		if m := webScheme.FindString(p); m != "" {
			scheme, p = "http://", p[len(m):]
			if strings.HasPrefix(strings.ToLower(m), "https") {
				scheme = "https://"
			}
		}
		if p == "" {
			continue
		}
		p = scheme + lowerHost(p)
		switch {
		case !webForm.MatchString(p) || scheme == "" && strings.Contains(p, "://") || strings.Contains(p, "@"):
			ok = false
		case !slices.Contains(found, p):
			found = append(found, p)
		}
	}
	return strings.Join(found, "; "), ok
}

func lowerHost(p string) string {
	if i := strings.IndexAny(p, "/?#"); i >= 0 {
		return strings.ToLower(p[:i]) + p[i:]
	}
	return strings.ToLower(p)
}

var dashes = strings.NewReplacer("–", "-", "—", "-", "‑", "-")

var adeForm = pattern.New(`^AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}$`)

// ParseADE reads an address for electronic delivery (e-Doręczenia):
// AE:PL-99999-99999-AAAAA-99. Only its form is checked; another is kept and not ok.
func ParseADE(written string) (ade string, ok bool) {
	s := strings.ToUpper(strings.Join(strings.Fields(written), ""))
	s = dashes.Replace(s)
	if s == "" {
		return "", true
	}
	if strings.HasPrefix(s, "PL-") {
		s = "AE:" + s
	}
	if !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	return s, adeForm.MatchString(s)
}

var epuapForm = pattern.New(`^/[\p{L}\d_.-]+/[\p{L}\d_.-]+$`)

// ParseEPUAP reads an ePUAP box: "/identifier/box". The label before it, blanks inside
// and a missing first slash are mended; case counts and stays.
func ParseEPUAP(written string) (box string, ok bool) {
	s := strings.Join(strings.Fields(written), "")
	if i := strings.LastIndex(s, ":"); i >= 0 && strings.HasPrefix(strings.ToLower(s), "epuap") {
		s = s[i+1:]
	}
	if s == "" {
		return "", true
	}
	if !strings.HasPrefix(s, "/") && strings.Contains(s, "/") {
		s = "/" + s
	}
	s = strings.TrimRight(s, "/")
	if !strings.HasPrefix(s, "/") || strings.Contains(s, "@") {
		return "", false
	}
	return s, epuapForm.MatchString(s)
}

func onlyDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
