// Package chart draws numbers: one Model becomes marks of a drawing (for papers,
// the window and pictures), the option of an interactive ECharts page, a sentence
// for those who can't see it and a table.
//
// # Rules
//
//   - Nothing is computed here but places on the paper: medians, quartiles,
//     intervals and counts come with the model (internal/method alone computes).
//   - Never colour alone: what a colour says, a pattern, a marker, a dash or a
//     label says too. Text keeps a contrast of 4.5 to 1 (domain.md §3.3).
//   - Labels never overlap. A name that is too long wraps, then ends in „…”; its
//     full form stands in the description and the table.
//   - Bars begin at zero.
//   - Interactive pages are whole in one file and fetch nothing. Data goes in as
//     JSON that html/template escapes, never as script (reliability.md §0, 3).
package chart
