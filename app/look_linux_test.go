package main

import (
	"os"
	"testing"

	"fyne.io/fyne/v2/app"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Where the desktop says nothing the window is light; who says it by Fyne's own
// variable is heard.
func TestLookWithoutADesktop(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
	home, err := os.MkdirTemp("", "look")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) }) // Fyne still writes there
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv(fyneTheme, "")
	readLook()
	if v := app.NewWithID(appID).Settings().ThemeVariant(); v != fynetheme.VariantLight {
		t.Errorf("the variant is %d, want light", v)
	}
	t.Setenv(fyneTheme, "dark")
	readLook()
	if got := os.Getenv(fyneTheme); got != "dark" {
		t.Errorf("told dark, it takes %q", got)
	}
}
