// Package disk puts files on the disk so that each is complete or absent, and
// gives them names that are safe on every system (reliability.md B7, P6).
//
// Rules:
//   - nothing is written in place: a temporary file in the same folder, fsync,
//     rename, fsync of the folder;
//   - an error leaves the old file as it was and no half of the new one;
//   - a name never depends on the system the program runs on.
package disk
