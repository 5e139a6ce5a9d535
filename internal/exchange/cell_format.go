package exchange

import "strings"

// Number formats (ECMA-376, 18.8.30) have up to four sections between semicolons. What
// matters to a reader is little: does the format make a date, a time, a duration, or a
// number filled up with zeros of it; all else is how a number looks.

// styleOfFormat gives the meaning of a number format: code if the file defines it,
// else the built-in one of that id.
func styleOfFormat(id int, code string) numberStyle {
	if code != "" {
		return parseFormat(code)
	}
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return numberStyle{kind: numberDate}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56:
		return numberStyle{kind: numberTime}
	case id == 22:
		return numberStyle{kind: numberDateTime}
	case id == 46:
		return numberStyle{kind: numberElapsed}
	}
	return numberStyle{}
}

// formatMarks is what the first section of a number format contains.
type formatMarks struct {
	year, month, clock, seconds, elapsed bool
	zeros                                int
	other                                bool // placeholders that round, group or scale
	condition                            bool
	pattern                              strings.Builder
}

// parseFormat reads a format's first section, which is the one for positive numbers.
// "m" alone is a month, beside hours or seconds it is minutes; a digit placeholder
// outside a clock's fractions ("ss.000") makes the whole a number, not a date.
func parseFormat(code string) numberStyle {
	var m formatMarks
	m.scan(code)
	if m.other || m.zeros > 0 && !m.seconds {
		if !m.other && !m.condition && m.zeros > 1 && !m.year && !m.month && !m.clock {
			return numberStyle{kind: numberPadded, pattern: m.pattern.String()}
		}
		return numberStyle{}
	}
	date := m.year || m.month && !m.clock
	switch {
	case m.elapsed:
		return numberStyle{kind: numberElapsed}
	case date && m.clock:
		return numberStyle{kind: numberDateTime}
	case date:
		return numberStyle{kind: numberDate}
	case m.clock:
		return numberStyle{kind: numberTime}
	}
	return numberStyle{}
}

// scan walks over the section. Text in quotes, after a backslash or within brackets
// is no placeholder; "_" and "*" take the next character as a width or a filling.
func (m *formatMarks) scan(code string) {
	for i := 0; i < len(code); i++ {
		rest := code[i:]
		switch c := code[i]; c {
		case ';':
			return
		case '"':
			n := strings.IndexByte(rest[1:], '"')
			if n < 0 {
				return
			}
			m.pattern.WriteString(rest[1 : 1+n])
			i += n + 1
		case '\\':
			if len(rest) > 1 {
				m.pattern.WriteByte(rest[1])
			}
			i++
		case '_', '*':
			i++
		case '[':
			n := strings.IndexByte(rest, ']')
			if n < 0 {
				return
			}
			m.bracket(strings.ToLower(rest[1:n]))
			i += n
		default:
			i += m.letter(rest, c)
		}
	}
}

// bracket reads [h], [mm], [<100]; colours and locales mean nothing here.
func (m *formatMarks) bracket(inner string) {
	switch {
	case inner != "" && strings.Trim(inner, "hms") == "":
		m.elapsed, m.clock = true, true
	case strings.HasPrefix(inner, "<"), strings.HasPrefix(inner, ">"), strings.HasPrefix(inner, "="):
		m.condition = true
	}
}

// letter reads one unquoted character and gives how many more it took.
func (m *formatMarks) letter(rest string, c byte) int {
	switch c | 0x20 {
	case 'y', 'd':
		m.year = true
	case 'm':
		m.month = true
	case 'h':
		m.clock = true
	case 's':
		m.clock, m.seconds = true, true
	case 'a':
		for _, mark := range []string{"am/pm", "a/p"} {
			if len(rest) >= len(mark) && strings.EqualFold(rest[:len(mark)], mark) {
				m.clock = true
				return len(mark) - 1
			}
		}
	case 'g':
		if len(rest) >= 7 && strings.EqualFold(rest[:7], "general") {
			m.other = true
			return 6
		}
	}
	switch c {
	case '0':
		m.zeros++
		m.pattern.WriteByte(0)
	case '#', '?', '%', ',', '@', 'E':
		m.other = true
	case '.':
		m.other = m.other || m.zeros > 0 && !m.seconds
	case '-', ' ', '+', '(', ')', '/', ':':
		m.pattern.WriteByte(c)
	}
	return 0
}
