package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestTimes(t *testing.T) {
	warsaw := time.FixedZone("", 2*3600)
	at := time.Date(2025, 10, 3, 0, 15, 30, 123_456_789, warsaw)
	for _, c := range []struct {
		name, text string
		want       time.Time
	}{
		{"day", day(at), time.Date(2025, 10, 3, 0, 0, 0, 0, time.UTC)},
		{"moment", moment(at), at.UTC().Truncate(time.Millisecond)},
		{"clock", clockTime(at), at.Truncate(time.Second)},
		{"none", day(time.Time{}), time.Time{}},
		{"no moment", moment(time.Time{}), time.Time{}},
		{"no clock", clockTime(time.Time{}), time.Time{}},
	} {
		var got time.Time
		if err := (when{&got}).Scan(c.text); err != nil || !got.Equal(c.want) {
			t.Errorf("%s: %q is read as %v, want %v (%v)", c.name, c.text, got, c.want, err)
		}
	}
	var got time.Time
	for _, bad := range []any{"yesterday", "2025-13-01", int64(5), nil} {
		if (when{&got}).Scan(bad) == nil {
			t.Errorf("%v was taken for a time", bad)
		}
	}
}

func TestJSONColumns(t *testing.T) {
	for _, want := range [][]string{nil, {"a", "ż\"\x00"}} {
		s, err := asJSON(want)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		if err := (fromJSON{&got}).Scan(s); err != nil {
			t.Fatal(err)
		}
		same(t, s, want, got)
	}
	var v []string
	if (fromJSON{&v}).Scan(int64(1)) == nil || (fromJSON{&v}).Scan("{") == nil {
		t.Error("no JSON was taken")
	}
}

func TestSummary(t *testing.T) {
	db := create(t, options(t))
	furnish(t, db)
	s, err := db.Summary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.FileID != db.FileID() || s.Schema != SchemaVersion() || s.Head.Changes != 1 || s.Counts["category"] != 5 || s.Counts["answer"] != 0 {
		t.Errorf("summary %+v", s)
	}
	for head, want := range map[Head]bool{
		s.Head: true, {Changes: 0, Hash: hexOf(db.genesis())}: true, {Changes: 0, Hash: "x"}: false, {Changes: 1, Hash: "x"}: false, {Changes: 9, Hash: s.Head.Hash}: false,
	} {
		has, err := db.HasChange(t.Context(), head)
		if err != nil || has != want {
			t.Errorf("has %+v: %v, %v", head, has, err)
		}
	}
	if n, err := db.Size(t.Context()); err != nil || n < 100_000 || n%4096 != 0 {
		t.Errorf("size %d, %v", n, err)
	}
	if err := db.Sound(t.Context()); err != nil {
		t.Error(err)
	}
	release, err := TakeLock(db.Path(), Options{})
	wantCode(t, err, "file_locked")
	if release != nil {
		t.Error("a lock that was refused")
	}
}

// A broken chain is no sound file, and no backup of it counts.
func TestSoundOfABrokenChain(t *testing.T) {
	o := options(t)
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	db = tamper(t, db, o, "UPDATE change SET who = 'x'")
	wantCode(t, db.Sound(t.Context()), "history_broken")
}

func TestMissing(t *testing.T) {
	err := missing("audit", "2025-W-0001")
	wantCode(t, err, "record_missing")
	same(t, "args", contest.Args{"what": "audit", "key": "2025-W-0001"}, err.(*contest.Error).Args)
}
