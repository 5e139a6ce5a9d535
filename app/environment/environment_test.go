package environment

import "testing"

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"LANG": "C.UTF-8"}, false},
		{map[string]string{"LANG": "POSIX"}, false},
		{map[string]string{"LANG": "pl_PL.UTF-8"}, true},
		{map[string]string{"LANG": "pl_PL.UTF-8", "LC_ALL": "C"}, false},
		{map[string]string{"LANG": "C", "LC_MESSAGES": "en_GB.UTF-8"}, true},
	} {
		if got := named(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: %v", c.env, got)
		}
	}
}
