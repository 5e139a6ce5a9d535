package contest

import (
	"crypto/sha256"
	"encoding/hex"
	"math/big"
	"strconv"
)

// key hashes the applying criteria's codes.
func (f Form) key() string {
	h := sha256.New()
	for _, s := range f.Sections {
		for _, c := range s.Criteria {
			h.Write([]byte(c.Code))
			h.Write([]byte{0})
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// PointsFor turns a measured value ("4.5", dot or comma) into points by the bands.
// It fails with code measured_value where the value is not a number of at least 0.
func (c Criterion) PointsFor(measured string) (int, error) {
	v, ok := parseDecimal(measured)
	if !ok {
		return 0, E("measured_value", "value", measured, "criterion", c.Code).At(c.Code)
	}
	for _, b := range c.Bands {
		if b.UpTo == "" {
			return b.Points, nil
		}
		limit, ok := parseDecimal(b.UpTo)
		if ok && v.Cmp(limit) <= 0 {
			return b.Points, nil
		}
	}
	return 0, nil
}

// CheckAnswer tells what is wrong with an answer to this criterion: points out of
// range, N/A where it is not allowed, a comment missing. Nil: nothing.
func (c Criterion) CheckAnswer(a Answer) []Finding {
	var found []Finding
	switch {
	case a.NA != "" && !c.NAAllowed && !(a.NA == NANoContact && c.Condition != ""):
		found = append(found, Fault("na_not_allowed", "criterion", c.Code))
	case a.NA == "" && (a.Points < 0 || a.Points > c.Max):
		found = append(found, Fault("points_out_of_range", "criterion", c.Code, "points", a.Points, "max", c.Max))
	case a.NA == "" && c.Scale == ScaleYesNo && a.Points != 0 && a.Points != c.Max:
		found = append(found, Fault("points_out_of_range", "criterion", c.Code, "points", a.Points, "max", c.Max))
	}
	if a.NA == "" && c.CommentAtMost >= 0 && a.Points <= c.CommentAtMost && a.Comment == "" {
		found = append(found, Warn("comment_missing", "criterion", c.Code, "points", a.Points))
	}
	return found
}

// NoContact gives the answers of an audit in which nobody was reached: criteria
// that depend on the contact get 0 points, conditional ones are N/A, the rest
// keeps what given says (method.md 2a, rule 2).
func (f Form) NoContact(given []Answer) []Answer {
	by := make(map[string]Answer, len(given))
	for _, a := range given {
		by[a.Criterion] = a
	}
	var out []Answer
	for _, c := range f.Criteria() {
		a, has := by[c.Code]
		switch {
		case c.Condition != "":
			out = append(out, Answer{Criterion: c.Code, NA: NANoContact, Comment: a.Comment})
		case c.OnContact:
			out = append(out, Answer{Criterion: c.Code, Comment: a.Comment, Measured: a.Measured})
		case has:
			out = append(out, a)
		}
	}
	return out
}

func parseDecimal(s string) (*big.Rat, bool) {
	if len(s) == 0 || len(s) > 12 {
		return nil, false
	}
	b := []byte(s)
	dots := 0
	for i, r := range b {
		switch {
		case r == ',' || r == '.':
			b[i] = '.'
			dots++
			if dots > 1 || i == 0 || i == len(b)-1 {
				return nil, false
			}
		case r < '0' || r > '9':
			return nil, false
		}
	}
	return new(big.Rat).SetString(string(b))
}

// String writes an answer as a sheet shows it: "3", "n/d".
func (a Answer) String() string {
	if a.NA != "" {
		return "n/d"
	}
	return strconv.Itoa(a.Points)
}
