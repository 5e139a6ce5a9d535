// Package listing sets a list of the contest, a ranking or the laureates, from
// one model: as an A4 paper and as one accessible HTML file (domain.md §3.3).
//
// Rules:
//   - both forms say the same: what is not in the model is in neither;
//   - a table's header stands again on every page, a row is never torn apart, a
//     section's title never stands without its first rows;
//   - a name with a letter that no typeface has does not stop the list: on paper a
//     sign stands in the letter's place and a note at the end says so; the page shows
//     the letter itself;
//   - a text that does not fit refuses the paper and names the row;
//   - the HTML is one file without scripts or outside addresses; everything from
//     the data is escaped by html/template.
package listing
