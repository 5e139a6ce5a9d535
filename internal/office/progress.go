package office

import "context"

// progressKey is where a context carries who is told of the progress.
type progressKey struct{}

// WithProgress gives a context whose work tells how far it is: done of total pieces,
// total 0 where nobody knows. tell is called from working goroutines, perhaps several
// at once, and must be quick.
func WithProgress(ctx context.Context, tell func(done, total int)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// progressOf gives who is told of the progress; nil: nobody.
func progressOf(ctx context.Context) func(done, total int) {
	tell, _ := ctx.Value(progressKey{}).(func(done, total int))
	return tell
}

// progress tells how far the work is.
func progress(ctx context.Context, done, total int) {
	if tell := progressOf(ctx); tell != nil {
		tell(done, total)
	}
}
