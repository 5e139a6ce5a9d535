package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"biurolidera/internal/contest"
)

// What is particular to SQLite stands in this file, in capture.go and undo.go.

// applicationID marks the file as ours in its header ("LIDR").
const applicationID = 0x4C494452

// minSQLite is the first version without the WAL-reset fault (reliability.md 0.11).
const minSQLite = 3_051_003

const (
	busyTimeout   = 5 * time.Second
	readers       = 4
	cachedQueries = 64
)

// connector opens connections with the pragmas of the DSN and those that the DSN
// can't carry.
type connector struct {
	dsn   string
	drive *sqlite3.SQLiteDriver
}

// Connect opens one connection.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.drive.Open(c.dsn) }

// Driver is what database/sql wants to know.
func (c connector) Driver() driver.Driver { return c.drive }

// openSQL makes a pool over path; options are added to the DSN.
func openSQL(path string, options url.Values) *sql.DB {
	drive := &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; "+
			"PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA journal_size_limit = 33554432", nil)
		return err
	}}
	return sql.OpenDB(connector{dsn: dsn(path, options), drive: drive})
}

// openWriter makes the one writing connection.
func openWriter(path string) *sql.DB {
	db := openSQL(path, url.Values{
		"mode":                {"rw"},
		"_foreign_keys":       {"1"},
		"_journal_mode":       {"WAL"},
		"_synchronous":        {synchronous},
		"_busy_timeout":       {strconv.FormatInt(busyTimeout.Milliseconds(), 10)},
		"_txlock":             {"immediate"},
		"_recursive_triggers": {"1"},
		"_secure_delete":      {"1"},
		"_cache_size":         {"-32768"},
		"_stmt_cache_size":    {strconv.Itoa(cachedQueries)},
	})
	db.SetMaxOpenConns(1)
	return db
}

// synchronous is FULL: with NORMAL a power cut loses acknowledged commits
// (reliability.md 0.5). A variable, for the test that shows it.
var synchronous = "FULL"

// openReaders makes the pool of reading connections. immutable is for a file that
// nobody can write and that has no -wal.
func openReaders(path string, immutable bool) *sql.DB {
	options := url.Values{
		"mode":             {"ro"},
		"_query_only":      {"1"},
		"_busy_timeout":    {strconv.FormatInt(busyTimeout.Milliseconds(), 10)},
		"_cache_size":      {"-4096"},
		"_stmt_cache_size": {strconv.Itoa(cachedQueries)},
	}
	if immutable {
		options.Set("immutable", "1")
	}
	db := openSQL(path, options)
	db.SetMaxOpenConns(readers)
	return db
}

// openCopier makes the one connection that may write a copy elsewhere: query_only
// would forbid that too.
func openCopier(path string, immutable bool) *sql.DB {
	options := url.Values{
		"mode":          {"ro"},
		"_busy_timeout": {strconv.FormatInt(busyTimeout.Milliseconds(), 10)},
	}
	if immutable {
		options.Set("immutable", "1")
	}
	db := openSQL(path, options)
	db.SetMaxOpenConns(1)
	return db
}

// dsn makes SQLite's URI of a path: every byte that a URI would take for its own
// is escaped.
func dsn(path string, options url.Values) string {
	p := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	p = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(p)
	return "file:" + p + "?" + options.Encode()
}

// assertVersion refuses an SQLite with a known fault.
func assertVersion() error {
	_, n, _ := sqlite3.Version()
	if n < minSQLite {
		return contest.E("sqlite_old", "version", n)
	}
	return nil
}

// vacuumInto writes a compact copy of the file behind q to path, which must not exist.
func vacuumInto(ctx context.Context, q querier, path string) error {
	_, err := q.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

// checkpoint writes the -wal into the file and empties it. It reports whether a
// reader hindered it.
func checkpoint(ctx context.Context, q querier) (hindered bool, err error) {
	var busy, log, done int
	err = q.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &done)
	return busy != 0, err
}

// inTransaction asks SQLite itself: after some I/O errors it rolls back unasked
// and would go on statement by statement (reliability.md 0.4).
func inTransaction(c *sql.Conn) (in bool) {
	err := c.Raw(func(dc any) error {
		sc, ok := dc.(*sqlite3.SQLiteConn)
		in = ok && !sc.AutoCommit()
		return nil
	})
	return in && err == nil
}

// integrity gives the first few faults of the file's structure; none if it is sound.
func integrity(ctx context.Context, q querier, quick bool) ([]string, error) {
	query := "PRAGMA integrity_check(10)"
	if quick {
		query = "PRAGMA quick_check(1)"
	}
	var faults []string
	err := each(ctx, q, query, nil, func(rows *sql.Rows) error {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			faults = append(faults, s)
		}
		return nil
	})
	return faults, err
}

// raised are the codes that the file's own triggers raise.
var raised = []string{
	"history_append_only", "seal_permanent", "snapshot_permanent", "document_permanent", "evidence_permanent",
	"licence_permanent", "file_id_permanent", "questionnaire_used", "edition_closed",
}

// sentinel turns a driver's error into one a person can read; any other error, and
// nil, stays.
func sentinel(err error) error {
	var known *contest.Error
	var fault sqlite3.Error
	if err == nil || errors.As(err, &known) || !errors.As(err, &fault) {
		return err
	}
	if fault.ExtendedCode == sqlite3.ErrConstraintTrigger {
		for _, code := range raised {
			if fault.Error() == code {
				return contest.E(code).Because(err)
			}
		}
	}
	if code := sentinelCode(fault); code != "" {
		return contest.E(code).Because(err)
	}
	return err
}

// sentinelCode is the code for a driver's error; "" for one that no person can act on.
func sentinelCode(fault sqlite3.Error) string {
	switch fault.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey, sqlite3.ErrConstraintRowID:
		return "record_exists"
	case sqlite3.ErrConstraintForeignKey:
		return "record_in_use"
	case sqlite3.ErrConstraintCheck, sqlite3.ErrConstraintNotNull:
		return "record_invalid"
	}
	switch fault.Code {
	case sqlite3.ErrFull:
		return "file_disk_full"
	case sqlite3.ErrIoErr:
		return "file_io"
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return "file_read_only"
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return "file_damaged"
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return "file_busy"
	case sqlite3.ErrCantOpen:
		return "file_unreadable"
	}
	return ""
}

// openMemory makes an empty database in memory, of one connection.
func openMemory() *sql.DB {
	db := openSQL("", url.Values{"mode": {"memory"}})
	db.SetMaxOpenConns(1)
	return db
}
