package dashboard

import (
	"biurolidera/app/ui/screen"
	"biurolidera/internal/locale"
)

// step is one of the first steps of an edition.
type step struct {
	name, title, text, do string
	done                  bool
	next                  bool // the first that is not done
	to                    screen.Route
}

// firstSteps lead through the year until the first sheet is in; then none is given: the
// dashboard's other parts say what is to be done.
func firstSteps(cat *locale.Catalogue, d data) []step {
	c := d.detail.Counts
	if c.Submitted > 0 {
		return nil
	}
	all := []step{
		{name: "calendar", done: len(d.detail.Calendar) > 0, to: screen.Route{Screen: "edition", Record: "calendar"}},
		{name: "institutions", done: d.institutions > 0 || c.Participations > 0, to: screen.Route{Screen: "institution", Record: "import"}},
		{name: "applications", done: c.Accepted > 0, to: screen.Route{Screen: "application"}},
		{name: "seal", done: d.detail.Sealed(), to: screen.Route{Screen: "edition", Record: "seal"}},
		{name: "audits", done: c.Audits > 0, to: screen.Route{Screen: "audit"}},
		{name: "sheets", to: screen.Route{Screen: "audit"}},
		{name: "ranking", done: c.Snapshots > 0, to: screen.Route{Screen: "ranking"}},
		{name: "licences", done: c.Licences > 0, to: screen.Route{Screen: "licence"}},
	}
	found := false
	for i := range all {
		s := &all[i]
		key := "dashboard.first." + s.name
		s.title, s.text, s.do = cat.T(key), cat.T(key+".text"), cat.T(key+".do")
		s.next = !s.done && !found
		found = found || !s.done
	}
	return all
}

func stepsDone(all []step) (n int) {
	for _, s := range all {
		if s.done {
			n++
		}
	}
	return n
}
