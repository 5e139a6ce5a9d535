// Package scan reads PDFs that come from outside, scans and printed messages: it makes
// pictures of their pages and writes them anew without what tells who made them.
//
// The reader is PDFium as WebAssembly. Such a file may be made to do harm, so the reader
// has its own bounded memory and nothing else: no files, no network, no clock. The program
// starts itself anew for each file: what reading takes of memory, and what a bad file does
// to the reader, is not the window's. What is done ends when the caller's context does.
package scan

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"

	"biurolidera/internal/contest"
)

// MaxPages is how many pages a file may have.
const MaxPages = 100

// Helper is the argument with which a program is started that shall call Serve.
const Helper = "read-pdf"

// Program is the file of the program that is started with Helper for each PDF. Where it
// is empty or can't be started, the PDF is read by this one.
var Program string

// Pages makes a JPEG of each page of the file called name, at most width pixels wide and
// four times as high, and hands it to take. An error of take ends it. It fails with
// pdf_locked where a password is asked for, pdf_pages where there are more than MaxPages
// and pdf_damaged.
func Pages(ctx context.Context, name string, data []byte, width int, take func(jpeg []byte) error) error {
	return do(ctx, question{Name: name, PDF: data, Width: width}, take)
}

// Clean writes a file anew: what its pages show stays, who made it with what and when,
// scripts, attached files, forms, the authors of remarks and the EXIF of its pictures go.
// The same file gives the same bytes. It fails as Pages does.
func Clean(ctx context.Context, name string, data []byte) (clean []byte, err error) {
	err = do(ctx, question{Name: name, PDF: data}, func(pdf []byte) error {
		clean = pdf
		return nil
	})
	return clean, err
}

// question is what a helper is asked: for pictures of the pages, or where Width is 0 for
// a clean file.
type question struct {
	Name  string
	PDF   []byte
	Width int
}

// part is a helper's answer, or one of several; the last one is Last.
type part struct {
	Data []byte
	Last bool
	Code string // of the office's error that ended it
	Args map[string]any
}

// Serve answers one question on in and gives the program's exit code.
func Serve(in io.Reader, out io.Writer) int {
	var q question
	if err := gob.NewDecoder(in).Decode(&q); err != nil {
		return 1
	}
	to := gob.NewEncoder(out)
	err := answer(context.Background(), q, func(data []byte) error { return to.Encode(part{Data: data}) })
	last := part{Last: true}
	var known *contest.Error
	switch {
	case errors.As(err, &known):
		last.Code, last.Args = known.Code, known.Args
	case err != nil:
		return 1
	}
	if to.Encode(last) != nil {
		return 1
	}
	return 0
}

// do has a question answered.
func do(ctx context.Context, q question, take func([]byte) error) error {
	if Program == "" {
		return answer(ctx, q, take)
	}
	outer := ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var asked bytes.Buffer
	if err := gob.NewEncoder(&asked).Encode(q); err != nil {
		return err
	}
	helper := exec.CommandContext(ctx, Program, Helper)
	helper.Stdin = &asked
	out, err := helper.StdoutPipe()
	if err != nil {
		return err
	}
	if helper.Start() != nil { // its file may have been moved since
		return answer(outer, q, take)
	}
	err = follow(gob.NewDecoder(out), take)
	cancel()
	_ = helper.Wait() // where it was not at its end, it was ended
	if errors.Is(err, errEnded) {
		return cmp.Or(outer.Err(), error(contest.E("pdf_damaged", "file", q.Name).Because(err)))
	}
	return err
}

// errEnded is a helper that ended before its last word.
var errEnded = errors.New("scan: the helper has ended")

// follow takes what a helper answers.
func follow(from *gob.Decoder, take func([]byte) error) error {
	for {
		var p part
		if err := from.Decode(&p); err != nil {
			return fmt.Errorf("%w: %w", errEnded, err)
		}
		switch {
		case p.Code != "":
			return &contest.Error{Code: p.Code, Args: p.Args}
		case p.Last:
			return nil
		}
		if err := take(p.Data); err != nil {
			return err
		}
	}
}

// answer does what is asked in this program.
func answer(ctx context.Context, q question, take func([]byte) error) (err error) {
	var taken error // is not what the reader says
	err = open(ctx, q, func(r reader) error {
		if q.Width == 0 {
			clean, err := r.anew()
			if err != nil {
				return err
			}
			blankEXIF(clean)
			taken = take(clean)
			return taken
		}
		for n := range r.pages {
			picture, err := r.page(n, q.Width)
			if err != nil {
				return err
			}
			if taken = take(picture); taken != nil {
				return taken
			}
		}
		return nil
	})
	return cmp.Or(taken, err)
}
