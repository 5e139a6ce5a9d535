package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// server is an X server of the test's own, without a screen: what is shown is read
// from its frame buffer, which it keeps in a file.
type server struct {
	t      *testing.T
	env    []string
	buffer string
}

// newServer starts one on a number the server chooses.
func newServer(t *testing.T) *server {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "xclip"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s: .ci/need test installs what the window is tried with", tool)
		}
	}
	dir := t.TempDir()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-fbdir", dir, "+extension", "GLX", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	_ = write.Close()
	_ = read.SetReadDeadline(time.Now().Add(30 * time.Second))
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not start: %v", err)
	}
	return &server{t: t, env: append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(number)), buffer: filepath.Join(dir, "Xvfb_screen0")}
}

// run runs a tool on the display.
func (d *server) run(stdin string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdin = d.env, strings.NewReader(stdin)
	if name == "xclip" { // it stays behind to hand the text over
		return "", cmd.Run()
	}
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// picture reads what is shown.
func (d *server) picture() *image.RGBA {
	d.t.Helper()
	data, err := os.ReadFile(d.buffer)
	if err != nil {
		d.t.Fatal(err)
	}
	p, err := readXWD(data)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// readXWD reads an X window dump of 32 bits a pixel.
func readXWD(data []byte) (*image.RGBA, error) {
	const words = 25
	if len(data) < words*4 {
		return nil, fmt.Errorf("a dump of %d bytes", len(data))
	}
	head := make([]int, words)
	for i := range head {
		head[i] = int(binary.BigEndian.Uint32(data[i*4:]))
	}
	width, height, bits, line := head[4], head[5], head[11], head[12]
	pixels := data[min(len(data), head[0]+head[19]*12):]
	if bits != 32 || len(pixels) < line*height {
		return nil, fmt.Errorf("%d bits, %d bytes of %d", bits, len(pixels), line*height)
	}
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			b := pixels[y*line+x*4:]
			p.SetRGBA(x, y, color.RGBA{b[2], b[1], b[0], 255})
		}
	}
	return p, nil
}

// differing counts the pixels two pictures differ in.
func differing(a, b *image.RGBA) (n int) {
	for i := 0; i < len(a.Pix); i += 4 {
		if !bytes.Equal(a.Pix[i:i+4], b.Pix[i:i+4]) {
			n++
		}
	}
	return n
}

// caret is how many pixels may differ in a picture that stands still: a text cursor
// blinks in it.
const caret = 80

// keep saves what is shown for a person to look at, and says where.
func (d *server) keep() {
	d.t.Helper()
	dir, err := os.MkdirTemp("", "lider-window")
	if err != nil {
		d.t.Log(err)
		return
	}
	var b bytes.Buffer
	path := filepath.Join(dir, "window.png")
	if err = png.Encode(&b, d.picture()); err == nil {
		err = os.WriteFile(path, b.Bytes(), 0o600)
	}
	d.t.Logf("the window as it was: %s (%v)", path, err)
}

// barOf finds the longest horizontal run of a colour and gives the middle of the bar
// it belongs to: where the one button stands that stands out.
func barOf(p *image.RGBA, want color.RGBA) (x, y int, ok bool) {
	best, left, top := 0, 0, 0
	for at := range p.Rect.Dy() {
		run := 0
		for i := range p.Rect.Dx() {
			if p.RGBAAt(i, at) != want {
				run = 0
				continue
			}
			if run++; run > best {
				best, left, top = run, i-run+1, at
			}
		}
	}
	bottom := top
	for bottom < p.Rect.Dy() && p.RGBAAt(left+1, bottom) == want {
		bottom++
	}
	return left + best/2, (top + bottom) / 2, best > 30
}

// discs counts the discs of a colour in the head of an assistant: the steps it has
// come to.
func discs(p *image.RGBA, want color.RGBA) (n int) {
	for at := stepsTop; at < stepsBottom; at++ {
		found, run := 0, 0
		for i := stepsLeft; i < p.Rect.Dx(); i++ {
			if p.RGBAAt(i, at) != want {
				run = 0
				continue
			}
			if run++; run == 12 {
				found++
			}
		}
		n = max(n, found)
	}
	return n
}

// stepsLeft, stepsTop and stepsBottom bound the head of an assistant.
const stepsLeft, stepsTop, stepsBottom = 220, 155, 200
