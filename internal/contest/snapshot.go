package contest

import "time"

// RankingSnapshot is an approved ranking: immutable, with everything it was
// computed from.
type RankingSnapshot struct {
	ID         int64
	EditionID  int64
	ApprovedAt time.Time
	SealHash   string
	InputHash  string // SHA-256 of Input, hex
	Input      []byte // recount.json, the scoring input by participation code
	Result     []byte // standings and lists as JSON
	Reason     string // why a further snapshot was made; empty for the first
}
