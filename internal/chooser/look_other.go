//go:build !linux

package chooser

import "context"

// PrefersDark has no desktop to ask: Windows and macOS tell the window's toolkit.
func PrefersDark(context.Context) bool { return false }
