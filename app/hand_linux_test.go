package main

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strconv"
	"time"

	"biurolidera/app/ui"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// insist does something again until it has come about: a window that is still loading
// takes no keys. It must be something that does nothing the second time.
func (w *shown) insist(what string, act func(), holds func() bool) {
	w.t.Helper()
	for range 5 {
		act()
		for end := time.Now().Add(keyAgain); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			if holds() {
				w.rest()
				return
			}
		}
		w.tool("key", "--clearmodifiers", "Escape")
		w.rest()
	}
	w.keep()
	w.t.Fatalf("tried in vain for %s", what)
}

// tool works the keyboard and mouse.
func (d *desk) tool(args ...string) {
	d.t.Helper()
	if out, err := d.run("", "xdotool", args...); err != nil {
		d.t.Fatalf("xdotool %v: %v %s", args, err, out)
	}
}

// rest waits until nothing moves in the window: for a while, as a busy machine pauses.
func (d *desk) rest() {
	d.t.Helper()
	before, still := d.picture(), 0
	d.until("the window to come to rest", func() bool {
		time.Sleep(20 * time.Millisecond)
		now := d.picture()
		if still++; differing(before, now) > caret {
			still = 0
		}
		before = now
		return still == 3
	})
}

// again does something until something holds, after keyAgain once more: a window that
// is still at work takes no keys.
func (w *shown) again(what string, act func(), holds func() bool) {
	w.t.Helper()
	last := time.Now()
	act()
	w.until(what, func() bool {
		if holds() {
			return true
		}
		if time.Since(last) > keyAgain {
			last = time.Now()
			act()
		}
		return false
	})
	w.rest()
}

// answered does something that the window must answer by showing something else.
func (w *shown) answered(what string, act func()) {
	w.t.Helper()
	before := w.picture()
	w.again("an answer to "+what, act, func() bool { return differing(before, w.picture()) > caret })
}

// step goes on in an assistant by Enter, once it can be, until it stands at a step.
func (w *shown) step(n int) {
	w.t.Helper()
	w.primary() // it stands out where it can be taken
	navy := w.shade(fynetheme.ColorNamePrimary)
	w.again(fmt.Sprintf("step %d", n), func() { w.tool("key", "--clearmodifiers", "Return") }, func() bool { return discs(w.picture(), navy) == n })
}

// press presses keys one after another.
func (w *shown) press(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		w.answered(k, func() { w.tool("key", "--clearmodifiers", k) })
	}
}

// paste puts text in place of what stands in the field that has the keyboard.
func (w *shown) paste(text string) {
	w.t.Helper()
	if _, err := w.run(text, "xclip", "-selection", "clipboard", "-i"); err != nil {
		w.t.Fatal(err)
	}
	w.answered("pasting "+text, func() { w.tool("key", "--clearmodifiers", "ctrl+a", "key", "--clearmodifiers", "ctrl+v") })
}

// click clicks at a point.
func (w *shown) click(x, y int) {
	w.t.Helper()
	w.answered(fmt.Sprintf("a click at %d,%d", x, y), func() { w.tool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1") })
}

// shade is a colour of the light look.
func (d *desk) shade(name fyne.ThemeColorName) color.RGBA {
	d.t.Helper()
	c, ok := theme.New(theme.Variant("light")).Color(name, 0).(color.NRGBA)
	if !ok {
		d.t.Fatalf("%s is another kind of colour", name)
	}
	return color.RGBA(c)
}

// fileDialog waits for the window's own file dialog: the system has none here, which
// shows only after it was asked. It is the one dialog that is as wide.
func (w *shown) fileDialog() {
	w.t.Helper()
	ground := w.shade(fynetheme.ColorNameOverlayBackground)
	w.until("the file dialog", func() bool { return w.picture().RGBAAt(280, 400) == ground })
	w.rest()
}

// primary is where the button stands that stands out.
func (w *shown) primary() (x, y int) {
	w.t.Helper()
	navy := w.shade(fynetheme.ColorNamePrimary)
	w.until("a button that stands out", func() (ok bool) {
		x, y, ok = barOf(w.picture(), navy)
		return ok
	})
	return x, y
}

// loaded waits until the screen in front has something to act on: its action in the
// head stands out.
func (w *shown) loaded() {
	w.t.Helper()
	navy := w.shade(fynetheme.ColorNamePrimary)
	w.until("a loaded screen", func() bool {
		head, ok := w.picture().SubImage(image.Rect(0, 0, 1280, 150)).(*image.RGBA)
		if !ok {
			return false
		}
		_, _, ok = barOf(head, navy)
		return ok
	})
	w.rest()
}

// visit goes to a screen by its number.
func (w *shown) visit(screen string) {
	w.t.Helper()
	n := 1 + slices.IndexFunc(ui.Entries(), func(e ui.Entry) bool { return e.Name == screen })
	if n < 1 || n > 9 {
		w.t.Fatalf("%s has no number", screen)
	}
	w.press("ctrl+" + strconv.Itoa(n))
}

// do does an action of the screen in front by its name, as typed into the search.
func (w *shown) do(text string) {
	w.t.Helper()
	w.press("ctrl+k")
	w.paste(text)
	w.press("Return")
}
