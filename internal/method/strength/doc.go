// Package strength tells an institution where it is better and where worse than its
// category, and what changed since the last edition, with an account of chance
// (method.md 2e, SA-1 and TR-1). Points to win are those of package profile: there is
// one truth about what a criterion is worth.
//
// Rules of this package:
//   - A criterion of a channel is fitted by the diagnostic model when it has 300
//     answers; the others of an area are fitted together, as each audit's mean over
//     them, and a finding is then about the area.
//   - Differences are to the category: the median of its effects is 0, or their mean
//     where it has fewer than 30 institutions.
//   - A finding is confirmed only by a test, with the false discovery rate held at
//     0.10 inside the institution, and only from 5 points on. A yes-or-no criterion
//     with fewer than 8 answers is tested by Fisher's exact test (mid-p) against the
//     rest of the category, any other by the model's Wald statistic.
//   - Where the model finds no differences between institutions, nobody is flagged.
//   - Nothing is tested that has too few answers, or that the model refuses; a Reason
//     says so. What is not confirmed may be a hint, at most three, always with its n.
//   - Differences are in points of 0..100 of the criterion; worth and points to win in
//     points of the overall score.
package strength
