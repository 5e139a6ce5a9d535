// Package exchange is the door for files: lists of institutions, survey exports,
// filled sheets and reference data come in through it, tables go out.
//
// Reading has two layers. OpenTable finds out what a file is by looking at its
// bytes and gives its rows as cleaned text, whatever program wrote them
// (domain.md §2, the twenty import traps). The mapping files on top of it turn rows into
// the contest's words and know nothing of bytes, encodings or zip archives.
//
// Nothing in this package stores anything: a caller gets values and findings and
// decides. Whatever is wrong with a file as a whole is a contest.Error with a hint;
// what is wrong with one row is a contest.Finding with the row's number.
package exchange
