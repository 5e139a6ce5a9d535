package contest

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
)

// Score is an exact number of points out of 100 with its published form, rounded
// once, half-up (method.md 2a, rule 8). Places and thresholds read Published; the
// exact fraction is for whoever recomputes. Values come from internal/method/score
// alone. The zero Score is 0/1, published 0.00.
type Score struct {
	Published Hundredths
	num, den  int64    // the exact value where wide is nil; not reduced; den 0: the zero Score
	wide      *big.Rat // the exact value where it does not fit num/den
}

// MakeScore holds num/den (den > 0) with its published form.
func MakeScore(published Hundredths, num, den int64) Score {
	return Score{Published: published, num: num, den: den}
}

// MakeWideScore holds a value too long for two int64 with its published form.
func MakeWideScore(published Hundredths, value *big.Rat) Score {
	return Score{Published: published, wide: value}
}

// Rat gives the exact value, the caller's own to change.
func (s Score) Rat() *big.Rat {
	switch {
	case s.wide != nil:
		return new(big.Rat).Set(s.wide)
	case s.den == 0:
		return new(big.Rat)
	}
	return big.NewRat(s.num, s.den)
}

// Exact writes the exact value as a reduced fraction, always with a denominator:
// "16997/200", "100/1", "0/1".
func (s Score) Exact() string { return s.Rat().String() }

// Equal tells whether both the exact value and the published form agree.
func (s Score) Equal(t Score) bool {
	return s.Published == t.Published && s.Rat().Cmp(t.Rat()) == 0
}

// scoreJSON is how a score is written: {"exact":"16997/200","published":"84.99"}.
type scoreJSON struct {
	Exact     string `json:"exact"`
	Published string `json:"published"`
}

// MarshalJSON writes {"exact":"16997/200","published":"84.99"}.
func (s Score) MarshalJSON() ([]byte, error) {
	return json.Marshal(scoreJSON{s.Exact(), s.Published.String()})
}

// UnmarshalJSON reads what MarshalJSON wrote; it fails with code score_text.
func (s *Score) UnmarshalJSON(b []byte) error {
	var j scoreJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return E("score_text", "text", string(b)).Because(err)
	}
	published, ok := ParseHundredths(j.Published)
	exact, fits := new(big.Rat), len(j.Exact) < 1<<16 && strings.Count(j.Exact, "/") == 1
	if fits {
		exact, fits = exact.SetString(j.Exact)
	}
	if !ok || !fits || exact.Sign() < 0 {
		return E("score_text", "text", string(b))
	}
	*s = MakeWideScore(published, exact)
	if exact.Num().IsInt64() && exact.Denom().IsInt64() {
		*s = MakeScore(published, exact.Num().Int64(), exact.Denom().Int64())
	}
	return nil
}

// String writes the number as files and machines read it: 8742 is "87.42".
func (h Hundredths) String() string {
	sign, n := "", int64(h)
	if n < 0 {
		sign, n = "-", -n
	}
	cents := strconv.FormatInt(n%100, 10)
	if len(cents) < 2 {
		cents = "0" + cents
	}
	return sign + strconv.FormatInt(n/100, 10) + "." + cents
}

// ParseHundredths reads "87.42", "87.4" or "87": digits with at most two decimals
// after a dot, no sign, at most six digits before it.
func ParseHundredths(s string) (Hundredths, bool) {
	whole, cents, dotted := strings.Cut(s, ".")
	if whole == "" || len(whole) > 6 || len(cents) > 2 || (dotted && cents == "") {
		return 0, false
	}
	n := int64(0)
	for _, r := range whole + (cents + "00")[:2] {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int64(r-'0')
	}
	return Hundredths(n), true
}
