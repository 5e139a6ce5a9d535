package contest

// Channel is the way an auditor meets an institution.
type Channel string

// The three channels, in the order every list shows them.
const (
	Visit  Channel = "visit"
	Phone  Channel = "phone"
	Online Channel = "online"
)

// Channels lists the three channels in display order.
func Channels() []Channel { return []Channel{Visit, Phone, Online} }

// Letter is the channel's letter in audit codes (2025-W-0031): W, T or O.
func (c Channel) Letter() string {
	switch c {
	case Visit:
		return "W"
	case Phone:
		return "T"
	case Online:
		return "O"
	}
	return "?"
}

// Valid tells whether c is one of the three.
func (c Channel) Valid() bool { return c == Visit || c == Phone || c == Online }
