// Package sample invents an edition: institutions, participations, audits and
// answers of nobody, for trying the program, for teaching and for tests.
//
// Rules of this package:
//
//   - It is pure: no clock, no I/O, no goroutine, no ranging over a map. Only whole
//     numbers are computed with, so that the same Options give the same values on
//     every machine, whatever its processor or number of cores.
//   - Nothing in it can be taken for a real unit: town names are no commune of the
//     TERC register, county numbers are unused there, tax and REGON numbers begin
//     with prefixes that were never given out, addresses end in ".example",
//     telephone numbers begin with an area that does not exist (domain.md §2).
//     Institution.Example is set on every record.
//   - No person occurs. Contacts are functions, comments speak of "pracownik".
//   - Scores look like the real ones of method.md §1: of the spread of one audit's
//     score about a third comes from the institution, a seventh from the auditor
//     and the rest from the single contact.
package sample
