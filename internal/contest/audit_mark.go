package contest

import "strings"

// auditMark stands before the code in what the QR of a paper sheet says. The letters
// are those that a QR packs tightest, so that the code stays coarse and reads well.
const auditMark = "LIDER:AUDYT:"

// AuditMark is what the QR of an audit's paper sheet says: "LIDER:AUDYT:2025-W-0031".
// It names the audit and nothing else.
func AuditMark(code string) string { return auditMark + code }

// ParseAuditMark gives the audit's code from what a reader of QR codes read, blanks
// around it aside; ok is false for anything that AuditMark does not make.
func ParseAuditMark(s string) (code string, ok bool) {
	code, ok = strings.CutPrefix(strings.TrimSpace(s), auditMark)
	if !ok || code == "" || strings.ContainsAny(code, " \t\r\n") {
		return "", false
	}
	return code, true
}
