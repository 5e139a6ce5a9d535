package ui

import (
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func TestSecondStart(t *testing.T) {
	dir := t.TempDir()
	asked := make(chan string, 9)
	i, err := Listen(dir, func(path string) bool { asked <- path; return path == "/a.lider" })
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(i.file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the token is not private: %v %v", info.Mode(), err)
	}
	if RaiseOther(dir, "/a.lider") || len(asked) > 0 {
		t.Error("a window asks itself")
	}
	// Another process's beacon has another number in its name.
	other := filepath.Join(dir, beaconPrefix+"1.json")
	if err := os.Rename(i.file, other); err != nil {
		t.Fatal(err)
	}
	if !RaiseOther(dir, "/a.lider") || <-asked != "/a.lider" {
		t.Error("the window that has the file does not come")
	}
	if RaiseOther(dir, "/b.lider") || <-asked != "/b.lider" {
		t.Error("a window comes that has another file")
	}
	var b beacon
	data, err := os.ReadFile(other)
	if err != nil || json.Unmarshal(data, &b) != nil {
		t.Fatal(err)
	}
	b.Token = "00"
	if data, err = json.Marshal(b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if RaiseOther(dir, "/a.lider") || len(asked) > 0 {
		t.Error("a wrong token is taken")
	}
	conn, err := net.Dial("tcp", "127.0.0.1:"+strconv.Itoa(b.Port))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Write([]byte("GET / HTTP/1.1\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if n, _ := conn.Read(make([]byte, 10)); n > 0 {
		t.Error("a stranger gets an answer")
	}
	if err := i.Close(); err != nil {
		t.Fatal(err)
	}
	if RaiseOther(dir, "/a.lider") {
		t.Error("a closed window comes")
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("the beacon of a window that is gone is left")
	}
}

func TestRaise(t *testing.T) {
	r := openRig(t)
	r.listen()
	if err := os.Rename(r.ear.file, filepath.Join(r.cfg.Dir, beaconPrefix+"1.json")); err != nil {
		t.Fatal(err)
	}
	came := make(chan bool)
	path := r.file.path
	go func() { came <- RaiseOther(r.cfg.Dir, path) && !RaiseOther(r.cfg.Dir, path+"x") }()
	var got, done bool
	r.until("an answer", func() bool {
		select {
		case got = <-came:
			done = true
		default:
		}
		return done
	})
	if !got {
		t.Error("the window with the file does not come to the front")
	}
}
