package chooser

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/google/go-cmp/cmp"
)

// bus starts a message bus of the test's own and makes it the session's.
func bus(t *testing.T) *dbus.Conn {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("no dbus-daemon: install dbus-daemon to test the portal")
	}
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	var line strings.Builder
	for b := make([]byte, 1); ; {
		if _, err := io.ReadFull(out, b); err != nil {
			t.Fatal(err)
		}
		if b[0] == '\n' {
			break
		}
		line.Write(b)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", line.String())
	conn, err := dbus.Connect(line.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// portal stands in for the desktop's: it notes what it is asked and answers.
type portal struct {
	conn    *dbus.Conn
	status  uint32
	uris    []string
	silent  bool // never answers
	asked   chan portalCall
	closed  chan bool
	version uint32
}

type portalCall struct {
	Method, Parent, Title string
	Options               map[string]dbus.Variant
}

// Get implements org.freedesktop.DBus.Properties.
func (p *portal) Get(_, _ string) (dbus.Variant, *dbus.Error) {
	return dbus.MakeVariant(p.version), nil
}

func (p *portal) call(method string, sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	token := options["handle_token"].Value().(string)
	who := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	path := dbus.ObjectPath(portalPath + "/request/" + who + "/" + token)
	_ = p.conn.Export(closer{p}, path, portalRequest)
	// Another program's answer comes first, and this one's before the call returns.
	none := map[string]dbus.Variant{}
	_ = p.conn.Emit(portalPath+"/request/1_1/another", portalRequest+".Response", uint32(0), map[string]dbus.Variant{"uris": dbus.MakeVariant([]string{"file:///etc/wrong"})})
	if !p.silent {
		if p.status == 0 {
			none["uris"] = dbus.MakeVariant(p.uris)
		}
		_ = p.conn.Emit(path, portalRequest+".Response", p.status, none)
	}
	p.asked <- portalCall{method, parent, title, options}
	return path, nil
}

// OpenFile implements org.freedesktop.portal.FileChooser.
func (p *portal) OpenFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.call("OpenFile", sender, parent, title, options)
}

// SaveFile implements org.freedesktop.portal.FileChooser.
func (p *portal) SaveFile(sender dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.call("SaveFile", sender, parent, title, options)
}

type closer struct{ p *portal }

// Close implements org.freedesktop.portal.Request.
func (c closer) Close() *dbus.Error {
	c.p.closed <- true
	return nil
}

func (p *portal) serve(t *testing.T) {
	t.Helper()
	p.conn = bus(t)
	p.asked, p.closed = make(chan portalCall, 4), make(chan bool, 1)
	if p.version == 0 {
		p.version = 4
	}
	if err := errors.Join(p.conn.Export(p, portalPath, portalChooser), p.conn.Export(p, portalPath, "org.freedesktop.DBus.Properties")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.conn.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

func TestPortalOpensFiles(t *testing.T) {
	p := &portal{uris: []string{"file:///home/biuro/Za%C5%BC%C3%B3%C5%82%C4%87%20a+b%25.xlsx", "file:///tmp/x.csv"}}
	p.serve(t)
	got, err := Choose(t.Context(), Question{
		Kind: OpenMany, Title: "Wybierz listę", Folder: "/home/biuro", Parent: 0x2a,
		Types: []Type{{"Arkusz", []string{".xlsx", ".csv"}}, {"Wszystkie", nil}},
	})
	if diff := cmp.Diff([]string{"/home/biuro/Zażółć a+b%.xlsx", "/tmp/x.csv"}, got); err != nil || diff != "" {
		t.Fatalf("%v\n%s", err, diff)
	}
	asked := <-p.asked
	if asked.Method != "OpenFile" || asked.Parent != "x11:2a" || asked.Title != "Wybierz listę" {
		t.Errorf("asked %+v", asked)
	}
	if v := asked.Options["multiple"].Value(); v != true {
		t.Errorf("multiple %v", v)
	}
	if v := string(asked.Options["current_folder"].Value().([]byte)); v != "/home/biuro\x00" {
		t.Errorf("folder %q", v)
	}
	_, sent := portalOptions(Question{Types: []Type{{"Arkusz", nil}}}, "x")
	if s := sent["filters"].Signature().String(); s != "a(sa(us))" {
		t.Errorf("filters are %s", s)
	}
	if s := asked.Options["filters"].String(); !strings.Contains(s, "*.[xX][lL][sS][xX]") || !strings.Contains(s, "Wszystkie") {
		t.Errorf("filters %s", s)
	}
}

func TestPortalSavesAndChoosesFolders(t *testing.T) {
	p := &portal{uris: []string{"file:///tmp/raport.pdf"}}
	p.serve(t)
	got, err := Choose(t.Context(), Question{Kind: Save, Name: "raport.pdf"})
	if err != nil || len(got) != 1 || got[0] != "/tmp/raport.pdf" {
		t.Fatalf("%v, %v", got, err)
	}
	if asked := <-p.asked; asked.Method != "SaveFile" || asked.Options["current_name"].Value() != "raport.pdf" {
		t.Errorf("asked %+v", asked)
	}
	if _, err := Choose(t.Context(), Question{Kind: Folder}); err != nil {
		t.Fatal(err)
	}
	if asked := <-p.asked; asked.Options["directory"].Value() != true {
		t.Errorf("asked %+v", asked)
	}
}

func TestPortalIsCanceled(t *testing.T) {
	p := &portal{status: 1}
	p.serve(t)
	if got, err := Choose(t.Context(), Question{Kind: OpenOne}); !errors.Is(err, ErrCanceled) {
		t.Fatalf("%v, %v", got, err)
	}
	<-p.asked
	p.silent = true
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-p.asked; cancel() }()
	if got, err := Choose(ctx, Question{Kind: OpenOne}); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v, %v", got, err)
	}
	select {
	case <-p.closed:
	case <-time.After(5 * time.Second):
		t.Error("the dialog was left open")
	}
}

func TestNoPortal(t *testing.T) {
	begun := time.Now()
	t.Run("no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
		if _, err := Choose(t.Context(), Question{}); !errors.Is(err, ErrNone) {
			t.Error(err)
		}
	})
	t.Run("bus without portal", func(t *testing.T) {
		bus(t)
		if _, err := Choose(t.Context(), Question{}); !errors.Is(err, ErrNone) {
			t.Error(err)
		}
	})
	t.Run("old portal and folders", func(t *testing.T) {
		p := &portal{version: 2}
		p.serve(t)
		if _, err := Choose(t.Context(), Question{Kind: Folder}); !errors.Is(err, ErrNone) {
			t.Error(err)
		}
	})
	if took := time.Since(begun); took > 8*time.Second {
		t.Errorf("took %v", took)
	}
}
