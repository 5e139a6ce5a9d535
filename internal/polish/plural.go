package polish

// PluralForm is the form a counted noun takes.
type PluralForm string

// 1 audyt (one), 2 audyty (few), 5 audytów (many).
const (
	One  PluralForm = "one"
	Few  PluralForm = "few"
	Many PluralForm = "many"
)

// Plural tells which form a noun takes after the whole number n: 1 one; 2–4,
// 22–24 … few; 0, 5–21, 112 … many (domain.md §3.7).
func Plural(n int) PluralForm {
	if n == 1 || n == -1 {
		return One
	}
	ten, hundred := n%10, n%100
	if ten < 0 {
		ten, hundred = -ten, -hundred
	}
	if ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) {
		return Few
	}
	return Many
}

// Pick chooses the form for n: Pick(5, "audyt", "audyty", "audytów").
func Pick(n int, one, few, many string) string {
	switch Plural(n) {
	case One:
		return one
	case Few:
		return few
	}
	return many
}
