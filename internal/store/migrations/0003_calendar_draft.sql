-- The edition's calendar, and sheets that are being typed in.

-- One row for each stage of the year that has a day; ends_on is the last day of the
-- stage and equals starts_on where it lasts one day. Either may be empty: „until”, „from”.
CREATE TABLE milestone (
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    stage      TEXT    NOT NULL CHECK (stage IN
        ('invitations', 'applications', 'fieldwork', 'review', 'jury', 'licences', 'gala')),
    starts_on  TEXT    NOT NULL,
    ends_on    TEXT    NOT NULL CHECK (ends_on = '' OR ends_on >= starts_on),
    note       TEXT    NOT NULL,
    PRIMARY KEY (edition_id, stage)
) STRICT, WITHOUT ROWID;

-- A sheet as far as it was typed, unchecked, word for word. It is no answer: nothing
-- that computes looks here.
CREATE TABLE audit_draft (
    audit_id INTEGER PRIMARY KEY REFERENCES audit (id),
    saved_at TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;

CREATE TRIGGER milestone_closed_insert BEFORE INSERT ON milestone
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER milestone_closed_update BEFORE UPDATE ON milestone
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER milestone_closed_delete BEFORE DELETE ON milestone
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_draft_closed_insert BEFORE INSERT ON audit_draft
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = NEW.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_draft_closed_update BEFORE UPDATE ON audit_draft
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_draft_closed_delete BEFORE DELETE ON audit_draft
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;
