package main

import (
	"context"
	"os"
	"runtime"
	"time"

	"biurolidera/internal/chooser"
)

// fyneTheme is the variable by which Fyne is told the system's look as it starts.
const fyneTheme = "FYNE_THEME"

// lookWithin is how long the first picture waits for the desktop's word.
const lookWithin = 150 * time.Millisecond

// readLook tells Fyne, before it starts, which look the desktop asks for. On Linux Fyne
// asks only for programs that have no theme of their own, and takes dark where nobody
// says anything; here that is light.
func readLook() {
	if runtime.GOOS != "linux" || os.Getenv(fyneTheme) != "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookWithin)
	defer cancel()
	look := "light"
	if chooser.PrefersDark(ctx) {
		look = "dark"
	}
	_ = os.Setenv(fyneTheme, look) // fails for no such name
}
