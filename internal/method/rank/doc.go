// Package rank makes the lists of an edition from the scores of
// internal/method/score: places (method.md 2a, rule 9), award order (rule 10), the
// cap on the title and the proposals for the jury (rule 12).
//
// Rules of this package:
//   - Places and orders are computed from published two-decimal numbers, so that
//     anyone can check them from the table.
//   - A place is 1 plus the number of strictly better entries (1224); award order
//     is numbered the same way, equal numbers being a joint award.
//   - Rows that are equal all through stand in the order of the Input.
//   - The cap on the title is applied in the category's list and nowhere else.
//   - No binary fractions, no I/O, no clock, no chance.
package rank
