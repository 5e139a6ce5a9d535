package edition

import (
	"strconv"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// sealView is the state of the seal in words.
type sealView struct {
	title, text string
	tone        theme.Tone
	facts       [][2]string // label and value of the last seal
	factsTitle  string
	covers      []string // what a seal covers, as it is now
	coversTitle string
	changed     []brokenBy  // since the seal
	older       [][2]string // earlier seals: moment and reason or hash
	action      string      // "" none, else the button's text
	again       bool        // a reason is needed
}

// brokenBy is a step that changed what is sealed.
type brokenBy struct{ text, when, record string }

// sealedActions are the steps that change what is sealed.
func sealedActions() []string {
	return []string{"save_rules", "save_categories", "save_questionnaire", "add_questionnaire"}
}

// breaking keeps of a history the steps after a moment that still stand and concern the
// edition.
func breaking(all []office.HistoryLine, ed contest.Edition, after time.Time) []office.HistoryLine {
	var out []office.HistoryLine
	for _, l := range all {
		of, named := l.Args["edition"]
		if l.At.Before(after) || l.Undone || l.Undoer || named && of != ed.Name {
			continue
		}
		out = append(out, l)
	}
	return out
}

func sealOf(cat *locale.Catalogue, d office.EditionDetail, changes []office.HistoryLine) sealView {
	t := cat.T
	v := sealView{title: t("edition.seal.none"), text: t("edition.seal.none.text"), tone: theme.Warn, action: t("edition.seal.do"), coversTitle: t("edition.seal.will_cover")}
	v.covers = append(v.covers, rulesLine(cat, d.Rules), cat.N("edition.seal.categories", len(d.Categories)))
	for _, q := range d.Questionnaires {
		v.covers = append(v.covers, t("edition.seal.questionnaire", "channel", cat.Enum("channel", string(q.Channel)), "version", q.Version, "criteria", cat.N("edition.criteria", q.Criteria)))
	}
	s := d.Seal()
	if s == nil {
		return v
	}
	v.title, v.text, v.tone, v.action = t("edition.seal.good"), t("edition.seal.good.text"), theme.Good, ""
	v.coversTitle, v.factsTitle = t("edition.seal.covers"), t("edition.seal.inforce")
	if d.SealBroken {
		v.title, v.text, v.tone, v.action, v.again = t("edition.seal.broken"), t("edition.seal.broken.text"), theme.Bad, t("edition.seal.again"), true
		v.coversTitle, v.factsTitle = t("edition.seal.new_covers"), t("edition.seal.was_broken")
		for _, l := range changes {
			v.changed = append(v.changed, brokenBy{l.Text, moment(cat, l.At) + " · " + l.Who, strconv.FormatInt(l.ID, 10)})
		}
	}
	v.facts = [][2]string{{t("edition.seal.when"), moment(cat, s.SealedAt)}, {t("edition.seal.hash"), s.Hash}}
	if s.Reason != "" {
		v.facts = append(v.facts, [2]string{t("edition.seal.reason"), s.Reason})
	}
	for i := len(d.Seals) - 2; i >= 0; i-- {
		old := d.Seals[i]
		what := old.Reason
		if what == "" {
			what = t("edition.seal.first")
		}
		v.older = append(v.older, [2]string{moment(cat, old.SealedAt), what})
	}
	return v
}

// rulesLine says the rules in short.
func rulesLine(cat *locale.Catalogue, r contest.Rules) string {
	text := ""
	for i, c := range r.Channels {
		if i > 0 {
			text += ", "
		}
		text += cat.T("edition.seal.weight", "channel", cat.Enum("channel", string(c.Channel)), "weight", c.Weight)
	}
	return cat.T("edition.seal.rules", "weights", text, "score", cat.Number(r.Laureate.MinScore))
}

func moment(cat *locale.Catalogue, at time.Time) string {
	at = at.Local()
	return cat.DateShort(at) + " " + at.Format("15:04")
}
