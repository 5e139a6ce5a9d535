package ranking

import (
	"cmp"
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// onSnapshots opens the list of approved rankings with what is different now.
func (s *Screen) onSnapshots() {
	cat := s.f.Cat
	load := task.NewLoader(s.f.Tasks)
	says := kit.NewParagraph("", kit.Style{})
	changes := kit.NewTable(kit.TableConfig[office.SnapshotDifference]{
		ID: "ranking.difference", Cat: cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: differenceColumns(cat),
		Key:   func(d office.SnapshotDifference) string { return d.Code },
		Empty: kit.Empty{Icon: theme.Icon("verified"), Title: cat.T("ranking.screen.same"), Text: cat.T("ranking.screen.same.text")},
	})
	var list *kit.Table[office.SnapshotLine]
	list = kit.NewTable(kit.TableConfig[office.SnapshotLine]{
		ID: "ranking.snapshot", Cat: cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: snapshotColumns(cat),
		Key: func(l office.SnapshotLine) string { return strconv.FormatInt(l.ID, 10) },
		OnSelect: func([]office.SnapshotLine) {
			l, ok := list.Current()
			if !ok {
				return
			}
			says.SetText(cat.T("ranking.screen.snapshot.says", "day", moment(cat, l)))
			task.Load(load, func(ctx context.Context) ([]office.SnapshotDifference, error) {
				return s.office.CompareSnapshot(ctx, s.f.Edition, l.ID)
			}, changes.SetRows, s.f.Fail)
		},
		Empty: kit.Empty{Icon: theme.Icon("verified"), Title: cat.T("ranking.screen.snapshot.none"), Text: cat.T("ranking.screen.snapshot.none.text")},
	})
	list.SetRows(s.state.snapshots)
	if len(s.state.snapshots) > 0 {
		list.Select(strconv.FormatInt(s.state.snapshots[0].ID, 10))
	}
	body := container.NewGridWithRows(2, list, container.NewBorder(kit.Padded(0, 1, says), nil, nil, nil, changes))
	kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T("ranking.screen.snapshots"), Icon: theme.Icon("verified"), Content: body,
		Width: 110, Height: 75, Focus: list.Keyboard(), OnClose: load.Stop,
	}).Show()
}

func moment(cat *locale.Catalogue, l office.SnapshotLine) string {
	at := l.ApprovedAt.Local()
	return cat.DateShort(at) + " " + at.Format("15:04")
}

func snapshotColumns(cat *locale.Catalogue) []kit.Column[office.SnapshotLine] {
	t := cat.T
	count := func(id string, of func(office.SnapshotLine) int) kit.Column[office.SnapshotLine] {
		return kit.Column[office.SnapshotLine]{
			ID: id, Title: t("ranking.screen.column." + id), Width: 120, Align: fyne.TextAlignTrailing,
			Text: func(l office.SnapshotLine) string { return cat.Integer(of(l)) }, Compare: func(a, b office.SnapshotLine) int { return cmp.Compare(of(a), of(b)) },
		}
	}
	return []kit.Column[office.SnapshotLine]{
		{ID: "when", Title: t("ranking.screen.column.when"), Width: 150, Text: func(l office.SnapshotLine) string { return moment(cat, l) }, Compare: func(a, b office.SnapshotLine) int { return a.ApprovedAt.Compare(b.ApprovedAt) }},
		count("participations", func(l office.SnapshotLine) int { return l.Participations }),
		count("classified", func(l office.SnapshotLine) int { return l.Classified }),
		count("laureates", func(l office.SnapshotLine) int { return l.Laureates }),
		{ID: "reason", Title: t("ranking.reason"), Width: 320, Text: func(l office.SnapshotLine) string { return l.Reason }},
	}
}

func differenceColumns(cat *locale.Catalogue) []kit.Column[office.SnapshotDifference] {
	t := cat.T
	title := func(has bool) string {
		if has {
			return t("ranking.laureate")
		}
		return "–"
	}
	type d = office.SnapshotDifference
	return []kit.Column[d]{
		{ID: "code", Title: t("office.ranking.code"), Width: 80, Text: func(x d) string { return x.Code }},
		{ID: "name", Title: t("ranking.participant"), Width: 260, Text: func(x d) string { return x.Name }},
		{ID: "before", Title: t("ranking.screen.column.score_before"), Width: 110, Align: fyne.TextAlignTrailing, Text: func(x d) string { return number(cat, x.Before) }, Compare: func(a, b d) int { return compareScores(a.Before, b.Before) }},
		{ID: "now", Title: t("ranking.screen.column.score_now"), Width: 90, Align: fyne.TextAlignTrailing, Text: func(x d) string { return number(cat, x.Now) }, Compare: func(a, b d) int { return compareScores(a.Now, b.Now) }},
		{ID: "place", Title: t("ranking.screen.column.place_change"), Width: 120, Align: fyne.TextAlignTrailing, Text: func(x d) string {
			return placeText(cat, x.PlaceBefore) + " → " + placeText(cat, x.PlaceNow)
		}, Compare: func(a, b d) int { return cmp.Compare(lastPlace(a.PlaceNow), lastPlace(b.PlaceNow)) }},
		{ID: "title", Title: t("ranking.screen.column.title_change"), Width: 150, Text: func(x d) string { return title(x.TitleBefore) + " → " + title(x.TitleNow) }},
	}
}
