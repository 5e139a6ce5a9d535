// Package profile breaks an official score down to what an institution can learn
// from: each criterion's result, the points it brought and the points it lost, and
// the score beside those of the category (method.md 2e: points to win,
// w(1−s)·100). Everything is exact and rounded once; the points lost over all
// criteria add up to 100 less the overall score.
package profile
