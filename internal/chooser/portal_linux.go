package chooser

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// Names of the portal (flatpak.github.io/xdg-desktop-portal, FileChooser).
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalChooser = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

// answering is how long a portal may take to tell that it is there.
const answering = 2 * time.Second

// foldersSince is the version of the portal that can choose folders.
const foldersSince = 3

// choose asks the portal.
func choose(ctx context.Context, q Question) ([]string, error) {
	conn, err := connect(ctx)
	if err != nil {
		return nil, ErrNone
	}
	defer func() { _ = conn.Close() }()
	version, err := portalVersion(ctx, conn)
	if err != nil || q.Kind == Folder && version < foldersSince {
		return nil, ErrNone
	}
	return request(ctx, conn, q)
}

// connect opens a connection of its own to the session's bus, where there is one;
// nothing is started for it.
func connect(ctx context.Context) (*dbus.Conn, error) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		socket := filepath.Join("/run/user", strconv.Itoa(os.Getuid()), "bus")
		if _, err := os.Stat(socket); err != nil {
			return nil, err
		}
		address = "unix:path=" + socket
	}
	type made struct {
		conn *dbus.Conn
		err  error
	}
	done := make(chan made, 1)
	go func() {
		conn, err := dbus.Connect(address)
		done <- made{conn, err}
	}()
	select {
	case m := <-done:
		return m.conn, m.err
	case <-ctx.Done():
	case <-time.After(answering):
	}
	go func() {
		if late := <-done; late.err == nil {
			_ = late.conn.Close()
		}
	}()
	return nil, ErrNone
}

// portalVersion asks the portal, which the bus starts if need be, for its version.
func portalVersion(ctx context.Context, conn *dbus.Conn) (uint32, error) {
	ctx, cancel := context.WithTimeout(ctx, answering)
	defer cancel()
	var v dbus.Variant
	err := conn.Object(portalName, portalPath).CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, portalChooser, "version").Store(&v)
	if err != nil {
		return 0, err
	}
	version, ok := v.Value().(uint32)
	if !ok {
		return 0, errors.New("chooser: the portal has no version")
	}
	return version, nil
}

// request asks and waits for the answer, which comes as a signal of its own.
func request(ctx context.Context, conn *dbus.Conn, q Question) ([]string, error) {
	token := "lider" + strings.ToLower(rand.Text())
	sender := strings.ReplaceAll(strings.TrimPrefix(conn.Names()[0], ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	// Before the question is asked, so that no answer is missed.
	if err := conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response")); err != nil {
		return nil, fmt.Errorf("chooser: %w", err)
	}
	answers := make(chan *dbus.Signal, 8)
	conn.Signal(answers)
	method, options := portalOptions(q, token)
	parent := ""
	if q.Parent != 0 {
		parent = "x11:" + strconv.FormatUint(uint64(q.Parent), 16)
	}
	var given dbus.ObjectPath
	if err := conn.Object(portalName, portalPath).CallWithContext(ctx, portalChooser+"."+method, 0, parent, q.Title, options).Store(&given); err != nil {
		if ctx.Err() != nil {
			dismiss(conn, handle)
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("chooser: %w", err)
	}
	for {
		select {
		case <-ctx.Done():
			dismiss(conn, given)
			return nil, ctx.Err()
		case s, open := <-answers:
			if !open {
				return nil, errors.New("chooser: the bus went away")
			}
			if s.Path == given || s.Path == handle {
				return answer(s.Body)
			}
		}
	}
}

// dismiss closes the dialog of a request.
func dismiss(conn *dbus.Conn, handle dbus.ObjectPath) {
	ctx, cancel := context.WithTimeout(context.Background(), answering)
	defer cancel()
	_ = conn.Object(portalName, handle).CallWithContext(ctx, portalRequest+".Close", 0).Err // it may be gone already
}

// portalFilter is (sa(us)): a name and patterns, of which 0 means a glob.
type portalFilter struct {
	Name  string
	Rules []portalRule
}

type portalRule struct {
	Kind    uint32
	Pattern string
}

// portalOptions writes a question as the portal takes it.
func portalOptions(q Question, token string) (method string, options map[string]dbus.Variant) {
	options = map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	var filters []portalFilter
	for _, t := range q.Types {
		f := portalFilter{Name: t.Name}
		for _, g := range globs(t) {
			f.Rules = append(f.Rules, portalRule{0, g})
		}
		filters = append(filters, f)
	}
	if len(filters) > 0 && q.Kind != Folder {
		options["filters"] = dbus.MakeVariant(filters)
		options["current_filter"] = dbus.MakeVariant(filters[0])
	}
	if q.Folder != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(q.Folder), 0))
	}
	switch q.Kind {
	case Save:
		if q.Name != "" {
			options["current_name"] = dbus.MakeVariant(q.Name)
		}
		return "SaveFile", options
	case OpenMany:
		options["multiple"] = dbus.MakeVariant(true)
	case Folder:
		options["directory"] = dbus.MakeVariant(true)
	}
	return "OpenFile", options
}

// answer reads a Response: 0 and the chosen addresses, 1 where the person chose
// nothing, 2 where the dialog ended otherwise.
func answer(body []any) ([]string, error) {
	if len(body) != 2 {
		return nil, errors.New("chooser: the portal's answer is not one")
	}
	status, ok := body[0].(uint32)
	results, ok2 := body[1].(map[string]dbus.Variant)
	if !ok || !ok2 {
		return nil, errors.New("chooser: the portal's answer is not one")
	}
	if status != 0 {
		return nil, ErrCanceled
	}
	addresses, _ := results["uris"].Value().([]string)
	var paths []string
	for _, address := range addresses {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "file" {
			return nil, fmt.Errorf("chooser: %q is not a file of this computer", address)
		}
		paths = append(paths, filepath.FromSlash(u.Path))
	}
	return paths, nil
}
