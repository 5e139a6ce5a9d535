package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"biurolidera/app/ui"
	"biurolidera/app/verb"
	"biurolidera/internal/config"
	"biurolidera/internal/locale"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// version is the program's, as FyneApp.toml has it.
const version = "0.1.0"

// appID is how the desktop knows the program.
const appID = "pl.lider-mieszkancow.biuro"

func init() {
	app.SetMetadata(fyne.AppMetadata{
		ID: appID, Name: "Biuro Lidera", Version: version, Build: 1,
		// Calls from other goroutines come through fyne.Do alone (app/ui/task).
		Migrations: map[string]bool{"fyneDo": true},
	})
}

// window opens the window, with a file if one is named, and gives the exit code.
func window(file string, args []string) (code int) {
	path := verb.Flag(args, "config")
	settings, findings := config.Load(path)
	if lang := verb.Flag(args, "lang"); lang != "" {
		settings.Language = locale.For(strings.ToLower(lang)).Lang()
	}
	if path == "" {
		own, err := config.Path()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return verb.Failed
		}
		path = own
	}
	dir := filepath.Dir(path)
	if file != "" && ui.RaiseOther(dir, file) {
		return verb.Done
	}
	if !display() {
		fmt.Fprintln(os.Stderr, locale.For(settings.Language).T("shell.no_display"))
		return verb.Failed
	}
	debug.SetGCPercent(-1) // nothing is cleared away before the first picture
	readLook()
	go printer.Clean() // what an earlier start left on its way to the printer
	w := ui.New(ui.Config{
		App: app.NewWithID(appID), Settings: settings, Findings: findings, Path: path, Dir: dir, File: file, Version: version,
		Started: ui.TendHeap,
	})
	defer func() {
		if v := recover(); v != nil {
			w.Rescue(v, debug.Stack())
			fmt.Fprintln(os.Stderr, locale.For(settings.Language).T("shell.crashed", "dir", dir))
			code = verb.Failed
		}
	}()
	w.Run()
	return verb.Done
}

// display tells whether there is a screen to open a window on.
func display() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
