// Command lider is the program of the office that runs the contest and quality
// programme „Lider Zaufania Mieszkańców”. Without a verb it opens the window, with
// one it does one job without a window.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	_ "biurolidera/app/environment" // before Fyne reads it
	"biurolidera/app/verb"
)

func main() {
	args := os.Args[1:]
	if file, ok := verb.Window(args); ok {
		os.Exit(window(file, args))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := verb.Run(ctx, args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
