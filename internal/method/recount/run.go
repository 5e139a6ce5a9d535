package recount

import (
	"bytes"
	"io"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
)

// Run recomputes what src holds and writes the result as JSON: for one bare case
// its `expected` list, an object an institution; for a package, zipped or not,
// {"cases":[{"name","expected"}]}. A zip is checked against its manifest first. It
// fails with codes case_*, recount_* or those of score.New; what was written by
// then is to be thrown away.
func Run(src io.ReaderAt, size int64, dst io.Writer) error {
	data, err := casesPart(src, size)
	if err != nil {
		return err
	}
	e := encoder{w: dst}
	many := 0
	err = ReadCases(data, func(c Case, bare bool) error {
		engine, err := rank.New(c.Input)
		if err != nil {
			return err
		}
		if !bare {
			if many == 0 {
				e.text(`{"cases":[`)
			}
			e.comma(many)
			e.text("\n" + `{"name":`)
			e.quoted(c.Name)
			e.text(`,"expected":`)
			many++
		}
		e.expected(c, engine.Ranking())
		if !bare {
			e.text("}")
		}
		return e.err
	})
	if err != nil {
		return err
	}
	if many > 0 {
		e.text("\n]}")
	}
	e.text("\n")
	return e.flush()
}

// expected writes a case's result, a row an institution in the case's order.
func (e *encoder) expected(c Case, r *rank.Ranking) {
	e.text("[")
	for i := range r.Standings {
		e.comma(i)
		e.text("\n" + `{"id":`)
		e.quoted(c.Input.Institutions[i].Code)
		e.standing(&r.Standings[i], c.Decides)
	}
	e.text("\n]")
}

// standing writes the rest of a row. An unclassified institution has overall null
// and no place, award order or title (method.md §5).
func (e *encoder) standing(st *contest.Standing, decides bool) {
	e.text(`,"classified":`)
	e.boolean(st.Classified)
	e.text(`,"critical_failures":`)
	e.integer(int64(st.CriticalFailures))
	e.text(`,"channels":{`)
	n := 0
	for i := range st.Channels {
		if ch := &st.Channels[i]; ch.Applicable {
			e.key(n, string(ch.Channel))
			e.channel(ch)
			n++
		}
	}
	e.text(`},"areas":{`)
	for i := range st.Areas {
		e.key(i, st.Areas[i].Area)
		e.score(&st.Areas[i].Score)
	}
	e.text(`},"overall":`)
	e.score(st.Overall)
	if st.Classified {
		e.text(`,"place":`)
		e.integer(int64(st.Place))
		e.text(`,"award_order":`)
		e.integer(int64(st.AwardOrder))
		e.text(`,"laureate":`)
		if decides {
			e.boolean(st.Laureate)
		} else {
			e.text("null")
		}
	}
	e.text("}")
}

// channel writes a channel; below n_min its score is null and n stays.
func (e *encoder) channel(ch *contest.ChannelStanding) {
	e.text(`{"n":`)
	e.integer(int64(ch.N))
	e.text(`,"n_void":`)
	e.integer(int64(ch.Void))
	e.text(`,"audits":[`)
	for i, a := range ch.Audits {
		e.comma(i)
		e.score(a)
	}
	e.text(`],"score":`)
	e.score(ch.Score)
	e.text("}")
}

// score writes {"exact":"16997/200","published":"84.99"} or null.
func (e *encoder) score(s *contest.Score) {
	if s == nil {
		e.text("null")
		return
	}
	e.text(`{"exact":"` + s.Exact() + `","published":"` + s.Published.String() + `"}`)
}

// bom is the byte order mark some editors put before UTF-8.
var bom = []byte("\xef\xbb\xbf")

// casesPart opens the JSON: of a zip its recount.json, else the whole.
func casesPart(src io.ReaderAt, size int64) (io.Reader, error) {
	head := make([]byte, 4)
	n, err := src.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	if bytes.HasPrefix(head, []byte("PK")) {
		return openPackage(src, size)
	}
	if size > maxPart {
		return nil, contest.E("recount_large", "part", casesName, "max", maxPart>>20)
	}
	from := int64(0)
	if bytes.HasPrefix(head, bom) {
		from = int64(len(bom))
	}
	return io.NewSectionReader(src, from, size-from), nil
}
