package exchange

import (
	"strings"
	"unicode"
)

// Row heights are set here, since programs measure wrapped text only when a cell is
// edited. Widths are those of Arial, which the metric-compatible faces share.

// pointsPerWidth is how many points a unit of column width has for text: 7 pixels of
// 0.75 points, less what the margins of a cell take.
const pointsPerWidth = 5.2

// textLines counts the lines of a text wrapped at a column's width, as a program
// would set it: line ends kept, words never broken unless wider than the column.
func textLines(text string, width, size float64, bold bool) float64 {
	limit := width * pointsPerWidth
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for word := range strings.SplitSeq(paragraph, " ") {
			w := wordWidth(word, size, bold)
			if used > 0 && used+w > limit {
				lines++
				used = 0
			}
			for ; w > limit; w -= limit {
				lines++
			}
			used += w + wordWidth(" ", size, bold)
		}
	}
	return float64(lines)
}

// wordWidth is the width of a word in points, a little on the wide side.
func wordWidth(word string, size float64, bold bool) float64 {
	total := 0.0
	for _, r := range word {
		total += letterWidth(r)
	}
	if bold {
		total *= 1.06
	}
	return total * size
}

// letterWidth is a letter's width in parts of its size.
func letterWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl|'’,.:; \u00a0()[]/!ftrI-", r):
		return 0.30
	case strings.ContainsRune("ckszvxyćśźż", r):
		return 0.51
	case strings.ContainsRune("mwMW—@%", r):
		return 0.85
	case unicode.IsUpper(r):
		return 0.69
	}
	return 0.56
}
