// Package reliability tells how far scores would repeat (method.md 2c, RL-1): the
// agreement of raters on double-scored units (Krippendorff's alpha), intraclass
// correlations of complete tables, variance components of the usual designs,
// generalizability coefficients, and the D-study that says how many audits are
// needed, what they cost and how wide the range of a place would be.
//
// Rules of this package:
//   - No number is given where there is none: a result carries a Reason instead, and
//     a Value is 0 then. Where nothing differs (D_e = 0), agreement is undefined and
//     never 1.
//   - Missing ratings are NaN. An infinite rating is refused.
//   - Chance comes from a seed alone, one stream a fixed chunk of draws, so that
//     results agree bit for bit on any number of processors.
//   - Variances are in squared points of the scale they were estimated on.
package reliability
