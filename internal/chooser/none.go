//go:build !linux && !windows

package chooser

import "context"

// choose has no dialog to show.
func choose(context.Context, Question) ([]string, error) { return nil, ErrNone }
