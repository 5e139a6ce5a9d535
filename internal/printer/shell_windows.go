package printer

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"biurolidera/internal/contest"
)

var (
	spooler        = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters   = spooler.NewProc("EnumPrintersW")
	defaultPrinter = spooler.NewProc("GetDefaultPrinterW")
)

// printerInfo4 is PRINTER_INFO_4: what the system knows without asking printers.
type printerInfo4 struct {
	name       *uint16
	server     *uint16
	attributes uint32
}

// Kinds of printers: those of this computer and those it is connected to.
const (
	enumLocal       = 2
	enumConnections = 4
)

// List gives the printers, the default one first; the error is print_no_system
// where the spooler does not answer, and print_no_printer where it has none.
func (s *System) List(context.Context) ([]Printer, error) {
	const level = 4
	var needed, count uint32
	ask := func(buffer []byte) error {
		var at unsafe.Pointer
		if len(buffer) > 0 {
			at = unsafe.Pointer(&buffer[0])
		}
		ok, _, err := enumPrinters.Call(enumLocal|enumConnections, 0, level, uintptr(at), uintptr(len(buffer)), uintptr(unsafe.Pointer(&needed)), uintptr(unsafe.Pointer(&count)))
		if ok == 0 {
			return err
		}
		return nil
	}
	err := ask(nil)
	var buffer []byte
	for errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
		buffer = make([]byte, needed)
		err = ask(buffer)
	}
	if err != nil {
		return nil, contest.E("print_no_system").Because(err)
	}
	if count == 0 {
		return nil, contest.E("print_no_printer")
	}
	standard := standardPrinter()
	var all []Printer
	for _, p := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&buffer[0])), count) {
		name := windows.UTF16PtrToString(p.name)
		one := Printer{Name: name, Title: name, Default: name == standard}
		if one.Default {
			all = append([]Printer{one}, all...)
			continue
		}
		all = append(all, one)
	}
	return all, nil
}

// standardPrinter is the name of the default printer, empty if there is none.
func standardPrinter() string {
	buffer := make([]uint16, 1024)
	n := uint32(len(buffer))
	if ok, _, _ := defaultPrinter.Call(uintptr(unsafe.Pointer(&buffer[0])), uintptr(unsafe.Pointer(&n))); ok == 0 {
		return ""
	}
	return windows.UTF16ToString(buffer)
}

// Papers gives none: the program that prints a PDF asks for the paper itself.
func (s *System) Papers(context.Context, string) ([]Paper, error) { return nil, nil }

// Print gives a job to the program that opens PDF files: the shell's verb "print",
// or "printto" for a certain printer, once a copy. Errors: print_no_reader where no
// such program prints, print_pages_whole for a choice of pages, print_refused.
func (s *System) Print(ctx context.Context, job Job) (request string, err error) {
	if len(job.Pages) > 0 {
		return "", contest.E("print_pages_whole")
	}
	file, err := keep(job)
	if err != nil {
		return "", err
	}
	verb, args := "print", ""
	if job.Printer != "" && job.Printer != standardPrinter() {
		verb, args = "printto", `"`+strings.ReplaceAll(job.Printer, `"`, "")+`"`
	}
	for range min(max(1, job.Copies), MostCopies) {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if err := shell(verb, file, args, job.Printer); err != nil {
			return "", err
		}
	}
	return "", nil
}

// shell asks the shell to do something with a file.
func shell(verb, file, args, printer string) error {
	v, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	f, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	a, err := windows.UTF16PtrFromString(args)
	if err != nil {
		return contest.E("print_refused", "printer", printer).Because(err)
	}
	err = windows.ShellExecute(0, v, f, a, nil, windows.SW_HIDE)
	if errors.Is(err, windows.ERROR_NO_ASSOCIATION) || errors.Is(err, windows.ERROR_FILE_NOT_FOUND) {
		return contest.E("print_no_reader").Because(err)
	}
	if err != nil {
		return contest.E("print_refused", "printer", printer).Because(err)
	}
	return nil
}

// Files to print lie in folders of their own below the person's own temporary
// folder, for as long as a program takes to start and read them.
const (
	folderPrefix = "lider-print-"
	keptFor      = 3 * time.Minute
)

// keep writes the PDF where the printing program reads it, and removes it later.
func keep(job Job) (string, error) {
	Clean()
	dir, err := os.MkdirTemp("", folderPrefix)
	if err != nil {
		return "", contest.E("print_refused", "printer", job.Printer).Because(err)
	}
	file := filepath.Join(dir, "wydruk.pdf")
	if err := os.WriteFile(file, job.PDF, 0o600); err != nil {
		_ = os.RemoveAll(dir)
		return "", contest.E("print_refused", "printer", job.Printer).Because(err)
	}
	time.AfterFunc(keptFor, func() { _ = os.RemoveAll(dir) })
	return file, nil
}

// Clean removes files that were printed and not removed since, because the program
// ended before: it is called when the program starts.
func Clean() {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*"))
	for _, dir := range old {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > keptFor {
			_ = os.RemoveAll(dir)
		}
	}
}
