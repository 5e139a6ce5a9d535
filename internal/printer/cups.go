//go:build !windows

package printer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// List gives the printers, the default one first; the error is print_no_system
// where CUPS is missing or not running, and print_no_printer where it has none.
func (s *System) List(ctx context.Context) ([]Printer, error) {
	ctx, cancel := context.WithTimeout(ctx, listLimit)
	defer cancel()
	if running, err := s.run(ctx, nil, "lpstat", "-r"); err != nil || strings.Contains(running, "not running") {
		return nil, noSystem(ctx, err)
	}
	// Either answers with an error where there is nothing to list.
	found, _ := s.run(ctx, nil, "lpstat", "-e")
	details, _ := s.run(ctx, nil, "lpstat", "-l", "-p", "-d")
	if err := ctx.Err(); err != nil {
		return nil, limited(ctx, err)
	}
	all := parsePrinters(found, details)
	if len(all) == 0 {
		return nil, contest.E("print_no_printer")
	}
	return all, nil
}

// parsePrinters reads what lpstat writes in the C locale: found has a name a line,
// details a "printer NAME is idle" with indented lines below it.
func parsePrinters(found, details string) []Printer {
	var all []Printer
	byName := map[string]int{}
	add := func(name string) {
		if _, there := byName[name]; name != "" && !there {
			byName[name] = len(all)
			all = append(all, Printer{Name: name, Title: name})
		}
	}
	for _, line := range strings.Split(found, "\n") {
		add(strings.TrimSpace(line))
	}
	current, standard := "", ""
	for _, line := range strings.Split(details, "\n") {
		if rest, ok := strings.CutPrefix(line, "printer "); ok {
			current, _, _ = strings.Cut(rest, " ")
			add(current)
		}
		if title, ok := strings.CutPrefix(strings.TrimSpace(line), "Description: "); ok && current != "" && title != "" {
			all[byName[current]].Title = title
		}
		if name, ok := strings.CutPrefix(line, "system default destination: "); ok {
			standard = strings.TrimSpace(name)
		}
	}
	if i, there := byName[standard]; there {
		p := all[i]
		p.Default = true
		all = append([]Printer{p}, append(all[:i:i], all[i+1:]...)...)
	}
	return all
}

// Print hands a job to CUPS and gives the number of its request. The PDF goes in
// through a pipe, so that no copy of it is left behind. Errors: print_no_system,
// print_unknown_printer, print_no_printer (no default), print_refused,
// print_timeout.
func (s *System) Print(ctx context.Context, job Job) (request string, err error) {
	ctx, cancel := context.WithTimeout(ctx, printLimit)
	defer cancel()
	args := []string{"-n", strconv.Itoa(min(max(1, job.Copies), MostCopies))}
	if job.Printer != "" {
		args = append(args, "-d", job.Printer)
	}
	if title := cleanTitle(job.Title); title != "" {
		args = append(args, "-t", title)
	}
	if job.Paper != "" {
		args = append(args, "-o", "media="+job.Paper)
	}
	if len(job.Pages) > 0 {
		args = append(args, "-P", job.Pages.String())
	}
	out, err := s.run(ctx, job.PDF, "lp", args...)
	if err != nil {
		return "", refusal(ctx, job.Printer, err)
	}
	// "request id is Biuro-17 (0 file(s))"
	_, rest, _ := strings.Cut(out, "request id is ")
	request, _, _ = strings.Cut(rest, " ")
	return strings.TrimSpace(request), nil
}

// commandError is what a program of CUPS said before it failed.
type commandError struct {
	command string
	said    string
	err     error
}

func (e *commandError) Error() string {
	return fmt.Sprintf("%s: %v: %s", e.command, e.err, strings.TrimSpace(e.said))
}

func (e *commandError) Unwrap() error { return e.err }

// run runs a program of CUPS and gives what it wrote.
func (s *System) run(ctx context.Context, input []byte, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(append(os.Environ(), "LC_ALL=C.UTF-8", "LANG=C.UTF-8", "LANGUAGE=C"), s.env...)
	cmd.Stdin = bytes.NewReader(input)
	var out, faults bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &faults
	if err := cmd.Run(); err != nil {
		return out.String(), &commandError{name, faults.String(), err}
	}
	return out.String(), nil
}

// noSystem is the error of a computer that can't print.
func noSystem(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return limited(ctx, ctx.Err())
	}
	return contest.E("print_no_system").Because(err)
}

// refusal tells why lp did not take a job.
func refusal(ctx context.Context, printer string, err error) error {
	if ctx.Err() != nil {
		return limited(ctx, err)
	}
	var c *commandError
	if !errors.As(err, &c) || errors.Is(err, exec.ErrNotFound) {
		return contest.E("print_no_system").Because(err)
	}
	for _, known := range []struct{ said, code string }{
		{"does not exist", "print_unknown_printer"},
		{"unknown destination", "print_unknown_printer"},
		{"no default destination", "print_no_printer"},
		{"no destinations", "print_no_printer"},
		{"connection refused", "print_no_system"},
		{"scheduler", "print_no_system"},
		{"no such file or directory", "print_no_system"},
	} {
		if strings.Contains(strings.ToLower(c.said), known.said) {
			return contest.E(known.code, "printer", printer).Because(err)
		}
	}
	return contest.E("print_refused", "printer", printer).Because(err)
}

// Clean has nothing to remove: CUPS is given no files.
func Clean() {}
