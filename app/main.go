// Command lider is the program of the office that runs the contest and quality
// programme „Lider Zaufania Mieszkańców”. With a verb it does one job without a
// window.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"biurolidera/app/verb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := verb.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
