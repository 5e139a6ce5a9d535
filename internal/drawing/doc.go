// Package drawing sets papers and charts: a page is a list of marks in points,
// laid out once with the fonts' own metrics and painted from that one list to a
// PDF, to a picture and to SVG. What is previewed is what is printed.
//
// # Rules
//
//   - Coordinates are points (1/72 inch) from the top left corner, y grows
//     downwards; a text stands on its baseline.
//   - Text is set by this package alone: widths, kerning and letter spacing come
//     from the faces (shape.go) and are the same in every painter.
//   - What is drawn of a string is Printable of it, letter by letter. A letter no
//     face has is an error (glyph_missing), never a gap (reliability.md §0, 2).
//   - Text that doesn't fit shrinks to a stated minimum, then wraps, then is
//     refused (text_does_not_fit); it is never cut (design.md §5).
//   - The same document gives the same bytes: dates come from the caller, nothing
//     is ordered by a map.
//   - A PDF comes from GetBytesPdfReturnErr as bytes; the caller writes them with
//     disk.WriteAtomic (reliability.md §0, 1).
//   - Painters keep no shared state but caches made for it: separate documents may
//     be painted at the same time.
package drawing
