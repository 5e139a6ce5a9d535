// Package printer prints finished PDF files through the system: CUPS on Linux and
// macOS, the shell's print verb on Windows.
//
// # Rules
//
//   - Arguments go to programs as arguments, never through a shell; every call has
//     a time limit.
//   - A file to print carries people's data: it lies in a folder only this person
//     can read and is removed as soon as the printing system has taken it.
//   - Errors are contest.Error with a hint: print_no_system, print_no_printer,
//     print_unknown_printer, print_refused, print_timeout, print_pages, on Windows print_no_reader and print_pages_whole.
package printer
