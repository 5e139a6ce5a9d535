package office

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/method/recount"
	"biurolidera/internal/store"
)

// RecountSummary tells what was handed over.
type RecountSummary struct {
	SHA256 string
	Cases  int
}

// ExportRecount writes the anonymous recount package (method.md §6). Institutions
// get fresh random codes, audits an order of their content, so that nothing in it
// names an institution, an auditor, an hour or a comment. The hand-over stands in
// the history.
func (o *Office) ExportRecount(ctx context.Context, ed contest.Edition, out string) (s RecountSummary, err error) {
	defer wrap(&err, "ExportRecount(%q)", out)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return s, err
	}
	seed := make([]byte, 32)
	if _, err := rand.Read(seed); err != nil {
		return s, err
	}
	ids := make([]string, len(res.Participations))
	for i, p := range res.Participations {
		ids[i] = p.Code
	}
	pack := recount.Package{Title: ed.Name, Input: res.input, Codes: recount.Anonymise(ids, seed), Languages: recountLanguages()}
	if res.Seal != nil && !res.SealBroken {
		pack.Seal = res.Seal.Hash
	}
	var b bytes.Buffer
	if s.Cases, err = recount.Write(&b, pack); err != nil {
		return s, err
	}
	if err := writeFile(out, b.Bytes()); err != nil {
		return s, err
	}
	sum := sha256.Sum256(b.Bytes())
	s.SHA256 = hex.EncodeToString(sum[:])
	step := store.Step{Action: "export_recount", Args: contest.Args{"edition": ed.Name, "hash": s.SHA256}, Always: true}
	_, err = o.write(ctx, step, func(*store.Tx) error { return nil })
	return s, err
}

// recountLanguages gives the rules' texts in both languages.
func recountLanguages() []recount.Language {
	var all []recount.Language
	for _, lang := range locale.Languages() {
		c := locale.For(lang)
		all = append(all, recount.Language{Code: lang, T: c.T})
	}
	return all
}

// RunRecount recomputes the standings from a package or a bare case alone.
func RunRecount(path string) (_ []byte, err error) {
	defer wrap(&err, "RunRecount(%q)", path)
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	var b bytes.Buffer
	if err := recount.Run(f, size, &b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
