// Package config keeps the settings of this computer's office in a TOML file.
//
// Rules (reliability.md B10):
//   - every setting has a default, so that a missing file is as good as any;
//   - a broken file stops nothing: the defaults are taken, the finding names line
//     and key, and the original is kept as ".bad" before it is written over;
//   - an unknown key warns with its line, a value out of range gives its default;
//   - what is sealed with an edition (weights, thresholds) is no setting.
package config

// Settings are what the office sets once. Texts are printed as they are.
type Settings struct {
	Language  string    `toml:"language"` // "pl" or "en"
	User      string    `toml:"user"`     // as the history names who works here
	Organiser Organiser `toml:"organiser"`
	Contest   Contest   `toml:"contest"`
	Signatory Signatory `toml:"signatory"`
	Licence   Licence   `toml:"licence"`
	Print     Print     `toml:"print"`
	Folders   Folders   `toml:"folders"`
	Look      Look      `toml:"look"`
	Certainty Certainty `toml:"certainty"`
}

// Organiser is who runs the contest, as letters and the privacy notice name it.
type Organiser struct {
	Name    string `toml:"name"`
	Address string `toml:"address"` // lines separated by "; "
	Email   string `toml:"email"`
	Phone   string `toml:"phone"`
	Website string `toml:"website"`
	NIP     string `toml:"nip"`
}

// Contest is how the contest itself stands on papers.
type Contest struct {
	Name  string `toml:"name"`
	Short string `toml:"short"` // „Lider Zaufania Mieszkańców”
	Logo  string `toml:"logo"`  // path of a PNG or JPEG; empty: the drawn emblem
}

// Signatory signs licences and letters.
type Signatory struct {
	Name      string `toml:"name"`
	Function  string `toml:"function"`
	Place     string `toml:"place"`     // „Kraków”, before the date
	Signature string `toml:"signature"` // path of a PNG or JPEG; empty: a line to sign on
}

// Licence holds the defaults a new edition's rules start with.
type Licence struct {
	Pattern string `toml:"pattern"` // contest.LicenceNumber
	Months  int    `toml:"months"`  // 1..120
}

// Print names the printer; empty is the system's own.
type Print struct {
	Printer string `toml:"printer"`
}

// Folders are where files go and come from; empty: asked each time.
type Folders struct {
	Papers  string `toml:"papers"`
	Backups string `toml:"backups"`
	Import  string `toml:"import"`
}

// Certainty is what the window shows of how sure results are.
type Certainty struct {
	// ShowSeverity shows the organiser how severe each auditor is, by code; off unless
	// somebody turns it on.
	ShowSeverity bool `toml:"show_severity"`
}

// Look is how the window looks.
type Look struct {
	Theme string `toml:"theme"` // "system", "light" or "dark"
	Scale int    `toml:"scale"` // size of text and what goes with it, per cent, 100..200
}

// Themes lists the words that Look.Theme takes, the default first.
func Themes() []string { return []string{"system", "light", "dark"} }

// Default gives the settings of a new installation. Names and contacts are those
// of the contest's invitation letter (domain.md §1.1, §4).
func Default() Settings {
	return Settings{
		Language: "pl",
		User:     "biuro",
		Organiser: Organiser{
			Email:   "aplikacja@lider-mieszkancow.pl",
			Phone:   "+48 601 623 243",
			Website: "www.lider-mieszkancow.pl",
		},
		Contest: Contest{
			Name:  "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”",
			Short: "Lider Zaufania Mieszkańców",
		},
		Signatory: Signatory{Name: "Wiktor Żyta", Function: "Prezydent Konkursu", Place: "Kraków"},
		Licence:   Licence{Pattern: "LZM/{year}/{n:3}", Months: 12},
		Look:      Look{Theme: "system", Scale: 100},
	}
}
