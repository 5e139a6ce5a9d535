// Command table sets our figures beside the peers', as ratios, with the targets.
//
//	table RESULTS.jsonl BENCHMARKS.txt OUT.json
//
// RESULTS is what run wrote, BENCHMARKS what go test -bench printed. A slow figure
// is shown as such and fails nothing.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("table RESULTS.jsonl BENCHMARKS.txt OUT.json")
	}
	f := figures{}
	missing, err := f.results(os.Args[1])
	if err == nil {
		err = f.benchmarks(os.Args[2])
	}
	if err != nil {
		log.Fatal(err)
	}
	lines := f.lines()
	show(lines)
	for _, m := range missing {
		fmt.Println("not measured:", m)
	}
	data, err := json.MarshalIndent(map[string]any{
		"at": time.Now().UTC().Format(time.RFC3339), "cores": runtime.NumCPU(), "go": runtime.Version(),
		"rows": lines, "figures": f, "missing": missing,
	}, "", " ")
	if err == nil {
		err = os.WriteFile(os.Args[3], append(data, '\n'), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// line is a row of the table with its figures filled in; a nil figure is missing.
type line struct {
	Section string   `json:"section"`
	What    string   `json:"what"`
	Ours    *float64 `json:"ours"`
	Peer    *float64 `json:"peer"`
	PeerIs  string   `json:"peer_is,omitempty"`
	Unit    string   `json:"unit"`
	Ratio   *float64 `json:"ratio"` // ours to the peer's
	Target  string   `json:"target,omitempty"`
	Met     *bool    `json:"met"`
}

func (f figures) lines() []line {
	var all []line
	for _, r := range rows {
		l := line{Section: r.section, What: r.what, PeerIs: r.peerIs, Unit: r.unit, Target: r.target.String()}
		l.Ours = f.value(r.ours)
		if r.peer != "" {
			l.Peer = f.value(r.peer)
		}
		if l.Ours == nil && l.Peer == nil {
			continue
		}
		if l.Ours != nil && l.Peer != nil && *l.Peer > 0 {
			ratio := *l.Ours / *l.Peer
			l.Ratio = &ratio
		}
		l.Met = r.target.met(l)
		all = append(all, l)
	}
	return all
}

// show prints the table, aligned.
func show(lines []line) {
	cells := [][]string{{"what", "ours", "peer", "", "ratio", "target", "met?"}}
	sections := []string{""}
	for _, l := range lines {
		met := "–"
		if l.Met != nil {
			met = map[bool]string{true: "yes", false: "NO"}[*l.Met]
		}
		ratio := "–"
		if l.Ratio != nil {
			ratio = fmt.Sprintf("%.2f", *l.Ratio)
			if *l.Ratio < 0.1 {
				ratio = fmt.Sprintf("1/%.0f", 1 / *l.Ratio)
			}
		}
		cells = append(cells, []string{l.What, amount(l.Ours, l.Unit), amount(l.Peer, l.Unit), l.PeerIs, ratio, l.Target, met})
		sections = append(sections, l.Section)
	}
	widths := make([]int, len(cells[0]))
	for _, row := range cells {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for n, row := range cells {
		if n > 0 && sections[n] != sections[n-1] {
			fmt.Printf("\n%s\n", sections[n])
		}
		var b strings.Builder
		for i, c := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
			if right := slices.Contains([]int{1, 2, 4}, i); right {
				b.WriteString(pad + c + "  ")
			} else {
				b.WriteString(c + pad + "  ")
			}
		}
		fmt.Println(strings.TrimRight(b.String(), " "))
	}
	fmt.Println()
}

func amount(v *float64, unit string) string {
	switch {
	case v == nil:
		return "–"
	case *v == 0:
		return strings.TrimSpace("0 " + unit)
	case *v == float64(int(*v)) && unit == "":
		return fmt.Sprint(int(*v))
	case *v < 1:
		return fmt.Sprintf("%.3f %s", *v, unit)
	case *v < 100:
		return fmt.Sprintf("%.2f %s", *v, unit)
	}
	return fmt.Sprintf("%.0f %s", *v, unit)
}
