package office

import (
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// register is what the program holds in memory of all institutions, so that a key
// press among 100,000 costs one pass over memory: one buffer of folded texts in Polish
// order of names, and beside it by position what lists are filtered by. It never
// changes once made, but for the orders that are added when first asked for.
type register struct {
	ids    []int64
	place  map[int64]int32 // position by id
	starts []int32         // start of each record's text in the buffer, and the end
	buffer string          // each record: a newline, the folded name, what else it is found by
	coded  map[string]coded
	flags  []registerFlag
	takes  map[int64]bitset // by edition: who takes part

	orders *orders
}

// registerFlag says what a record has.
type registerFlag uint8

const (
	hasEmail registerFlag = 1 << iota
	hasPhone
	hasRemark
)

// codedFields are the columns of few values, which filters take.
var codedFields = []string{"voivodeship", "county", "category", "sub"}

// coded is a column of few values: the number of each record's one.
type coded struct {
	values []string // by number; "" is 0
	number map[string]uint16
	of     []uint16 // by position
}

// bitset is a set of positions.
type bitset []uint64

func newBitset(n int) bitset      { return make(bitset, (n+63)/64) }
func (b bitset) add(i int32)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int32) bool { return int(i/64) < len(b) && b[i/64]&(1<<(i%64)) != 0 }

// readRegister reads all institutions: about a second for 100,000.
func readRegister(ctx context.Context, r *store.Reader) (*register, error) {
	total, err := r.InstitutionCount()
	if err != nil {
		return nil, err
	}
	w := newRegisterWriter(total)
	err = r.ListRows(func(row store.ListRow) error {
		w.add(row)
		if n := len(w.out.ids); n%1000 == 0 {
			progress(ctx, n, max(n, total))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	progress(ctx, total, total)
	out := w.finish()
	return out, out.readTakes(r)
}

// updated gives the register with some institutions read anew: changed, new, or gone.
func (g *register) updated(ctx context.Context, r *store.Reader, changed []int64) (*register, error) {
	order, err := r.InstitutionOrder()
	if err != nil {
		return nil, err
	}
	rows, err := r.ListRowsOf(changed)
	if err != nil {
		return nil, err
	}
	anew := make(map[int64]store.ListRow, len(rows))
	for _, row := range rows {
		anew[row.ID] = row
	}
	w := newRegisterWriter(len(order))
	var missing []int64
	for _, id := range order {
		at, known := g.place[id]
		row, fresh := anew[id]
		switch {
		case fresh:
			w.add(row)
		case known:
			w.copy(g, at)
		default:
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		return readRegister(ctx, r)
	}
	out := w.finish()
	return out, out.readTakes(r)
}

// again gives the register with who takes part read anew.
func (g *register) again(r *store.Reader) (*register, error) {
	out := *g
	return &out, out.readTakes(r)
}

// readTakes reads who takes part where.
func (g *register) readTakes(r *store.Reader) error {
	pairs, err := r.ParticipationPairs()
	if err != nil {
		return err
	}
	g.takes = map[int64]bitset{}
	for _, p := range pairs {
		if g.takes[p.EditionID] == nil {
			g.takes[p.EditionID] = newBitset(len(g.ids))
		}
		if at, ok := g.place[p.InstitutionID]; ok {
			g.takes[p.EditionID].add(at)
		}
	}
	return nil
}

// registerWriter makes a register record by record.
type registerWriter struct {
	out *register
	b   strings.Builder
	// of the columns of few values, in the order of codedFields
	coded []coded
}

// bytesEach is about how long a record's text is.
const bytesEach = 128

func newRegisterWriter(total int) *registerWriter {
	w := &registerWriter{out: &register{
		ids: make([]int64, 0, total), place: make(map[int64]int32, total), starts: make([]int32, 0, total+1),
		flags: make([]registerFlag, 0, total), coded: map[string]coded{}, orders: newOrders(),
	}}
	w.b.Grow(total * bytesEach)
	for range codedFields {
		w.coded = append(w.coded, coded{values: []string{""}, number: map[string]uint16{"": 0}, of: make([]uint16, 0, total)})
	}
	return w
}

// begin takes a record's id.
func (w *registerWriter) begin(id int64) {
	w.out.place[id] = int32(len(w.out.ids))
	w.out.ids = append(w.out.ids, id)
	w.out.starts = append(w.out.starts, int32(w.b.Len()))
}

// add takes a record as it is kept.
func (w *registerWriter) add(row store.ListRow) {
	w.begin(row.ID)
	w.b.WriteByte('\n')
	w.b.WriteString(strings.ReplaceAll(row.Fold, "\n", " "))
	for _, s := range []string{row.KRS, polish.Fold(row.Email), digitsOf(row.Phone)} {
		if s != "" {
			w.b.WriteByte(' ')
			w.b.WriteString(s)
		}
	}
	for i, v := range []string{row.Voivodeship, row.County, row.Category, row.Sub} {
		w.coded[i].add(v)
	}
	var f registerFlag
	if row.Email != "" {
		f |= hasEmail
	}
	if row.Phone != "" {
		f |= hasPhone
	}
	if len(row.Findings()) > 0 {
		f |= hasRemark
	}
	w.out.flags = append(w.out.flags, f)
}

// copy takes a record over from another register.
func (w *registerWriter) copy(g *register, at int32) {
	w.begin(g.ids[at])
	w.b.WriteString(g.buffer[g.starts[at]:g.starts[at+1]])
	for i, field := range codedFields {
		c := g.coded[field]
		w.coded[i].add(c.values[c.of[at]])
	}
	w.out.flags = append(w.out.flags, g.flags[at])
}

func (w *registerWriter) finish() *register {
	w.out.starts = append(w.out.starts, int32(w.b.Len()))
	w.out.buffer = w.b.String()
	for i, field := range codedFields {
		w.out.coded[field] = w.coded[i]
	}
	return w.out
}

// add takes the next record's value. Beyond 65,535 different ones a value counts as
// not given: no country has as many counties.
func (c *coded) add(value string) {
	n, known := c.number[value]
	if !known && len(c.values) < 1<<16 {
		n = uint16(len(c.values))
		value = strings.Clone(value)
		c.values = append(c.values, value)
		c.number[value] = n
	}
	c.of = append(c.of, n)
}

// digitsOf gives the digits of telephone numbers, a blank between numbers.
func digitsOf(phones string) string {
	var numbers []string
	for p := range strings.SplitSeq(phones, "; ") {
		if d := onlyDigits(p); d != "" && !slices.Contains(numbers, d) {
			numbers = append(numbers, d)
		}
	}
	return strings.Join(numbers, " ")
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// touchesRegister tells whether a commit may change what a register holds.
func touchesRegister(e contest.Event) bool {
	return len(e.Tables) == 0 || slices.Contains(e.Tables, "institution") || slices.Contains(e.Tables, "participation")
}
