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
	"biurolidera/internal/scan"
)

func main() {
	args := os.Args[1:]
	if len(args) == 1 && args[0] == scan.Helper {
		os.Exit(scan.Serve(os.Stdin, os.Stdout))
	}
	scan.Program, _ = os.Executable() // without a name PDFs are read in this program
	if file, ok := verb.Window(args); ok {
		os.Exit(window(file, args))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := verb.Run(ctx, args, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
