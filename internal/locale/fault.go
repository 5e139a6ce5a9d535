package locale

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// Error gives what a person reads about an error: what happened, and what to do
// next ("" if nothing is known). A cause that is itself for people follows the
// message, and its hint is taken where the error has none of its own. Anything
// else than a contest.Error is an internal error: the text says so and the detail
// belongs in the log.
func (c *Catalogue) Error(err error) (message, hint string) {
	if err == nil {
		return "", ""
	}
	if errors.Is(err, context.Canceled) {
		return c.T("error.cancelled"), c.textOr("error.cancelled.hint", nil)
	}
	var e *contest.Error
	if !errors.As(err, &e) {
		return c.T("error.internal"), c.T("error.internal.hint")
	}
	message = c.text("error."+e.Code, e.Args)
	hint = c.textOr("error."+e.Code+".hint", e.Args)
	var cause *contest.Error
	if e.Err != nil && errors.As(e.Err, &cause) {
		m, h := c.Error(cause)
		message += " " + m
		if hint == "" {
			hint = h
		}
	}
	return message, hint
}

// ErrorLine gives message and hint of an error as one text.
func (c *Catalogue) ErrorLine(err error) string {
	message, hint := c.Error(err)
	return strings.TrimSpace(message + " " + hint)
}

// Finding gives the text of a remark, without where it stands.
func (c *Catalogue) Finding(f contest.Finding) string {
	return c.text("finding."+f.Code, f.Args)
}

// FindingLine gives a remark with where it stands:
// „lista.csv, wiersz 12, NIP: …”.
func (c *Catalogue) FindingLine(f contest.Finding) string {
	var where []string
	if f.Source != "" {
		where = append(where, f.Source)
	}
	if f.Row > 0 {
		where = append(where, c.T("where.row", "row", strconv.Itoa(f.Row)))
	}
	if f.Field != "" {
		where = append(where, c.Enum("field", f.Field))
	}
	text := c.Finding(f)
	if len(where) == 0 {
		return text
	}
	return strings.Join(where, ", ") + ": " + text
}

// Action gives the text of a step of the history.
func (c *Catalogue) Action(action string, args contest.Args) string {
	return c.text("action."+action, args)
}

// Enum gives the text of a code: c.Enum("channel", "visit") is „wizyta”. A code
// without a text comes as it is.
func (c *Catalogue) Enum(group, code string) string {
	if t, ok := c.single[group+"."+code]; ok {
		return t
	}
	return code
}

// textOr gives a text that need not exist.
func (c *Catalogue) textOr(key string, args contest.Args) string {
	if c.Has(key) {
		return c.text(key, args)
	}
	return ""
}
