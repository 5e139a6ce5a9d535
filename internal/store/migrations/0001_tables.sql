-- Everything one contest office keeps. Texts are NOT NULL and empty where nothing
-- is known; a reference that may be missing is NULL. Days are 'YYYY-MM-DD',
-- moments RFC 3339.

CREATE TABLE meta (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    file_id    TEXT    NOT NULL CHECK (length(file_id) = 32),
    example    INTEGER NOT NULL CHECK (example IN (0, 1)),
    created_at TEXT    NOT NULL
) STRICT;

-- One row for each file of this folder that made the schema.
CREATE TABLE schema_migration (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_mapping (
    key     TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
    body    TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The edition and its set-up ------------------------------------------------

CREATE TABLE edition (
    id      INTEGER PRIMARY KEY,
    code    TEXT    NOT NULL UNIQUE CHECK (code <> ''),
    name    TEXT    NOT NULL CHECK (name <> ''),
    year    INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    state   TEXT    NOT NULL CHECK (state IN ('open', 'closed')),
    example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;

CREATE TABLE category (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    code       TEXT    NOT NULL CHECK (code <> ''),
    name       TEXT    NOT NULL CHECK (name <> ''),
    position   INTEGER NOT NULL CHECK (position >= 0),
    UNIQUE (edition_id, code)
) STRICT;

CREATE TABLE subcategory (
    id          INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL REFERENCES category (id),
    code        TEXT    NOT NULL CHECK (code <> ''),
    name        TEXT    NOT NULL CHECK (name <> ''),
    position    INTEGER NOT NULL CHECK (position >= 0),
    UNIQUE (category_id, code)
) STRICT;

CREATE TABLE rules (
    edition_id INTEGER PRIMARY KEY REFERENCES edition (id),
    body       TEXT NOT NULL
) STRICT;

CREATE TABLE seal (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    hash       TEXT    NOT NULL CHECK (length(hash) = 64),
    sealed_at  TEXT    NOT NULL,
    reason     TEXT    NOT NULL
) STRICT;
CREATE INDEX seal_edition ON seal (edition_id);

CREATE TABLE questionnaire (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    channel    TEXT    NOT NULL CHECK (channel IN ('visit', 'phone', 'online')),
    code       TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version >= 1),
    definition TEXT    NOT NULL,
    hash       TEXT    NOT NULL CHECK (length(hash) = 64),
    UNIQUE (edition_id, channel, version),
    UNIQUE (edition_id, channel, id)
) STRICT;

CREATE TABLE scenario (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    code       TEXT    NOT NULL CHECK (code <> ''),
    channel    TEXT    NOT NULL CHECK (channel IN ('visit', 'phone', 'online')),
    subs       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    answer_key TEXT    NOT NULL,
    terms      TEXT    NOT NULL,
    UNIQUE (edition_id, code),
    UNIQUE (edition_id, id)
) STRICT;

-- Institutions, kept once for all editions ----------------------------------

CREATE TABLE institution (
    id             INTEGER PRIMARY KEY,
    code           TEXT    NOT NULL UNIQUE CHECK (code <> ''),
    name           TEXT    NOT NULL CHECK (name <> ''),
    short_name     TEXT    NOT NULL,
    office_name    TEXT    NOT NULL,
    for_form       TEXT    NOT NULL,
    category       TEXT    NOT NULL,
    sub            TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    voivodeship    TEXT    NOT NULL,
    county         TEXT    NOT NULL,
    commune        TEXT    NOT NULL,
    teryt          TEXT    NOT NULL,
    nip            TEXT    NOT NULL,
    regon          TEXT    NOT NULL,
    krs            TEXT    NOT NULL,
    street         TEXT    NOT NULL,
    number         TEXT    NOT NULL,
    post_code      TEXT    NOT NULL,
    place          TEXT    NOT NULL,
    post           TEXT    NOT NULL,
    corr_street    TEXT    NOT NULL,
    corr_number    TEXT    NOT NULL,
    corr_post_code TEXT    NOT NULL,
    corr_place     TEXT    NOT NULL,
    corr_post      TEXT    NOT NULL,
    phone          TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    website        TEXT    NOT NULL,
    bip            TEXT    NOT NULL,
    edelivery      TEXT    NOT NULL,
    epuap          TEXT    NOT NULL,
    employees      INTEGER NOT NULL CHECK (employees >= 0),
    population     INTEGER NOT NULL CHECK (population >= 0),
    service_points INTEGER NOT NULL CHECK (service_points >= 0),
    example        INTEGER NOT NULL CHECK (example IN (0, 1)),
    fold           TEXT    NOT NULL,
    sort_key       BLOB    NOT NULL
) STRICT;
CREATE INDEX institution_sort ON institution (sort_key);

CREATE TABLE contact (
    id             INTEGER PRIMARY KEY,
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    title          TEXT    NOT NULL,
    first_name     TEXT    NOT NULL,
    surname        TEXT    NOT NULL,
    function       TEXT    NOT NULL,
    salutation     TEXT    NOT NULL,
    phone          TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    head           INTEGER NOT NULL CHECK (head IN (0, 1))
) STRICT;
CREATE INDEX contact_institution ON contact (institution_id);

-- An institution in one edition ---------------------------------------------

CREATE TABLE participation (
    id             INTEGER PRIMARY KEY,
    edition_id     INTEGER NOT NULL REFERENCES edition (id),
    institution_id INTEGER NOT NULL REFERENCES institution (id),
    code           TEXT    NOT NULL CHECK (code <> ''),
    name           TEXT    NOT NULL CHECK (name <> ''),
    category       TEXT,
    sub            TEXT    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN
        ('received', 'incomplete', 'complete', 'accepted', 'rejected', 'withdrawn')),
    not_applicable TEXT    NOT NULL,
    UNIQUE (edition_id, code),
    UNIQUE (edition_id, institution_id),
    UNIQUE (edition_id, id),
    FOREIGN KEY (edition_id, category) REFERENCES category (edition_id, code)
) STRICT;
CREATE INDEX participation_institution ON participation (institution_id);
CREATE INDEX participation_category ON participation (edition_id, category);

CREATE TABLE application (
    participation_id INTEGER PRIMARY KEY REFERENCES participation (id),
    received_on      TEXT    NOT NULL,
    signatory        TEXT    NOT NULL,
    rules_accepted   INTEGER NOT NULL CHECK (rules_accepted IN (0, 1)),
    audit_accepted   INTEGER NOT NULL CHECK (audit_accepted IN (0, 1)),
    logo_terms       INTEGER NOT NULL CHECK (logo_terms IN (0, 1)),
    publish_consent  INTEGER NOT NULL CHECK (publish_consent IN (0, 1)),
    invitation_no    TEXT    NOT NULL,
    buyer_name       TEXT    NOT NULL,
    buyer_nip        TEXT    NOT NULL,
    recipient_name   TEXT    NOT NULL,
    services         TEXT    NOT NULL,
    opening_hours    TEXT    NOT NULL,
    declared_size    INTEGER NOT NULL CHECK (declared_size >= 0),
    missing_document TEXT    NOT NULL
) STRICT;

-- Audits ---------------------------------------------------------------------
-- No column says who an auditor is: a code and nothing else.

CREATE TABLE audit (
    id               INTEGER PRIMARY KEY,
    code             TEXT    NOT NULL UNIQUE CHECK (code <> ''),
    edition_id       INTEGER NOT NULL REFERENCES edition (id),
    participation_id INTEGER NOT NULL,
    channel          TEXT    NOT NULL CHECK (channel IN ('visit', 'phone', 'online')),
    questionnaire_id INTEGER NOT NULL,
    scenario_id      INTEGER,
    auditor          TEXT    NOT NULL CHECK (auditor = ''
        OR (auditor GLOB 'A-[0-9]*' AND substr(auditor, 3) NOT GLOB '*[^0-9]*')),
    state            TEXT    NOT NULL CHECK (state IN
        ('planned', 'assigned', 'running', 'submitted', 'returned', 'approved', 'void')),
    outcome          TEXT    NOT NULL CHECK (outcome IN ('', 'contact', 'no_contact')),
    held_at          TEXT    NOT NULL,
    place            TEXT    NOT NULL,
    remark           TEXT    NOT NULL,
    void_reason      TEXT    NOT NULL,
    FOREIGN KEY (edition_id, participation_id) REFERENCES participation (edition_id, id),
    FOREIGN KEY (edition_id, channel, questionnaire_id) REFERENCES questionnaire (edition_id, channel, id),
    FOREIGN KEY (edition_id, scenario_id) REFERENCES scenario (edition_id, id)
) STRICT;
CREATE INDEX audit_participation ON audit (edition_id, participation_id);
CREATE INDEX audit_questionnaire ON audit (edition_id, channel, questionnaire_id);
CREATE INDEX audit_scenario ON audit (edition_id, scenario_id);

-- item is the criterion's position in the questionnaire version, from 0; na is 0
-- or the number of the reason (NAReasons, from 1).
CREATE TABLE answer (
    audit_id   INTEGER NOT NULL REFERENCES audit (id),
    item       INTEGER NOT NULL CHECK (item BETWEEN 0 AND 65535),
    points     INTEGER NOT NULL CHECK (points BETWEEN 0 AND 65535),
    na         INTEGER NOT NULL CHECK (na BETWEEN 0 AND 15 AND (na = 0 OR points = 0)),
    taken_over INTEGER NOT NULL CHECK (taken_over IN (0, 1)),
    PRIMARY KEY (audit_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer_note (
    audit_id INTEGER NOT NULL,
    item     INTEGER NOT NULL,
    measured TEXT    NOT NULL,
    comment  TEXT    NOT NULL,
    PRIMARY KEY (audit_id, item),
    FOREIGN KEY (audit_id, item) REFERENCES answer (audit_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE critical_decision (
    audit_id  INTEGER NOT NULL REFERENCES audit (id),
    criterion TEXT    NOT NULL CHECK (criterion <> ''),
    state     TEXT    NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
    reason    TEXT    NOT NULL,
    PRIMARY KEY (audit_id, criterion)
) STRICT, WITHOUT ROWID;

-- Bytes beside audits, once for each content, by their SHA-256.
CREATE TABLE blob (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0),
    bytes  BLOB    NOT NULL CHECK (length(bytes) = size)
) STRICT;

CREATE TABLE evidence (
    id       INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    sha256   TEXT    NOT NULL REFERENCES blob (sha256),
    name     TEXT    NOT NULL CHECK (name <> ''),
    type     TEXT    NOT NULL,
    note     TEXT    NOT NULL
) STRICT;
CREATE INDEX evidence_audit ON evidence (audit_id);
CREATE INDEX evidence_sha256 ON evidence (sha256);

-- Results and papers ---------------------------------------------------------

CREATE TABLE ranking_snapshot (
    id          INTEGER PRIMARY KEY,
    edition_id  INTEGER NOT NULL REFERENCES edition (id),
    approved_at TEXT    NOT NULL,
    seal_hash   TEXT    NOT NULL,
    input_hash  TEXT    NOT NULL CHECK (length(input_hash) = 64),
    result_hash TEXT    NOT NULL CHECK (length(result_hash) = 64),
    input       BLOB    NOT NULL,
    result      BLOB    NOT NULL,
    reason      TEXT    NOT NULL
) STRICT;
CREATE INDEX ranking_snapshot_edition ON ranking_snapshot (edition_id);

CREATE TABLE issued_document (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    number     TEXT    NOT NULL,
    name       TEXT    NOT NULL CHECK (name <> ''),
    type       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    size       INTEGER NOT NULL CHECK (size >= 0),
    issued_at  TEXT    NOT NULL,
    replaces   INTEGER REFERENCES issued_document (id),
    data_hash  TEXT    NOT NULL CHECK (length(data_hash) = 64),
    data       BLOB    NOT NULL,
    bytes      BLOB    NOT NULL CHECK (length(bytes) = size)
) STRICT;
CREATE INDEX issued_document_edition ON issued_document (edition_id);
CREATE INDEX issued_document_replaces ON issued_document (replaces);

CREATE TABLE licence (
    id               INTEGER PRIMARY KEY,
    edition_id       INTEGER NOT NULL REFERENCES edition (id),
    participation_id INTEGER NOT NULL,
    number           TEXT    NOT NULL UNIQUE CHECK (number <> ''),
    name             TEXT    NOT NULL CHECK (name <> ''),
    category         TEXT    NOT NULL,
    issued_on        TEXT    NOT NULL,
    valid_from       TEXT    NOT NULL,
    valid_to         TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('valid', 'revoked')),
    revoke_reason    TEXT    NOT NULL,
    document_id      INTEGER REFERENCES issued_document (id),
    FOREIGN KEY (edition_id, participation_id) REFERENCES participation (edition_id, id)
) STRICT;
CREATE INDEX licence_participation ON licence (edition_id, participation_id);
CREATE INDEX licence_document ON licence (document_id);

-- History --------------------------------------------------------------------

CREATE TABLE change (
    id       INTEGER PRIMARY KEY,
    at       TEXT    NOT NULL,
    who      TEXT    NOT NULL,
    action   TEXT    NOT NULL CHECK (action <> ''),
    args     TEXT    NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    captured INTEGER NOT NULL CHECK (captured IN (0, 1)),
    undoes   INTEGER REFERENCES change (id),
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    digest   BLOB    NOT NULL CHECK (length(digest) = 32),
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX change_undoes ON change (undoes);

CREATE TABLE change_payload (
    change_id INTEGER PRIMARY KEY REFERENCES change (id),
    salt      BLOB NOT NULL,
    body      BLOB NOT NULL,
    erased_by INTEGER REFERENCES change (id)
) STRICT;
CREATE INDEX change_payload_erased ON change_payload (erased_by);
