package office

import (
	"encoding/json"
	"io"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
)

// workbook is the table with what may be published below it, as the printed list says it.
func (v *rankingView) workbook() exchange.Outgoing {
	out := v.table()
	out.Note = v.o.cat.T("ranking.internal") + " " + v.adviceText()
	return out
}

// table gives the ranking as rows for a spreadsheet: a row a participation, in the
// order of categories and awards, unclassified ones last.
func (v *rankingView) table() exchange.Outgoing {
	t := v.o.cat.T
	out := exchange.Outgoing{
		Title: t("ranking.title") + " – " + v.res.Edition.Name, Tab: t("office.ranking.tab"),
		Columns: []string{
			t("office.ranking.category"), t("ranking.place"), t("office.ranking.overall_place"), t("office.ranking.code"),
			t("ranking.participant"), t("office.ranking.town"), t("office.ranking.voivodeship"), t("ranking.score"),
		},
		Widths: []float64{30, 8, 12, 10, 50, 20, 20, 10},
	}
	if v.res.Edition.Example {
		out.Title += " (" + t("office.ranking.example") + ")"
	}
	for _, c := range v.res.Rules.Channels {
		out.Columns = append(out.Columns, t("ranking.channel."+string(c.Channel)))
	}
	for _, a := range v.res.input.Areas {
		out.Columns = append(out.Columns, a.Name)
	}
	out.Columns = append(out.Columns, t("ranking.honours"), t("office.ranking.critical"), t("ranking.reason"))
	out.Rows = func(yield func([]any, error) bool) {
		for _, i := range v.order() {
			if !yield(v.row(i), nil) {
				return
			}
		}
	}
	return out
}

// order lists the shown positions: by category, then award order, unclassified last
// by code.
func (v *rankingView) order() []int {
	var all []int
	for _, c := range v.categories {
		list := v.res.List(contest.ListCategory, c.Code)
		for _, e := range list.Entries {
			all = append(all, e.Index)
		}
		for _, i := range v.shown {
			if v.res.Participations[i].Category == c.Code && !v.res.Standings[i].Classified {
				all = append(all, i)
			}
		}
	}
	return all
}

func (v *rankingView) row(i int) []any {
	st, p := &v.res.Standings[i], v.res.Participations[i]
	s := v.seats[p.InstitutionID]
	row := []any{v.res.CategoryName(p.Category), nil, nil, p.Code, p.Name, s.town, s.voivodeship, nil}
	if st.Classified {
		row[1], row[2], row[7] = st.Place, st.OverallPlace, st.Overall.Published
	}
	for _, c := range st.Channels {
		row = append(row, published(c.Score))
	}
	for _, a := range v.res.input.Areas {
		var score *contest.Score
		if at := slices.IndexFunc(st.Areas, func(s contest.AreaStanding) bool { return s.Area == a.Code }); at >= 0 {
			score = &st.Areas[at].Score
		}
		row = append(row, published(score))
	}
	laureate := ""
	if st.Laureate {
		laureate = v.o.cat.T("ranking.laureate")
	}
	return append(row, laureate, st.CriticalFailures, v.reasons(*st))
}

func published(s *contest.Score) any {
	if s == nil {
		return nil
	}
	return s.Published
}

// The ranking as JSON: scores as strings, lists keyed by kind and code.
type (
	rankingJSON struct {
		Edition   editionJSON             `json:"edition"`
		Sealed    bool                    `json:"sealed"`
		Seal      string                  `json:"seal"`
		Approved  bool                    `json:"approved"`
		Advice    *adviceJSON             `json:"advice"` // null: see adviceMost
		Lists     listsJSON               `json:"lists"`
		Standings map[string]standingJSON `json:"standings"`
		Proposals []proposalJSON          `json:"proposals"`
	}
	// adviceJSON is what may be published (method.md 2a), as the printed list says it.
	adviceJSON struct {
		Grade       string `json:"grade"`
		PublicPlace bool   `json:"public_place"` // single places may be published
		JuryPlace   bool   `json:"jury_place"`   // and shown to the jury
		Text        string `json:"text"`
	}
	editionJSON struct {
		Code    string `json:"code"`
		Name    string `json:"name"`
		Year    int    `json:"year"`
		Example bool   `json:"example"`
	}
	listsJSON struct {
		Overall  []entryJSON            `json:"overall"`
		Category map[string][]entryJSON `json:"category"`
		Channel  map[string][]entryJSON `json:"channel"`
		Area     map[string][]entryJSON `json:"area"`
	}
	entryJSON struct {
		Place      int    `json:"place"`
		Code       string `json:"code"`
		Name       string `json:"name"`
		Category   string `json:"category"`
		Score      string `json:"score"`
		Exact      string `json:"exact"`
		AwardOrder int    `json:"award_order,omitempty"`
		Laureate   bool   `json:"laureate"`
	}
	standingJSON struct {
		Name             string                 `json:"name"`
		Category         string                 `json:"category"`
		Classified       bool                   `json:"classified"`
		Overall          *contest.Score         `json:"overall"`
		Channels         map[string]channelJSON `json:"channels"`
		Areas            map[string]string      `json:"areas"`
		CriticalFailures int                    `json:"critical_failures"`
		Laureate         bool                   `json:"laureate"`
		Reasons          []string               `json:"reasons"`
	}
	channelJSON struct {
		N     int     `json:"n"`
		Void  int     `json:"n_void"`
		Score *string `json:"score"`
	}
	proposalJSON struct {
		Kind         string   `json:"kind"`
		Category     string   `json:"category"`
		Channel      string   `json:"channel,omitempty"`
		Participants []string `json:"participants"`
		Withheld     string   `json:"withheld,omitempty"`
	}
)

