package chooser

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The common item dialog is a COM object. Its methods are called by their place in
// its table, as shobjidl_core.h lists them.
const (
	methodRelease         = 2
	methodShow            = 3
	methodSetFileTypes    = 4
	methodSetOptions      = 9
	methodGetOptions      = 10
	methodSetFolder       = 12
	methodSetFileName     = 15
	methodSetTitle        = 17
	methodGetResult       = 20
	methodSetDefaultExt   = 22
	methodGetResults      = 27 // of IFileOpenDialog
	methodItemDisplayName = 5  // of IShellItem
	methodArrayCount      = 7  // of IShellItemArray
	methodArrayItem       = 8
	nameOfFile            = 0x80058000 // SIGDN_FILESYSPATH
	resultCanceled        = 0x800704C7
	inProcess             = 1 // CLSCTX_INPROC_SERVER
	optionOverwritePrompt = 0x2
	optionKeepFolder      = 0x8
	optionPickFolders     = 0x20
	optionFileSystem      = 0x40
	optionMany            = 0x200
	optionPathMustExist   = 0x800
	optionFileMustExist   = 0x1000
)

var (
	ole              = windows.NewLazySystemDLL("ole32.dll")
	shell            = windows.NewLazySystemDLL("shell32.dll")
	coCreateInstance = ole.NewProc("CoCreateInstance")
	createItem       = shell.NewProc("SHCreateItemFromParsingName")

	classOpen = windows.GUID{Data1: 0xDC1C5A9C, Data2: 0xE88A, Data3: 0x4DDE, Data4: [8]byte{0xA5, 0xA1, 0x60, 0xF8, 0x2A, 0x20, 0xAE, 0xF7}}
	classSave = windows.GUID{Data1: 0xC0B4E2F3, Data2: 0xBA21, Data3: 0x4773, Data4: [8]byte{0x8D, 0xBA, 0x33, 0x5E, 0xC9, 0x46, 0xEB, 0x8B}}
	faceOpen  = windows.GUID{Data1: 0xD57C7288, Data2: 0xD4AD, Data3: 0x4768, Data4: [8]byte{0xBE, 0x02, 0x9D, 0x96, 0x95, 0x32, 0xD9, 0x60}}
	faceSave  = windows.GUID{Data1: 0x84BCCD23, Data2: 0x5FDE, Data3: 0x4CDB, Data4: [8]byte{0xAE, 0xA4, 0xAF, 0x64, 0xB8, 0x3D, 0x78, 0xAB}}
	faceItem  = windows.GUID{Data1: 0x43826D1E, Data2: 0xE718, Data3: 0x42EE, Data4: [8]byte{0xBC, 0x55, 0xA1, 0xE2, 0x61, 0xC3, 0x7B, 0xFE}}
)

// alreadyBegun is S_FALSE: COM was there on this thread before.
const alreadyBegun = syscall.Errno(1)

// object is a COM object: its first word is the address of its table of methods.
type object struct{ methods *[64]uintptr }

// call calls a method and gives its error.
func (o *object) call(method int, args ...uintptr) error {
	hr, _, _ := syscall.SyscallN(o.methods[method], append([]uintptr{uintptr(unsafe.Pointer(o))}, args...)...)
	if int32(hr) < 0 {
		return hresult(uint32(hr))
	}
	return nil
}

// release gives the object back.
func (o *object) release() { _ = o.call(methodRelease) }

// hresult is an error of COM.
type hresult uint32

func (h hresult) Error() string { return fmt.Sprintf("chooser: HRESULT 0x%08X", uint32(h)) }

// choose shows the dialog on a thread of its own. The system closes it with its
// parent; the context can't.
func choose(_ context.Context, q Question) ([]string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err != nil && err != alreadyBegun { //nolint:errorlint // an HRESULT, not wrapped
		return nil, ErrNone
	}
	defer windows.CoUninitialize()
	class, face := &classOpen, &faceOpen
	if q.Kind == Save {
		class, face = &classSave, &faceSave
	}
	var dialog *object
	if hr, _, _ := coCreateInstance.Call(uintptr(unsafe.Pointer(class)), 0, inProcess, uintptr(unsafe.Pointer(face)), uintptr(unsafe.Pointer(&dialog))); int32(hr) < 0 || dialog == nil {
		return nil, ErrNone
	}
	defer dialog.release()
	if err := dialog.prepare(q); err != nil {
		return nil, err
	}
	if err := dialog.call(methodShow, q.Parent); err != nil {
		if h, ok := err.(hresult); ok && h == resultCanceled { //nolint:errorlint // comes as it is from call
			return nil, ErrCanceled
		}
		return nil, err
	}
	return dialog.results(q.Kind)
}

