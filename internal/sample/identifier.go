package sample

import (
	"strconv"
	"strings"

	"biurolidera/internal/polish"
)

// digits writes n with leading zeros.
func digits(n, width int) string {
	s := strconv.Itoa(n)
	if len(s) < width {
		s = strings.Repeat("0", width-len(s)) + s
	}
	return s
}

var (
	nipWeights   = []int{6, 5, 7, 2, 3, 4, 5, 6, 7}
	regonWeights = []int{8, 9, 2, 3, 4, 5, 6, 7}
)

// checksum sums the digits by their weights, modulo 11.
func checksum(number string, weight []int) int {
	sum := 0
	for i, w := range weight {
		sum += w * int(number[i]-'0')
	}
	return sum % 11
}

// nip makes the n-th tax number: its sum is right, but its first three digits
// (100, 200 … 900) were never an office's number, so that no firm has it.
func nip(n int) string {
	for step := 0; ; step++ {
		serial := digits((n*7+step)%1000000, 6)
		number := digits((1+n%9)*100, 3) + serial
		if c := checksum(number, nipWeights); c < 10 {
			return number + digits(c, 1)
		}
	}
}

// regon makes the n-th statistical number with a right sum; 99 is no region.
func regon(n int) string {
	number := "99" + digits(n%1000000, 6)
	return number + digits(checksum(number, regonWeights)%10, 1)
}

// krs makes a court register number far above those given out.
func krs(n int) string { return "0009" + digits(n%1000000, 6) }

// phone makes a number of the area 99, which Poland does not have.
func phone(n int) string {
	return "+48 99 " + digits(n/10000%100, 3) + " " + digits(n/100%100, 2) + " " + digits(n%100, 2)
}

// eDelivery makes an address of the form of the register of electronic addresses.
func eDelivery(n int) string { return "AE:PL-00000-" + digits(n%100000, 5) + "-WZORY-00" }

// slug turns a name into a part of an internet address: lower case, no marks.
func slug(name string) string {
	var b strings.Builder
	for _, r := range polish.Fold(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
