// Command float ranks the participants of a file as one would in an evening: the
// answers streamed from SQLite, floating point, one list, no rules.
//
//	float FILE.lider
package main

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("float FILE.lider")
	}
	if err := ranking(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// item is a criterion at its position in a questionnaire.
type item struct {
	section        int
	weight, most   float64
	sectionWeights []float64
}

type audit struct {
	participation int
	channel       string
	items         []item
	points, of    []float64 // by section
}

func ranking(file string) error {
	db, err := sql.Open("sqlite3", "file:"+file+"?mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	audits, err := readAudits(db)
	if err != nil {
		return err
	}
	if err := readAnswers(db, audits); err != nil {
		return err
	}
	weights, err := channelWeights(db)
	if err != nil {
		return err
	}
	list := overall(audits, weights)
	for i, e := range list {
		fmt.Printf("%d\t%d\t%.2f\n", i+1, e.participation, e.score)
	}
	return nil
}

func readAudits(db *sql.DB) (map[int]*audit, error) {
	items, err := readItems(db)
	if err != nil {
		return nil, err
	}
	rows, err := db.Query(`SELECT id, participation_id, channel, questionnaire_id FROM audit WHERE state = 'approved'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	audits := map[int]*audit{}
	for rows.Next() {
		var id, questionnaire int
		a := &audit{}
		if err := rows.Scan(&id, &a.participation, &a.channel, &questionnaire); err != nil {
			return nil, err
		}
		a.items = items[questionnaire]
		a.points, a.of = make([]float64, len(a.items[0].sectionWeights)), make([]float64, len(a.items[0].sectionWeights))
		audits[id] = a
	}
	return audits, rows.Err()
}

func readItems(db *sql.DB) (map[int][]item, error) {
	rows, err := db.Query(`SELECT id, definition FROM questionnaire`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int][]item{}
	for rows.Next() {
		var id int
		var definition []byte
		if err := rows.Scan(&id, &definition); err != nil {
			return nil, err
		}
		var q struct {
			Sections []struct {
				Weight   float64
				Criteria []struct{ Weight, Max float64 }
			}
		}
		if err := json.Unmarshal(definition, &q); err != nil {
			return nil, err
		}
		var weights []float64
		for _, s := range q.Sections {
			weights = append(weights, s.Weight)
		}
		for n, s := range q.Sections {
			for _, c := range s.Criteria {
				all[id] = append(all[id], item{n, c.Weight, c.Max, weights})
			}
		}
	}
	return all, rows.Err()
}

func readAnswers(db *sql.DB, audits map[int]*audit) error {
	rows, err := db.Query(`SELECT audit_id, item, points FROM answer WHERE na = 0`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, n int
		var points float64
		if err := rows.Scan(&id, &n, &points); err != nil {
			return err
		}
		if a := audits[id]; a != nil {
			it := a.items[n]
			a.points[it.section] += it.weight * points / it.most
			a.of[it.section] += it.weight
		}
	}
	return rows.Err()
}

func channelWeights(db *sql.DB) (map[string]float64, error) {
	var body []byte
	if err := db.QueryRow(`SELECT body FROM rules`).Scan(&body); err != nil {
		return nil, err
	}
	var r struct {
		Channels []struct {
			Channel string
			Weight  float64
		}
	}
	err := json.Unmarshal(body, &r)
	weights := map[string]float64{}
	for _, c := range r.Channels {
		weights[c.Channel] = c.Weight
	}
	return weights, err
}

type entry struct {
	participation int
	score         float64
}

func overall(audits map[int]*audit, weights map[string]float64) []entry {
	type key struct {
		participation int
		channel       string
	}
	sum, count := map[key]float64{}, map[key]float64{}
	for _, a := range audits {
		points, of := 0.0, 0.0
		for s, w := range a.items[0].sectionWeights {
			if a.of[s] > 0 {
				points, of = points+w*a.points[s]/a.of[s], of+w
			}
		}
		if of > 0 {
			k := key{a.participation, a.channel}
			sum[k], count[k] = sum[k]+points/of, count[k]+1
		}
	}
	score, of := map[int]float64{}, map[int]float64{}
	for k, s := range sum {
		score[k.participation] += weights[k.channel] * s / count[k]
		of[k.participation] += weights[k.channel]
	}
	var list []entry
	for p, s := range score {
		list = append(list, entry{p, 100 * s / of[p]})
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(b.score, a.score) })
	return list
}
