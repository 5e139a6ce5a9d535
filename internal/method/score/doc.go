// Package score computes the official score OS-1 (method.md 2a, rules 1 to 8 and
// the gates of 11 and 12), and nothing else in the house computes it.
//
// Rules of this package:
//   - Everything is exact. A value is a fraction of two int64 over a common
//     denominator; where that could overflow (checked beforehand or by the
//     operation), it is a math/big.Rat. There is no binary fraction anywhere.
//   - A value is rounded once, half-up to two decimals, when a contest.Score is
//     made of it (publish).
//   - A criterion without an answer and one answered N/A count alike: their weight
//     stays in the denominators of coverage and leaves those of the score.
//   - A critical failure counts if it is confirmed, the audit is valid and its
//     channel applies.
//   - Audits of a channel that does not apply have no part in anything.
//   - No I/O, no clock, no chance: the same Input gives the same Standings on any
//     number of processors.
package score
