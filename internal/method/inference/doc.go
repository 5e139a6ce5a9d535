// Package inference is the diagnostic model DM-1 and the places that follow from it
// (method.md §2b): how much of a score belongs to the institution, how much to the
// auditor and how much to chance, and how sure a place is.
//
// The model is y = Xβ + Z₁b + Z₂a + e with crossed random effects of institutions (b)
// and auditors (a), fitted by REML. [Fit] estimates it, [Model.Places] draws from the
// joint posterior of the adjusted scores, [FitBLUE] estimates institutions as fixed
// effects, and [RankBounds] gives the bounds of Mogstad, Romano, Shaikh and Wilhelm.
//
// The official score is never computed here. Everything is pure: no file, no clock,
// no randomness but a seed; work is cut into fixed chunks that are put together in a
// fixed order, so that the same input gives the same bits on any number of cores.
package inference
