package contest

import (
	"strconv"
	"strings"
	"time"
)

// LicenceState is what a Quality Licence is worth today.
type LicenceState string

// Expiry follows from ValidTo and is no state of its own.
const (
	LicenceValid   LicenceState = "valid"
	LicenceRevoked LicenceState = "revoked"
)

// QualityLicence is the title a laureate holds.
type QualityLicence struct {
	ID              int64
	EditionID       int64
	ParticipationID int64
	Number          string // "LZM/2025/014"
	Name            string // as printed
	Category        string
	IssuedOn        time.Time
	ValidFrom       time.Time
	ValidTo         time.Time
	State           LicenceState
	RevokeReason    string
	DocumentID      int64
}

// LicenceNumber fills the pattern: {year}, {n} and {n:W} (padded to W digits).
func LicenceNumber(pattern string, year, n int) string {
	s := strings.ReplaceAll(pattern, "{year}", strconv.Itoa(year))
	s = strings.ReplaceAll(s, "{n}", strconv.Itoa(n))
	for w := 1; w <= 8; w++ {
		s = strings.ReplaceAll(s, "{n:"+strconv.Itoa(w)+"}", pad(n, w))
	}
	return s
}

// DocumentKind is a kind of paper.
type DocumentKind string

// Kinds of papers that are issued or drafted.
const (
	DocumentLicence   DocumentKind = "licence"
	DocumentReport    DocumentKind = "report"
	DocumentRanking   DocumentKind = "ranking"
	DocumentLaureates DocumentKind = "laureates"
	DocumentSheet     DocumentKind = "sheet"
)

// IssuedDocument is kept byte for byte and never made again. A correction is a
// new document that names the old one in Replaces.
type IssuedDocument struct {
	ID        int64
	EditionID int64
	Kind      DocumentKind
	Number    string // the licence number, else empty
	Name      string // safe file name
	Type      string // "application/pdf"
	SHA256    string // hex
	Bytes     []byte // empty where only listed
	Size      int64
	Data      []byte // JSON it was made from
	IssuedAt  time.Time
	Replaces  int64 // 0: none
}
