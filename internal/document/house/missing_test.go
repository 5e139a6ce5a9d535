package house

import (
	"testing"

	"biurolidera/internal/drawing"
)

func TestShown(t *testing.T) {
	for _, f := range []drawing.Face{drawing.Sans, drawing.SansBold, drawing.Serif, drawing.SerifBold, drawing.SerifItalic} {
		if err := drawing.CheckText(f, string(MissingSign)); err != nil {
			t.Errorf("face %v lacks the sign: %v", f, err)
		}
		for _, c := range []struct {
			in, want string
			missing  bool
		}{
			{"Gmina Łąck „Źdźbło” – 1", "Gmina Łąck „Źdźbło” – 1", false},
			{"", "", false},
			{"Gmina 😀 Uśmiech", "Gmina □ Uśmiech", true},
			{"市役所", "□□□", true},
			{"a\u202eb\n\xffc😀", "ab\n□c□", true},
		} {
			got, missing := Shown(f, c.in)
			if got != c.want || missing != c.missing {
				t.Errorf("face %v: Shown(%q) = %q, %v", f, c.in, got, missing)
			}
			if err := drawing.CheckText(f, got); err != nil {
				t.Errorf("face %v can't draw %q: %v", f, got, err)
			}
		}
	}
}
