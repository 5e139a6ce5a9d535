package ui

import (
	"path/filepath"
	"testing"

	"biurolidera/app/ui/task"
	"biurolidera/internal/config"

	"fyne.io/fyne/v2/test"
)

func TestSettingsFileEndsWithTheLast(t *testing.T) {
	test.NewTempApp(t)
	path := filepath.Join(t.TempDir(), "settings.toml")
	tasks := task.NewRunner()
	var k keeper
	for _, place := range []string{"Kraków", "Łódź", "Gdańsk"} {
		s := config.Default()
		s.Signatory.Place = place
		k.keep(tasks, path, s, func(err error) { t.Error(err) })
	}
	tasks.Wait()
	got, found := config.Load(path)
	if got.Signatory.Place != "Gdańsk" || len(found) > 0 {
		t.Errorf("the file has %q, %v", got.Signatory.Place, found)
	}
}
