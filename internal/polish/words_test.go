package polish

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestPlural(t *testing.T) {
	for form, numbers := range map[PluralForm][]int{
		One:  {1, -1},
		Few:  {2, 3, 4, 22, 23, 24, 32, 102, 104, 1002, -2},
		Many: {0, 5, 11, 12, 13, 14, 15, 20, 21, 25, 100, 101, 111, 112, 113, 114, 1001, 1012, -12},
	} {
		for _, n := range numbers {
			if got := Plural(n); got != form {
				t.Errorf("Plural(%d) = %s, want %s", n, got, form)
			}
		}
	}
	if got := Pick(22, "audyt", "audyty", "audytów"); got != "audyty" {
		t.Errorf("Pick(22) = %q", got)
	}
}

func TestAmountInWords(t *testing.T) {
	for grosze, want := range map[int64]string{
		480000:       "cztery tysiące osiemset złotych 00/100",
		100:          "jeden złoty 00/100",
		0:            "zero złotych 00/100",
		99:           "zero złotych 99/100",
		200:          "dwa złote 00/100",
		2205:         "dwadzieścia dwa złote 05/100",
		1200:         "dwanaście złotych 00/100",
		100100:       "jeden tysiąc jeden złotych 00/100",
		100000000:    "jeden milion złotych 00/100",
		123456789:    "jeden milion dwieście trzydzieści cztery tysiące pięćset sześćdziesiąt siedem złotych 89/100",
		-150:         "minus jeden złoty 50/100",
		-50:          "minus zero złotych 50/100",
		500000000000: "pięć miliardów złotych 00/100",
	} {
		if got := AmountInWords(grosze); got != want {
			t.Errorf("AmountInWords(%d) = %q, want %q", grosze, got, want)
		}
	}
	if got := InWords(math.MinInt64); !strings.HasPrefix(got, "minus dziewięć trylionów") {
		t.Errorf("InWords of the smallest number = %q", got)
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "I", 2: "II", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 1999: "MCMXCIX", 3999: "MMMCMXCIX"} {
		if got := Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
	}
	for n := 1; n < 4000; n++ {
		if got, ok := ParseRoman(Roman(n)); !ok || got != n {
			t.Fatalf("ParseRoman(Roman(%d)) = %d, %v", n, got, ok)
		}
	}
	for _, s := range []string{"", "IIII", "VX", "II ", "ii", "MMMM", "IVI"} {
		if n, ok := ParseRoman(s); ok {
			t.Errorf("ParseRoman(%q) = %d", s, n)
		}
	}
	if Roman(0) != "0" || Roman(4000) != "4000" {
		t.Error("numbers without a Roman form come in figures")
	}
}

func TestDates(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 8, 5, 0, 0, time.UTC) }
	for _, c := range []struct{ got, want string }{
		{Date(day(2025, 9, 17)), "17_września 2025_r."},
		{Date(day(2026, 1, 1)), "1_stycznia 2026_r."},
		{Date(time.Time{}), ""},
		{DateShort(day(2025, 9, 7)), "07.09.2025"},
		{DateShort(time.Time{}), ""},
		{DateRange(day(2025, 9, 17), day(2025, 9, 17)), "17_września 2025_r."},
		{DateRange(day(2025, 9, 17), day(2025, 9, 19)), "17–19_września 2025_r."},
		{DateRange(day(2025, 9, 17), day(2025, 10, 3)), "17_września_– 3_października 2025_r."},
		{DateRange(day(2025, 9, 17), day(2026, 1, 3)), "17_września 2025_r._– 3_stycznia 2026_r."},
		{Clock(day(2025, 9, 17)), "8.05"},
		{Month(time.September), "wrzesień"},
		{MonthGenitive(time.February), "lutego"},
	} {
		if got := blanks(c.got); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// numerals gives what each Polish numeral word adds, to read InWords back.
func numerals() map[string]int64 {
	value := map[string]int64{}
	for n, w := range units {
		value[w] = int64(n)
	}
	for n, w := range tens {
		value[w] = int64(n) * 10
	}
	for n, w := range hundreds {
		value[w] = int64(n) * 100
	}
	delete(value, "")
	return value
}

// Words read back give the number, by another way than they were made.
func TestInWordsReadBack(t *testing.T) {
	value := numerals()
	power := map[string]int64{}
	for p, scale := 1, int64(1000); p < 5; p, scale = p+1, scale*1000 {
		for _, w := range powers[p] {
			power[w] = scale
		}
	}
	for _, n := range []int64{
		1, 7, 10, 11, 19, 20, 21, 99, 100, 101, 112, 119, 200, 999, 1000, 1001, 1012, 2000, 2022, 5000, 12000,
		21000, 22000, 112000, 999999, 1000000, 1000001, 2000000, 5000000, 22000000, 123456789, 1000000000, 987654321012,
	} {
		var total, group int64
		for _, w := range strings.Fields(InWords(n)) {
			if scale, ok := power[w]; ok {
				total += group * scale
				group = 0
				continue
			}
			v, ok := value[w]
			if !ok {
				t.Fatalf("InWords(%d) says %q", n, w)
			}
			group += v
		}
		if total+group != n {
			t.Errorf("InWords(%d) = %q reads as %d", n, InWords(n), total+group)
		}
	}
}

// The noun agrees with the number as in a payment form.
func TestAmountNouns(t *testing.T) {
	for zloty, noun := range map[int64]string{
		0: "złotych", 1: "złoty", 2: "złote", 4: "złote", 5: "złotych", 11: "złotych", 12: "złotych", 14: "złotych", 21: "złotych",
		22: "złote", 24: "złote", 25: "złotych", 100: "złotych", 101: "złotych", 102: "złote", 112: "złotych", 122: "złote",
		1000: "złotych", 1001: "złotych", 1002: "złote", 3000: "złotych", 1000000: "złotych", 1000003: "złote",
	} {
		words := strings.Fields(AmountInWords(zloty * 100))
		if got := words[len(words)-2]; got != noun {
			t.Errorf("%d: %q", zloty, AmountInWords(zloty*100))
		}
	}
}
