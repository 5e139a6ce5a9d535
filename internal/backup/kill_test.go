package backup

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// A5: killed at each stage of a restore, the file is what it was or what was
// restored, at once or after Resume.
func TestKilledWhileRestoring(t *testing.T) {
	template := scene(t)
	for stage, want := range map[string]string{
		"staged": "a=now b= 10", "marked": "a=0 b= 0", "stepped aside": "a=0 b= 0", "placed": "a=0 b= 0", "mirrored": "a=0 b= 0",
	} {
		dir := copyDir(t, template)
		if out, err := child(t, "restore", dir, "LIDER_DIE_AT="+stage).CombinedOutput(); err == nil {
			t.Fatalf("%s: the child lived: %s", stage, out)
		}
		resumed, err := Resume(t.Context(), filepath.Join(dir, "biuro.lider"), options(dir))
		if err != nil || resumed != (stage != "staged") {
			t.Errorf("%s: resumed %v, %v", stage, resumed, err)
		}
		if s := state(t, dir, "biuro.lider"); s != want {
			t.Errorf("%s: the file holds %s, want %s", stage, s, want)
		}
		if _, err := Verify(t.Context(), filepath.Join(dir, "kopia.lider")); err != nil {
			t.Errorf("%s: the backup: %v", stage, err)
		}
		// The next restore works and takes away what the killed one left.
		if _, err := Restore(t.Context(), filepath.Join(dir, "kopia.lider"), filepath.Join(dir, "biuro.lider"), options(dir)); err != nil {
			t.Errorf("%s: once more: %v", stage, err)
		}
		if l := litter(t, dir, "biuro.before-restore-*"); len(l) > 0 {
			t.Errorf("%s: left %v", stage, l)
		}
	}
}

// The staged copy damaged meanwhile: the old file comes back.
func TestResumeOfADamagedCopy(t *testing.T) {
	template := scene(t)
	for _, stage := range []string{"marked", "stepped aside"} {
		dir := copyDir(t, template)
		child(t, "restore", dir, "LIDER_DIE_AT="+stage).Run()
		staged := filepath.Join(dir, "biuro.lider.restoring")
		if err := os.Truncate(staged, 100); err != nil {
			t.Fatal(err)
		}
		if _, err := Resume(t.Context(), filepath.Join(dir, "biuro.lider"), options(dir)); err != nil {
			t.Errorf("%s: %v", stage, err)
		}
		if s := state(t, dir, "biuro.lider"); s != "a=now b= 10" {
			t.Errorf("%s: the file holds %s", stage, s)
		}
		if l := litter(t, dir); len(l) > 0 {
			t.Errorf("%s: left %v", stage, l)
		}
	}
}

// Killed at each stage of a backup that replaces an older one, one of the two
// stands whole, under its name or as the one that stepped aside.
func TestKilledWhileBackingUp(t *testing.T) {
	template := scene(t)
	for _, stage := range []string{"copied", "examined", "stepped aside", "manifest", "placed"} {
		dir := copyDir(t, template)
		if out, err := child(t, "backup", dir, "LIDER_DIE_AT="+stage).CombinedOutput(); err == nil {
			t.Fatalf("%s: the child lived: %s", stage, out)
		}
		if !wholeBackup(t, dir) {
			t.Errorf("%s: no whole backup is left: %v", stage, litter(t, dir))
		}
		if _, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider"), options(dir)); err != nil {
			t.Errorf("%s: once more: %v", stage, err)
		}
		if s := state(t, dir, "biuro.lider"); s != "a=now b= 10" {
			t.Errorf("%s: the file holds %s", stage, s)
		}
		if l := litter(t, dir); len(l) > 0 {
			t.Errorf("%s: left %v", stage, l)
		}
	}
}

// wholeBackup tells whether a backup verifies that holds one of the two states.
func wholeBackup(t *testing.T, dir string) bool {
	for _, name := range []string{"kopia.lider", "kopia.lider.previous"} {
		m, err := Verify(t.Context(), filepath.Join(dir, name))
		if err == nil && slices.Contains([]int64{1, 3}, m.Head.Changes) {
			return true
		}
	}
	return false
}

// Killed at any moment.
func TestKilledAnywhere(t *testing.T) {
	template := scene(t)
	for _, job := range []string{"backup", "restore"} {
		for n := range 8 {
			dir := copyDir(t, template)
			c := child(t, job, dir)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(5+n*7) * time.Millisecond)
			c.Process.Kill()
			c.Wait()
			if _, err := Resume(t.Context(), filepath.Join(dir, "biuro.lider"), options(dir)); err != nil {
				t.Errorf("%s %d: %v", job, n, err)
			}
			s := state(t, dir, "biuro.lider")
			if s != "a=now b= 10" && (job == "backup" || s != "a=0 b= 0") {
				t.Errorf("%s %d: the file holds %s", job, n, s)
			}
			if !wholeBackup(t, dir) {
				t.Errorf("%s %d: no whole backup is left", job, n)
			}
		}
	}
}