// prepare writes the question into the dialog.
func (o *object) prepare(q Question) error {
	var options uint32
	if err := o.call(methodGetOptions, uintptr(unsafe.Pointer(&options))); err != nil {
		return err
	}
	options |= optionFileSystem | optionKeepFolder | optionPathMustExist
	switch q.Kind {
	case Save:
		options |= optionOverwritePrompt
	case Folder:
		options |= optionPickFolders
	case OpenMany:
		options |= optionMany | optionFileMustExist
	case OpenOne:
		options |= optionFileMustExist
	}
	if err := o.call(methodSetOptions, uintptr(options)); err != nil {
		return err
	}
	if err := o.text(methodSetTitle, q.Title); err != nil {
		return err
	}
	if q.Kind == Save {
		if err := o.text(methodSetFileName, q.Name); err != nil {
			return err
		}
		if len(q.Types) > 0 && len(q.Types[0].Extensions) > 0 {
			if err := o.text(methodSetDefaultExt, strings.TrimPrefix(q.Types[0].Extensions[0], ".")); err != nil {
				return err
			}
		}
	}
	o.begin(q.Folder)
	return o.types(q)
}

// text calls a method that takes a text; an empty text leaves things as they are.
func (o *object) text(method int, s string) error {
	if s == "" {
		return nil
	}
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return err
	}
	return o.call(method, uintptr(unsafe.Pointer(p)))
}

// begin opens a folder; one that is gone is passed over.
func (o *object) begin(folder string) {
	p, err := windows.UTF16PtrFromString(folder)
	if folder == "" || err != nil {
		return
	}
	var item *object
	if hr, _, _ := createItem.Call(uintptr(unsafe.Pointer(p)), 0, uintptr(unsafe.Pointer(&faceItem)), uintptr(unsafe.Pointer(&item))); int32(hr) >= 0 && item != nil {
		_ = o.call(methodSetFolder, uintptr(unsafe.Pointer(item)))
		item.release()
	}
}

// fileType is COMDLG_FILTERSPEC.
type fileType struct{ name, spec *uint16 }

// types offers the kinds of files.
func (o *object) types(q Question) error {
	if q.Kind == Folder || len(q.Types) == 0 {
		return nil
	}
	var all []fileType
	for _, t := range q.Types {
		spec := "*.*"
		if len(t.Extensions) > 0 {
			spec = "*" + strings.Join(t.Extensions, ";*")
		}
		name, err := windows.UTF16PtrFromString(t.Name)
		if err != nil {
			return err
		}
		pattern, err := windows.UTF16PtrFromString(spec)
		if err != nil {
			return err
		}
		all = append(all, fileType{name, pattern})
	}
	return o.call(methodSetFileTypes, uintptr(len(all)), uintptr(unsafe.Pointer(&all[0])))
}

// results gives the chosen paths.
func (o *object) results(kind Kind) ([]string, error) {
	if kind != OpenMany {
		var item *object
		if err := o.call(methodGetResult, uintptr(unsafe.Pointer(&item))); err != nil {
			return nil, err
		}
		path, err := item.path()
		return []string{path}, err
	}
	var items *object
	if err := o.call(methodGetResults, uintptr(unsafe.Pointer(&items))); err != nil {
		return nil, err
	}
	defer items.release()
	var n uint32
	if err := items.call(methodArrayCount, uintptr(unsafe.Pointer(&n))); err != nil {
		return nil, err
	}
	var paths []string
	for i := range n {
		var item *object
		if err := items.call(methodArrayItem, uintptr(i), uintptr(unsafe.Pointer(&item))); err != nil {
			return nil, err
		}
		path, err := item.path()
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// path gives the path of a chosen file and the object back.
func (o *object) path() (string, error) {
	defer o.release()
	var name *uint16
	if err := o.call(methodItemDisplayName, nameOfFile, uintptr(unsafe.Pointer(&name))); err != nil {
		return "", err
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(name))
	return windows.UTF16PtrToString(name), nil
}
