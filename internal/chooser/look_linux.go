package chooser

import "context"

// Names of the desktop's settings (flatpak.github.io/xdg-desktop-portal, Settings).
const (
	portalSettings = "org.freedesktop.portal.Settings"
	appearance     = "org.freedesktop.appearance"
	schemeKey      = "color-scheme"
	schemeDark     = 1
)

// PrefersDark tells whether the desktop asks programs for a dark look. False where it
// asks for a light one, for none, or does not answer while ctx lasts.
func PrefersDark(ctx context.Context) bool {
	conn, err := connect(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	var scheme uint32
	// Read and not ReadOne: older portals have it alone. It wraps its answer twice.
	err = conn.Object(portalName, portalPath).CallWithContext(ctx, portalSettings+".Read", 0, appearance, schemeKey).Store(&scheme)
	return err == nil && scheme == schemeDark
}
