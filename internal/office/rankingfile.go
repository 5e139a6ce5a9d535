package office

import (
	"context"
	"io"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/ranking"
	"biurolidera/internal/drawing"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// RankingSummary tells what a written ranking holds.
type RankingSummary struct {
	Files        []string
	Participants int
	Classified   int
	Laureates    int
	Sealed       bool // sealed, and unchanged since
}

// WriteRanking computes the ranking and writes it: as json, csv, xlsx, pdf or
// html. category limits it to one; empty: all.
func (o *Office) WriteRanking(ctx context.Context, ed contest.Edition, category, as, out string) (s RankingSummary, err error) {
	defer wrap(&err, "WriteRanking(%q, %q)", as, out)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return s, err
	}
	if len(res.Participations) == 0 {
		return s, contest.E("ranking_empty", "edition", ed.Name)
	}
	v, err := o.newRankingView(ctx, res, category)
	if err != nil {
		return s, err
	}
	switch as {
	case "json":
		err = writeStream(out, v.json)
	case "csv":
		err = writeStream(out, func(w io.Writer) error { return exchange.WriteCSV(w, v.table()) })
	case "xlsx":
		err = writeStream(out, func(w io.Writer) error { return exchange.WriteXLSX(w, v.workbook()) })
	case "html":
		var page []byte
		if page, err = ranking.HTML(v.paper()); err == nil {
			err = writeFile(out, page)
		}
	case "pdf":
		var doc drawing.Document
		if doc, err = ranking.Document(v.paper()); err == nil {
			err = writeDocument(out, doc)
		}
	}
	s = RankingSummary{Files: []string{out}, Participants: len(v.shown), Sealed: res.Seal != nil && !res.SealBroken}
	for _, i := range v.shown {
		if res.Standings[i].Classified {
			s.Classified++
		}
		if res.Standings[i].Laureate {
			s.Laureates++
		}
	}
	return s, err
}

// writeDocument paints a document and writes it.
func writeDocument(out string, doc drawing.Document) error {
	pdf, err := drawing.WritePDF(doc)
	if err != nil {
		return err
	}
	return writeFile(out, pdf)
}

// rankingView is a ranking as it is written: in the language of the office, for
// all categories or one.
type rankingView struct {
	o          *Office
	res        *Ranking
	categories []contest.Category
	shown      []int // positions of the participations shown
	seats      map[int64]seat
	draft      bool // no approved snapshot
}

// seat is where an institution is.
type seat struct{ town, voivodeship string }

// beside gives the town where a name does not say it already.
func (s seat) beside(name string) string {
	if strings.Contains(name, s.town) {
		return ""
	}
	return s.town
}

func (o *Office) newRankingView(ctx context.Context, res *Ranking, category string) (*rankingView, error) {
	v := &rankingView{o: o, res: res, categories: res.Categories, seats: map[int64]seat{}, draft: true}
	if category != "" {
		i := slices.IndexFunc(res.Categories, func(c contest.Category) bool {
			return strings.EqualFold(c.Code, category) || strings.EqualFold(c.Name, category)
		})
		if i < 0 {
			var codes []string
			for _, c := range res.Categories {
				codes = append(codes, c.Code)
			}
			return nil, contest.E("category_unknown", "category", category, "categories", strings.Join(codes, ", "))
		}
		v.categories = res.Categories[i : i+1]
	}
	for i, p := range res.Participations {
		if category == "" || p.Category == v.categories[0].Code {
			v.shown = append(v.shown, i)
		}
	}
	var err error
	v.seats, v.draft, err = o.seats(ctx, res.Edition)
	return v, err
}

// seats reads where the institutions are, and whether the ranking is a draft.
func (o *Office) seats(ctx context.Context, ed contest.Edition) (seats map[int64]seat, draft bool, err error) {
	seats = map[int64]seat{}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		_, found, err := r.LatestSnapshot(ed.ID)
		if err != nil {
			return err
		}
		draft = !found
		return r.Institutions(func(i contest.Institution) error {
			seats[i.ID] = seat{i.Address.Place, i.Voivodeship}
			return nil
		})
	})
	return seats, draft, err
}

// paper gives the printed list's plain values.
func (v *rankingView) paper() ranking.Data {
	s, res := v.o.settings(), v.res
	d := ranking.Data{
		Lang: v.o.cat.Lang(), Contest: s.Contest.Name, Edition: res.Edition.Name, Year: res.Edition.Year,
		Example: res.Edition.Example, Place: s.Signatory.Place, Day: day(v.o.opt.Now()), Draft: v.draft,
		Advice: v.adviceText(),
	}
	if res.Seal != nil && !res.SealBroken {
		d.SealHash = res.Seal.Hash
	}
	for _, c := range res.Rules.Channels {
		d.Channels = append(d.Channels, ranking.Channel{Channel: c.Channel, Weight: c.Weight})
	}
	for _, c := range v.categories {
		if list := res.List(contest.ListCategory, c.Code); len(list.Entries)+len(list.Unclassified) > 0 {
			d.Categories = append(d.Categories, v.category(c, list))
		}
	}
	return d
}

func (v *rankingView) category(c contest.Category, list *contest.RankingList) ranking.Category {
	out := ranking.Category{Name: c.Name}
	for _, e := range list.Entries {
		st, p := v.res.Standings[e.Index], v.res.Participations[e.Index]
		row := ranking.Row{Place: e.Place, Name: p.Name, Town: v.town(p), Score: e.Score.Published, Laureate: st.Laureate}
		for _, ch := range st.Channels {
			r := ranking.Result{Applies: ch.Applicable}
			if ch.Score != nil {
				r.Score = &ch.Score.Published
			}
			row.Channels = append(row.Channels, r)
		}
		out.Rows = append(out.Rows, row)
	}
	for i, st := range v.res.Standings {
		if p := v.res.Participations[i]; !st.Classified && p.Category == c.Code {
			out.Unclassified = append(out.Unclassified, ranking.Unclassified{Name: p.Name, Town: v.town(p), Reason: v.reasons(st)})
		}
	}
	return out
}

func (v *rankingView) town(p contest.Participation) string {
	return v.seats[p.InstitutionID].beside(p.Name)
}

// reasons writes why a participation is not classified or gets no title.
func (v *rankingView) reasons(st contest.Standing) string {
	var all []string
	for _, r := range st.Reasons {
		all = append(all, v.o.cat.T("reason."+string(r.Code), r.Pairs()...))
	}
	return strings.Join(all, "; ")
}
