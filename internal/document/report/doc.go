// Package report sets the ranking report of one institution, on paper and as one
// accessible HTML file with the same content (domain.md §1.4, §3.3; method.md §2e
// and §3 for the words).
//
// Rules of this paper:
//
//   - It is given plain values. Nothing is scored here: the most that is done with
//     a number is to sort by it and to write it.
//   - It says what was observed. "Najwyższe wyniki" and "najwięcej do zyskania" are
//     results with the number of audits behind them and claim no more.
//   - It can't lead to a person: no auditor's code, no clerk, no hour, no audit
//     code. Remarks stand in an order that comes from their words alone, and one
//     that could name somebody is left out and counted (remark.go).
//   - It may be disclosed as public information and is written so.
//   - Nothing is told by colour alone: a mark that is a colour has a shape or a
//     word besides, and every chart has its numbers in print.
package report
