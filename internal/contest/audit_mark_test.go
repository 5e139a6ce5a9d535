package contest

import "testing"

func TestAuditMark(t *testing.T) {
	if got := AuditMark("2025-W-0031"); got != "LIDER:AUDYT:2025-W-0031" {
		t.Errorf("AuditMark = %q", got)
	}
	for in, want := range map[string]string{
		"LIDER:AUDYT:2025-W-0031":                     "2025-W-0031",
		" LIDER:AUDYT:2025-T-0001\n":                  "2025-T-0001",
		"LIDER:AUDYT:":                                "",
		"LIDER:AUDYT:2025 W":                          "",
		"lider:audyt:2025-W-0031":                     "",
		"2025-W-0031":                                 "",
		"https://example.pl/?LIDER:AUDYT:2025-W-0031": "",
		"": "",
	} {
		got, ok := ParseAuditMark(in)
		if got != want || ok != (want != "") {
			t.Errorf("ParseAuditMark(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}
