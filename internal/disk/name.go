package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"biurolidera/internal/polish"
)

// Limits of a safe name in bytes: the whole, and the identifier's part of it.
const (
	maxName = 120
	maxID   = 48
	maxExt  = 8
)

// emptyName stands where nothing of a name is left.
const emptyName = "dokument"

// plainID is an identifier as the program makes them: capitals and figures with
// strokes or with hyphens (LZM/2025/014, 2025-W-0031).
var plainID = regexp.MustCompile(`^[A-Z0-9]+((/[A-Z0-9]+)*|(-[A-Z0-9]+)*)$`)

// reserved are names Windows gives to devices, with any extension.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin|conout|com[0-9]|lpt[0-9])$`)

// SafeName makes a file name from an identifier, a text and an extension:
// SafeName("LZM/2025/014", "Gmina Wieliszew", ".pdf") is
// "LZM-2025-014_Gmina Wieliszew.pdf". The same on every system: NFC; letters,
// digits, "-", "_" and blanks alone; at most 120 bytes, cut between characters;
// never a device's name, never hidden, never ending in a blank or a dot
// (reliability.md B7).
//
// Different identifiers give different names, also where case does not count:
// one that is not as the program makes them carries a short hash of itself. A
// stroke and a hyphen between the parts of an identifier are taken for the same.
// Applied to its own result (without identifier) it changes nothing.
func SafeName(id, name, ext string) string {
	ext = safeExt(ext)
	head := safeID(id)
	tail := clean(name)
	room := maxName - len(ext)
	base := tail
	if head != "" {
		base = head
		if tail != "" {
			base += "_" + tail
		}
	}
	base = trim(cut(base, room))
	if base == "" {
		base = emptyName
	}
	if reserved.MatchString(base) {
		base = "_" + base
	}
	return base + ext
}

// AttachmentName makes the plain ASCII name an attachment to a letter has:
// AttachmentName("LZM/2025/014", "raport", ".pdf") is "LZM-2025-014_raport.pdf"
// (domain.md §3.4).
func AttachmentName(id, kind, ext string) string {
	ascii := strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return r
	}, polish.Fold(kind))
	return SafeName(polishASCII(id), strings.ReplaceAll(clean(ascii), " ", "-"), ext)
}

// polishASCII keeps an identifier that is plain already and folds any other.
func polishASCII(id string) string {
	if id == "" || plainID.MatchString(id) {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return "X" + strings.ToUpper(hex.EncodeToString(sum[:5]))
}

// safeID makes the identifier's part: no blank and no "_" in it, so that the
// first "_" of a name ends it.
func safeID(id string) string {
	if id == "" {
		return ""
	}
	if plainID.MatchString(id) && len(id) <= maxID && !reserved.MatchString(id) {
		return strings.ReplaceAll(id, "/", "-")
	}
	sum := sha256.Sum256([]byte(id))
	mark := "x" + hex.EncodeToString(sum[:6])
	part := strings.NewReplacer("_", "-", " ", "-").Replace(clean(strings.ReplaceAll(id, "/", "-")))
	part = strings.Trim(cut(part, maxID), "- ")
	if part == "" {
		return mark
	}
	return part + "-" + mark
}

// safeExt keeps a short extension of ASCII letters and digits, with its dot.
func safeExt(ext string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(ext) {
		if (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') && b.Len() < maxExt {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "." + b.String()
}

// clean keeps letters, digits, "-", "_" and single blanks; a stroke or a colon
// becomes a hyphen, white space a blank, the rest goes.
func clean(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case r == '/' || r == '\\' || r == ':' || r == '–' || r == '—':
			r = '-'
		case r == utf8.RuneError || r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	// Marks between letters may be gone, so that letters now compose.
	return trim(norm.NFC.String(b.String()))
}

// trim takes hyphens and blanks off the ends: a name like "-rf" is an option.
func trim(s string) string { return strings.TrimRight(strings.TrimLeft(s, "- "), "- ") }

// cut shortens s to at most n bytes, between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
