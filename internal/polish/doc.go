// Package polish is the leaf that knows Polish spelling: folding for search, the
// order of the alphabet, plurals, dates, numbers, amounts in words, line ends
// (domain.md §3.7). It imports the standard library and x/text alone and knows no
// word of the contest, so that contest itself may use it.
//
// Rules:
//   - no floats: numbers are whole hundredths, whole grosze or exact rationals;
//   - what is set in a line never breaks where Polish typography forbids it, so
//     no-break spaces (U+00A0) stand inside dates, thousands and before units;
//   - an order or a folding once stored in a file must stay: both are tables of
//     this package and do not move with a new version of x/text.
package polish

// NBSP is the no-break space, U+00A0.
const NBSP = "\u00a0"
