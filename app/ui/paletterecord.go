package ui

import (
	"context"
	"strings"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"
)

// place is where a kind of record is shown.
type place struct{ screen, icon string }

// places tell where what is found is shown.
var places = map[office.FoundKind]place{
	office.FoundInstitution:   {"institution", "account_balance"},
	office.FoundParticipation: {"application", "assignment"},
	office.FoundAudit:         {"audit", "fact_check"},
	office.FoundLicence:       {"licence", "workspace_premium"},
}

// find searches the file's records off the UI thread.
func (p *palette) find(query string) {
	if strings.TrimSpace(query) == "" {
		p.loader.Stop()
		return
	}
	s := p.shell
	p.say("shell.palette.searching")
	o, ed := s.file.office, s.file.edition
	task.Load(p.loader, func(ctx context.Context) ([]office.FoundGroup, error) {
		return o.SearchEverything(ctx, ed, query, paletteGroup)
	}, func(groups []office.FoundGroup) {
		p.records = s.recordOffers(groups)
		p.say("shell.palette.none")
		p.arrange(query)
	}, s.fail)
}

// say changes what stands where no line is shown.
func (p *palette) say(key string) { p.empty.SetText(p.shell.cat.T(key)) }

// recordOffers are hits as lines of the palette; a kind that no screen shows is left
// out.
func (s *Shell) recordOffers(groups []office.FoundGroup) []offer {
	var all []offer
	for _, g := range groups {
		at, known := places[g.Kind]
		if _, there := s.entry(at.screen); !known || !there {
			continue
		}
		kind := s.cat.Enum("found", string(g.Kind))
		for _, hit := range g.Hits {
			to := screen.Route{Screen: at.screen, Record: hit.Code}
			all = append(all, newOffer(kind, hit.Title, hit.Code+" · "+hit.Subtitle, theme.Icon(at.icon), func() { s.Go(to) }))
		}
	}
	return all
}
