package ranking

import (
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// headline says score and places: „87,42 pkt (na 100) · 4. miejsce (ex aequo) z 20 w
// kategorii · 12. z 60 ogółem”.
func headline(cat *locale.Catalogue, r *office.Ranking, e office.Explanation) string {
	st := e.Standing
	if !st.Classified {
		return cat.T("ranking.screen.head.unclassified", "category", r.CategoryName(e.Participation.Category))
	}
	joint := ""
	if isJoint(e) {
		joint = " (" + cat.T("ranking.joint") + ")"
	}
	return cat.T("ranking.screen.head", "score", st.Overall.Published, "place", cat.Ordinal(st.Place), "joint", joint, "of", e.Of,
		"category", r.CategoryName(e.Participation.Category), "overall", cat.Ordinal(st.OverallPlace), "all", e.OfAll)
}

// isJoint tells whether a neighbour has the same place.
func isJoint(e office.Explanation) bool {
	for _, all := range [][]office.Neighbour{e.Above, e.Below} {
		if len(all) > 0 && all[0].Place == e.Standing.Place {
			return true
		}
	}
	return false
}