// json writes the ranking for machines.
func (v *rankingView) json(w io.Writer) error {
	res := v.res
	out := rankingJSON{
		Edition: editionJSON{res.Edition.Code, res.Edition.Name, res.Edition.Year, res.Edition.Example},
		Sealed:  res.Seal != nil && !res.SealBroken, Approved: !v.draft, Advice: v.advice(),
		Lists:     listsJSON{Category: map[string][]entryJSON{}, Channel: map[string][]entryJSON{}, Area: map[string][]entryJSON{}},
		Standings: map[string]standingJSON{}, Proposals: []proposalJSON{},
	}
	if out.Sealed {
		out.Seal = res.Seal.Hash
	}
	shown := map[int]bool{}
	for _, i := range v.shown {
		shown[i] = true
		out.Standings[res.Participations[i].Code] = v.standing(i)
	}
	for k := range res.Lists {
		v.addList(&out.Lists, &res.Lists[k], shown)
	}
	for _, p := range res.Proposals {
		if len(v.categories) == 1 && p.Category != v.categories[0].Code {
			continue
		}
		j := proposalJSON{Kind: string(p.Kind), Category: p.Category, Channel: string(p.Channel), Participants: []string{}, Withheld: string(p.Withheld)}
		for _, id := range p.Participations {
			i := slices.IndexFunc(res.Participations, func(q contest.Participation) bool { return q.ID == id })
			j.Participants = append(j.Participants, res.Participations[i].Code)
		}
		out.Proposals = append(out.Proposals, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// adviceMost is up to how many participations the JSON brings the advice along: the
// model it stands on takes longer than all else in a list of thousands, which is read by
// programs. The lists that people read always have it.
const adviceMost = 1000

// advice is what may be published of this ranking; nil: too many to say it in passing.
func (v *rankingView) advice() *adviceJSON {
	if len(v.res.Participations) > adviceMost {
		return nil
	}
	a := v.res.certainty().Advice
	return &adviceJSON{Grade: string(a.Grade), PublicPlace: a.PublicPlace, JuryPlace: a.JuryPlace, Text: v.adviceText()}
}

// adviceText is the advice in sentences.
func (v *rankingView) adviceText() string {
	return SayCertainty(v.o.cat).PublicationAdvice(v.res.certainty())
}

// addList files a list under its kind and code; of one category, only its own.
func (v *rankingView) addList(to *listsJSON, l *contest.RankingList, shown map[int]bool) {
	one := len(v.categories) == 1 && len(v.res.Categories) > 1
	if one && l.Kind == contest.ListCategory && l.Code != v.categories[0].Code {
		return
	}
	entries := []entryJSON{}
	for _, e := range l.Entries {
		if !shown[e.Index] {
			continue
		}
		p := v.res.Participations[e.Index]
		entries = append(entries, entryJSON{
			e.Place, p.Code, p.Name, p.Category, e.Score.Published.String(), e.Score.Exact(), e.AwardOrder, e.Laureate,
		})
	}
	switch l.Kind {
	case contest.ListOverall:
		to.Overall = entries
	case contest.ListCategory:
		to.Category[l.Code] = entries
	case contest.ListChannel:
		to.Channel[l.Code] = entries
	case contest.ListArea:
		to.Area[l.Code] = entries
	}
}

func (v *rankingView) standing(i int) standingJSON {
	st, p := v.res.Standings[i], v.res.Participations[i]
	j := standingJSON{
		Name: p.Name, Category: p.Category, Classified: st.Classified, Overall: st.Overall, Laureate: st.Laureate,
		Channels: map[string]channelJSON{}, Areas: map[string]string{}, CriticalFailures: st.CriticalFailures, Reasons: []string{},
	}
	for _, c := range st.Channels {
		if c.Applicable {
			cj := channelJSON{N: c.N, Void: c.Void}
			if c.Score != nil {
				text := c.Score.Published.String()
				cj.Score = &text
			}
			j.Channels[string(c.Channel)] = cj
		}
	}
	for _, a := range st.Areas {
		j.Areas[a.Area] = a.Score.Published.String()
	}
	for _, r := range st.Reasons {
		j.Reasons = append(j.Reasons, string(r.Code))
	}
	return j
}
