package exchange

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// alterGraded gives the first graded criterion another maximum and comment than reading
// would fill in.
func alterGraded(q *contest.Questionnaire) {
	for _, s := range q.Sections {
		for i := range s.Criteria {
			if c := &s.Criteria[i]; c.Scale == contest.ScaleGraded {
				c.Max, c.CommentAtMost = 7, 3
				return
			}
		}
	}
}

// What was written reads back the same, without a remark.
func TestWriteQuestionnaireTOML(t *testing.T) {
	all, err := BuiltInQuestionnaires()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		alterGraded(&q)
		var b bytes.Buffer
		if err := WriteQuestionnaireTOML(&b, q); err != nil {
			t.Fatal(err)
		}
		got, err := readQuestionnaireTOML("x.toml", b.Bytes())
		if err != nil || len(got.findings) > 0 {
			t.Fatalf("%s: %v %v\n%s", q.Code, err, got.findings, b.Bytes())
		}
		if d := cmp.Diff(q, got.questionnaire); d != "" {
			t.Errorf("%s: - written + read\n%s", q.Code, d)
		}
	}
}
