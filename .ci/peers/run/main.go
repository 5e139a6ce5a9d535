// Command run measures whole processes, from start to exit, and writes a line of
// JSON for each into a log.
//
//	run -log FILE [-n 5] [-before COMMAND] NAME[@OUT]=COMMAND …
//	run -log FILE -skip NAME=REASON
//
// The commands take turns, so that whatever else the machine does falls on all of
// them alike. OUT is the file or folder a command writes: it is taken away before
// each run and its size is told. What -before does is not timed.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// result is what is known of one command; times in seconds, medians.
type result struct {
	Name    string  `json:"name"`
	Runs    int     `json:"runs,omitempty"`
	Seconds float64 `json:"seconds,omitempty"`
	Least   float64 `json:"least,omitempty"`
	Most    float64 `json:"most,omitempty"`
	CPU     float64 `json:"cpu,omitempty"`
	PeakMB  float64 `json:"peak_mb,omitempty"` // of the largest process, the most of all runs
	KB      float64 `json:"kb,omitempty"`
	Files   int     `json:"files,omitempty"`
	Missing string  `json:"missing,omitempty"` // why there is no figure
}

// program is a command with its runs so far.
type program struct {
	result
	out     string
	before  []string
	command []string
	wall    []float64
	cpu     []float64
}

func main() {
	log.SetFlags(0)
	logFile := flag.String("log", "", "file that results are added to")
	runs := flag.Int("n", 5, "runs of each command")
	before := flag.String("before", "", "command done before each run")
	skip := flag.Bool("skip", false, "note NAME=REASON instead of running anything")
	flag.Parse()
	var programs []*program
	for _, arg := range flag.Args() {
		name, command, ok := strings.Cut(arg, "=")
		if !ok || command == "" {
			log.Fatalf("run: %q is no NAME=COMMAND", arg)
		}
		p := &program{before: strings.Fields(*before), command: strings.Fields(command)}
		p.Name, p.out, _ = strings.Cut(name, "@")
		if *skip {
			p.Missing = command
		}
		programs = append(programs, p)
	}
	for range *runs {
		for _, p := range programs {
			p.once()
		}
	}
	if err := write(*logFile, programs); err != nil {
		log.Fatal(err)
	}
}

// once runs the command, unless it is known not to run.
func (p *program) once() {
	if p.Missing != "" {
		return
	}
	if p.out != "" {
		if err := os.RemoveAll(p.out); err != nil {
			p.Missing = err.Error()
			return
		}
	}
	if len(p.before) > 0 {
		if out, err := exec.Command(p.before[0], p.before[1:]...).CombinedOutput(); err != nil {
			p.Missing = lastLine(out, err)
			return
		}
	}
	var said bytes.Buffer
	c := exec.Command(p.command[0], p.command[1:]...)
	c.Stderr = &said
	start := time.Now()
	err := c.Run()
	p.wall = append(p.wall, time.Since(start).Seconds())
	if err != nil {
		p.Missing = lastLine(said.Bytes(), err)
		return
	}
	use := c.ProcessState.SysUsage().(*syscall.Rusage)
	p.cpu = append(p.cpu, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds())
	p.PeakMB = max(p.PeakMB, float64(use.Maxrss)/1024)
}

// lastLine is what a program said last before it failed.
func lastLine(said []byte, err error) string {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return last
	}
	return err.Error()
}

// sum fills the result in.
func (p *program) sum() {
	if p.Missing != "" {
		return
	}
	p.Runs, p.Seconds, p.CPU = len(p.wall), median(p.wall), median(p.cpu)
	p.Least, p.Most = slices.Min(p.wall), slices.Max(p.wall)
	if p.out == "" {
		return
	}
	err := filepath.WalkDir(p.out, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		p.Files++
		p.KB += float64(info.Size()) / 1000
		return nil
	})
	// Parts of a long file have numbers of their own beside the name.
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.Missing = err.Error()
	}
}

func median(v []float64) float64 {
	s := slices.SortedFunc(slices.Values(v), cmp.Compare[float64])
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

func write(file string, programs []*program) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	for _, p := range programs {
		p.sum()
		line, err := json.Marshal(p.result)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(f, "%s\n", line); err != nil {
			return err
		}
		if p.Missing != "" {
			fmt.Printf("  %-28s – %s\n", p.Name, p.Missing)
			continue
		}
		fmt.Printf("  %-28s %8.3f s  (%.3f–%.3f, %d runs)  cpu %.2f s  %4.0f MB\n", p.Name, p.Seconds, p.Least, p.Most, p.Runs, p.CPU, p.PeakMB)
	}
	return f.Close()
}
