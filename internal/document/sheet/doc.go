// Package sheet sets the audit sheet on paper: what the auditor asks for, and boxes
// and lines to be filled in by pen, standing (domain.md §1.4, design.md §4 for the
// clerk who types it in afterwards).
//
// Rules of this paper:
//
//   - It asks what the XLSX sheet of the same audit asks, in the same order and the
//     same words: the texts "sheet.…" of the catalogue are shared.
//   - What is written into is at least 6 mm high inside; what is read is at least
//     8.5 points.
//   - A criterion stands on one page, and a section's heading with its first criterion.
//   - It names the audit on every page, as text and as a QR, so that a loose page is
//     known. It asks for no name and for no signature: the auditor is a code.
//   - Nothing is told by colour alone; in black and white it says the same.
//   - A text that can't be set refuses the sheet and names the audit.
package sheet
