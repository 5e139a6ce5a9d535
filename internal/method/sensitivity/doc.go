// Package sensitivity tells what a ranking owes to its weights (method.md 2d, WS-1):
// how places move when every weight wanders by a quarter (local) or when the weights
// of the areas are taken anywhere (global), how much change the leader survives, and
// what the scores would be under given weights.
//
// What is exact and what is not:
//   - Scores under any weights follow the rules of the official score; only the
//     arithmetic is binary (within 1e-9 of the exact fraction), and what fieldwork
//     settled stays as the official weights settled it: which sections could be
//     assessed, which audits are valid, who is classified.
//   - An institution is kept as sums of points by channel, section and set of answered
//     criteria; nothing is lost by it, however many audits there are.
//   - Local draws multiply each V, W and w by its own number from 1−s to 1+s; as
//     every score divides by the weights it used, this is renormalised. A criterion
//     has one multiplier in all variants of its channel's questionnaire.
//   - Global draws take the areas' weights evenly from the simplex and mix the area
//     scores of rule 7 with them (the channel scores likewise); areas that an
//     institution lacks are left out and the others renormalised.
//   - Places inside draws compare unrounded scores; scores closer than 1e-8 are level.
//     What-if results are published as official ones are: rounded half-up, 1224.
//   - Leader robustness has a closed form and no draws. It is about the weights of
//     the cells (channel × section), and exact where leader and rival were scored by
//     the same cells with the same weights; else Exact is false and Delta is from
//     below: no smaller change lets the rival overtake.
//   - Shares of draws carry the error of chance, at 10,000 draws at most ±1 % (95 %).
package sensitivity
