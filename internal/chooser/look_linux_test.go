package chooser

import (
	"context"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// desktop stands in for the desktop's settings.
type desktop struct {
	scheme any // nil: it knows none
	slow   time.Duration
}

func (d desktop) Read(namespace, key string) (dbus.Variant, *dbus.Error) {
	time.Sleep(d.slow)
	if d.scheme == nil || namespace != "org.freedesktop.appearance" || key != "color-scheme" {
		return dbus.Variant{}, dbus.NewError("org.freedesktop.portal.Error.NotFound", nil)
	}
	return dbus.MakeVariant(dbus.MakeVariant(d.scheme)), nil
}

func TestPrefersDark(t *testing.T) {
	conn := bus(t)
	ask := func(d desktop) bool {
		t.Helper()
		if err := conn.Export(d, portalPath, portalSettings); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		if d.slow > 0 {
			ctx, cancel = context.WithTimeout(t.Context(), d.slow/10)
		}
		defer cancel()
		return PrefersDark(ctx)
	}
	if ask(desktop{scheme: uint32(1)}) {
		t.Error("nobody has the portal's name, and it answers")
	}
	if _, err := conn.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		desktop
		want bool
	}{
		"dark":    {desktop{scheme: uint32(1)}, true},
		"light":   {desktop{scheme: uint32(2)}, false},
		"none":    {desktop{scheme: uint32(0)}, false},
		"unknown": {desktop{}, false},
		"a word":  {desktop{scheme: "dark"}, false},
		"slow":    {desktop{scheme: uint32(1), slow: time.Second}, false},
	} {
		if got := ask(c.desktop); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
	if PrefersDark(t.Context()) {
		t.Error("dark without a desktop")
	}
}
