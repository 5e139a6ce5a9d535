// Package store keeps a contest office's data in one file, NAME.lider (SQLite).
// SQL stands nowhere else.
//
// Rules:
//   - a file the program does not fully understand is never changed: its header is
//     read before SQLite sees it, and after an unclean exit a copy is tried first;
//   - one program writes a file at a time; any number may read beside it;
//   - DB.Write is the only way to change anything: it owns BEGIN and COMMIT, stops
//     at the first error, and writes the history row in the same transaction;
//   - what a step changes is captured by triggers on every table, so that no
//     statement can forget the history;
//   - the history is a hash chain whose head is mirrored outside the file;
//   - a closed edition, an issued document, an approved ranking and a questionnaire
//     version in use are guarded by triggers of the file itself.
package store
