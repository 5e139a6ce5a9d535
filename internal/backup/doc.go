// Package backup makes verified copies of a file while it is in use, proves them,
// and puts one back.
//
// Rules (reliability.md P2, P6, P9, P10):
//   - a copy counts when it was opened, checked, compared with the file and hashed;
//     until then it has another name, and a failure leaves nothing behind;
//   - every bit of a copy and of its manifest is covered by a hash;
//   - nothing is restored that was not proved, and what it replaces is kept;
//   - a restore that was cut off is finished or taken back at the next start.
package backup
