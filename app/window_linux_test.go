package main

import (
	"context"
	"errors"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"biurolidera/internal/config"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// asProgram is set where the test's own program is to be Biuro Lidera: so the window is
// tried without building it a second time.
const asProgram = "LIDER_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// patience is how long a busy machine may take for one thing; keyAgain is after how
// long a key that did nothing is taken for lost.
const (
	patience = 40 * time.Second
	keyAgain = 8 * time.Second
)

// desk is a person's computer: a display and a home with its settings.
type desk struct {
	*server
	home, documents string
	cat             *locale.Catalogue
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{server: newServer(t), home: t.TempDir(), cat: locale.For(locale.Polish)}
	d.documents = filepath.Join(d.home, "Dokumenty")
	settings := filepath.Join(d.home, ".config", "Biuro Lidera", "ustawienia.toml")
	for _, dir := range []string{d.documents, filepath.Dir(settings)} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(settings, []byte("language = \"pl\"\n[look]\ntheme = \"light\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.env = append(d.env, asProgram+"=1", "HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, ".config"), "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")
	return d
}

// program runs the program without a window, or until its window is closed.
func (d *desk) program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env, cmd.Dir = d.env, d.home
	return cmd
}

// shown is a running program with its window.
type shown struct {
	*desk
	cmd   *exec.Cmd
	id    string
	ended chan error
	plain color.RGBA // of the head's ground where no dialog dims it
}

// launch starts the program.
func (d *desk) launch(args ...string) *shown {
	d.t.Helper()
	w := &shown{desk: d, cmd: d.program(args...), ended: make(chan error, 1)}
	if err := w.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() { w.ended <- w.cmd.Wait() }()
	d.t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	return w
}

// start starts the program and waits for its window.
func (d *desk) start(args ...string) *shown {
	d.t.Helper()
	w := d.launch(args...)
	w.until("a window", func() bool {
		ids, err := w.run("", "xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid))
		w.id = ids[strings.LastIndex(ids, "\n")+1:]
		return err == nil && w.id != ""
	})
	w.tool("windowmove", w.id, "0", "0", "windowsize", w.id, "1280", "800", "windowfocus", w.id)
	w.rest()
	w.plain = w.picture().RGBAAt(groundX, groundY)
	return w
}

// groundX and groundY are a point in the head of the window where nothing stands.
const groundX, groundY = 350, 48

// dialog waits until a dialog stands over the window.
func (w *shown) dialog() {
	w.t.Helper()
	w.until("a dialog", func() bool { return w.picture().RGBAAt(groundX, groundY) != w.plain })
	w.rest()
}

// until waits until something holds. If it never does, the window is kept as a picture.
func (d *desk) until(what string, holds func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			d.keep()
			d.t.Fatalf("waited in vain for %s", what)
		}
	}
}

// holds tells whether something holds of the contest file, read beside the program.
func (d *desk) holds(path string, as look) bool {
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{ReadOnly: true, HeadDir: filepath.Join(d.home, "heads"), Settings: config.Default()})
	if err != nil {
		return false
	}
	defer func() { _ = o.Close() }()
	lines, err := o.Editions(ctx)
	if err != nil || len(lines) == 0 {
		return false
	}
	ok, err := as(ctx, o, lines[0].Edition)
	return ok && err == nil
}

// end waits until the program has ended and gives its exit code.
func (w *shown) end() int {
	w.t.Helper()
	select {
	case err := <-w.ended:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		return 0
	case <-time.After(patience):
		w.keep()
		w.t.Fatal("the program does not end")
	}
	return -1
}

// kill ends the program as a power cut does.
func (w *shown) kill() {
	w.t.Helper()
	if err := w.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		w.t.Fatal(err)
	}
	<-w.ended
}
