package audit

import (
	"strconv"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// value is what stands in the field of a step, as people write it.
func (s *sheet) value(cat *locale.Catalogue, k stepKind) string {
	switch k {
	case stepDay:
		if s.day.IsZero() {
			return ""
		}
		return cat.DateShort(s.day)
	case stepHour:
		return s.hour
	case stepPlace:
		return s.sub.Place
	case stepAuditor:
		return s.sub.Auditor
	case stepRemark:
		return s.sub.Remark
	}
	return ""
}

// setField keeps what was typed into a step's field; what can't be read is told and
// not kept.
func (s *sheet) setField(k stepKind, text string) (ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	s.notice = notice{}
	switch k {
	case stepDay:
		day, ok := parseDay(text, s.form.Edition.Year)
		if !ok {
			s.notice = notice{"audit.entry.bad_day", []any{"text", contest.Excerpt(text)}}
			return false
		}
		s.day = day
	case stepHour:
		h, ok := parseHour(text)
		if !ok {
			s.notice = notice{"audit.entry.bad_hour", []any{"text", contest.Excerpt(text)}}
			return false
		}
		if s.hour = ""; text != "" {
			s.hour = time.Time{}.Add(h).Format("15:04")
		}
		if s.hour != "" && s.day.IsZero() { // the draft keeps both together
			s.at = 0
			s.arrive()
			s.notice = notice{"audit.entry.hour_alone", nil}
			return false
		}
	case stepPlace:
		s.sub.Place = text
	case stepAuditor:
		code, ok := contest.ReadAuditorCode(text)
		if !ok {
			s.notice = notice{"audit.entry.bad_auditor", []any{"text", contest.Excerpt(text)}}
			return false
		}
		s.sub.Auditor = code
	case stepRemark:
		s.sub.Remark = text
	}
	s.hold()
	s.rescore()
	return true
}

// parseDay reads a day as clerks type it: 17.09.2025, 17.9, 1709, 170925; without a
// year it is the edition's. Empty is the zero day.
func parseDay(text string, year int) (day time.Time, ok bool) {
	if text == "" {
		return time.Time{}, true
	}
	if t, ok := kit.ParseDate(text); ok {
		return dayOf(t), true
	}
	digits := text
	if parts := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '-' || r == '/' || r == ' ' || r == ',' }); len(parts) == 2 && len(parts[0]) <= 2 && len(parts[1]) <= 2 {
		digits = twoDigits(parts[0]) + twoDigits(parts[1])
	}
	if _, err := strconv.Atoi(digits); err != nil {
		return time.Time{}, false
	}
	switch len(digits) {
	case 4:
		digits += strconv.Itoa(year)
	case 6:
		digits = digits[:4] + "20" + digits[4:]
	}
	t, err := time.Parse("02012006", digits)
	return t, err == nil
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// parseHour reads an hour: 10:30, 10.30, 1030, 930, 9. Empty is no hour.
func parseHour(text string) (since time.Duration, ok bool) {
	if text == "" {
		return 0, true
	}
	h, m, cut := strings.Cut(strings.NewReplacer(".", ":", ",", ":", " ", ":").Replace(text), ":")
	if !cut && len(h) > 2 {
		h, m = h[:len(h)-2], h[len(h)-2:]
	}
	if m == "" {
		m = "00"
	}
	hours, err1 := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	if err1 != nil || err2 != nil || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || len(m) != 2 {
		return 0, false
	}
	return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute, true
}

// parseSheetCode reads the number of an audit as it is typed or as a reader of QR
// codes types it.
func parseSheetCode(text string) string {
	text = strings.ToUpper(strings.TrimSpace(text))
	if code, ok := contest.ParseAuditMark(text); ok {
		return code
	}
	return text
}
