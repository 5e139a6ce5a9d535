package ui

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"biurolidera/internal/disk"
)

// A window listens on this computer's own address, where no other computer reaches
// it. Port and token stand in a file that only this user can read; a second start
// that wants the same contest file asks each window whether it has it, and the one
// that has comes to the front. One way for all systems.

// beacon is what a window tells of itself in its file.
type beacon struct {
	Port  int    `json:"port"`
	Token string `json:"token"`
}

// asking is what a second start says, answering what a window replies.
type (
	asking struct {
		Token string `json:"token"`
		Path  string `json:"path"`
	}
	answering struct {
		Mine bool `json:"mine"`
	}
)

const (
	beaconPrefix = "okno-"
	beaconWait   = time.Second
	beaconMost   = 1 << 16 // bytes of a message
)

// Instance is a window's ear for later starts.
type Instance struct {
	listener net.Listener
	file     string
	token    string
	raise    func(path string) bool
}

// Listen lets other starts ask for files. raise is called on a goroutine of its own
// with the path that is asked for; it brings the window to the front and tells true
// if the window has that file.
func Listen(dir string, raise func(path string) bool) (*Instance, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	var secret [32]byte
	rand.Read(secret[:]) // never fails
	i := &Instance{
		listener: l, token: hex.EncodeToString(secret[:]), raise: raise,
		file: filepath.Join(dir, beaconPrefix+strconv.Itoa(os.Getpid())+".json"),
	}
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return nil, errors.Join(fmt.Errorf("ui: no port in %v", l.Addr()), l.Close())
	}
	data, err := json.Marshal(beacon{Port: addr.Port, Token: i.token})
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		err = disk.WriteAtomic(i.file, data, 0o600)
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	go i.serve()
	return i, nil
}

// Close stops listening and takes the file away.
func (i *Instance) Close() error {
	os.Remove(i.file)
	return i.listener.Close()
}

func (i *Instance) serve() {
	for {
		conn, err := i.listener.Accept()
		if err != nil {
			return
		}
		go i.answer(conn)
	}
}

func (i *Instance) answer(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	if conn.SetDeadline(time.Now().Add(beaconWait)) != nil {
		return
	}
	var q asking
	if json.NewDecoder(io.LimitReader(conn, beaconMost)).Decode(&q) != nil ||
		subtle.ConstantTimeCompare([]byte(q.Token), []byte(i.token)) != 1 {
		return
	}
	_ = json.NewEncoder(conn).Encode(answering{Mine: i.raise(q.Path)}) // the asker may be gone
}

// RaiseOther asks the other windows of this user for a file and tells whether one
// has it, which then is in front. Files of windows that are gone are cleared away.
func RaiseOther(dir, path string) bool {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	beacons, err := filepath.Glob(filepath.Join(dir, beaconPrefix+"*.json"))
	if err != nil {
		return false
	}
	for _, file := range beacons {
		if filepath.Base(file) == beaconPrefix+strconv.Itoa(os.Getpid())+".json" {
			continue
		}
		mine, gone := ask(file, path)
		if gone {
			os.Remove(file)
		}
		if mine {
			return true
		}
	}
	return false
}

// ask asks the window of one file; gone tells that nobody listens there any more.
func ask(file, path string) (mine, gone bool) {
	data, err := os.ReadFile(file)
	if err != nil {
		return false, false
	}
	var b beacon
	if json.Unmarshal(data, &b) != nil || b.Port <= 0 {
		return false, true
	}
	conn, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(b.Port)), beaconWait)
	if err != nil {
		return false, true
	}
	defer func() { _ = conn.Close() }()
	if conn.SetDeadline(time.Now().Add(beaconWait)) != nil || json.NewEncoder(conn).Encode(asking{Token: b.Token, Path: path}) != nil {
		return false, false
	}
	var a answering
	if json.NewDecoder(io.LimitReader(conn, beaconMost)).Decode(&a) != nil {
		return false, false
	}
	return a.Mine, false
}
