package recount

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
)

// Anonymise gives each id a code "I-0001", "I-0002", … in an order that only the
// seed's holder can tell: that of a keyed hash. The same ids and seed give the same
// codes. The seed must be random and kept secret or thrown away: whoever has it and
// the ids can link them.
func Anonymise(ids []string, seed []byte) []string {
	type keyed struct {
		sum []byte
		at  int
	}
	order := make([]keyed, len(ids))
	for i, id := range ids {
		mac := hmac.New(sha256.New, seed)
		mac.Write([]byte(id))
		order[i] = keyed{mac.Sum(nil), i}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.sum, b.sum), cmp.Compare(a.at, b.at))
	})
	width := max(4, len(strconv.Itoa(len(ids))))
	codes := make([]string, len(ids))
	for n, k := range order {
		codes[k.at] = fmt.Sprintf("I-%0*d", width, n+1)
	}
	return codes
}
