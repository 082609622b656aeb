-- +goose Up

-- Every table of the document (assessment.Document) has: seq, the order in
-- which rows came; origin, the bundle that brought the row in a merge.
-- Times are RFC 3339 text in UTC and days YYYY-MM-DD, as written: an export
-- gives back the bytes that came in. Lists are JSON text.

CREATE TABLE bank (
    id       TEXT NOT NULL,
    version  TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    document TEXT NOT NULL, -- assessment.Bank as JSON, so that a workshop stays readable under any later program
    CONSTRAINT bank_key PRIMARY KEY (id, version, sha256)
) STRICT;

CREATE TABLE trainer (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL CONSTRAINT trainer_id UNIQUE,
    name       TEXT NOT NULL CONSTRAINT trainer_name UNIQUE,
    passphrase TEXT NOT NULL, -- argon2id, encoded with its parameters
    language   TEXT NOT NULL DEFAULT '',
    created    TEXT NOT NULL
) STRICT;

-- One-time links that make a trainer or a new pass-phrase; only the hash is kept.
CREATE TABLE setup_link (
    hash    BLOB NOT NULL CONSTRAINT setup_link_key PRIMARY KEY, -- SHA-256 of the token
    trainer TEXT,          -- whose pass-phrase it resets; NULL makes a new trainer
    created TEXT NOT NULL,
    used    TEXT
) STRICT;

CREATE TABLE workshop (
    seq               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL CONSTRAINT workshop_id UNIQUE,
    bank_id           TEXT NOT NULL,
    bank_version      TEXT NOT NULL,
    bank_sha256       TEXT NOT NULL,
    state             TEXT NOT NULL,
    title             TEXT NOT NULL,
    country           TEXT NOT NULL,
    election_day      TEXT NOT NULL,
    languages         TEXT NOT NULL, -- JSON
    question_set      TEXT NOT NULL,
    uses              TEXT NOT NULL, -- JSON
    disclosure        TEXT NOT NULL,
    statements        INTEGER NOT NULL,
    custodian         TEXT NOT NULL,
    channels          TEXT NOT NULL, -- JSON
    counterparts      TEXT NOT NULL, -- JSON
    scenarios         TEXT NOT NULL, -- JSON
    systems           TEXT NOT NULL, -- JSON
    chosen_principles TEXT NOT NULL, -- JSON
    words             TEXT NOT NULL, -- JSON
    origin            TEXT NOT NULL,
    address           TEXT NOT NULL DEFAULT '', -- printed on the cards; empty: the server's own
    revision          INTEGER NOT NULL DEFAULT 1,
    created           TEXT NOT NULL DEFAULT '',
    CONSTRAINT workshop_bank FOREIGN KEY (bank_id, bank_version, bank_sha256) REFERENCES bank (id, version, sha256)
) STRICT;

-- Who runs a workshop; a workshop without a row belongs to every trainer of the machine.
CREATE TABLE workshop_trainer (
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    trainer  TEXT NOT NULL REFERENCES trainer (id),
    CONSTRAINT workshop_trainer_key PRIMARY KEY (workshop, trainer)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
    seq       INTEGER PRIMARY KEY,
    workshop  TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    short     TEXT NOT NULL,
    seats     INTEGER NOT NULL,
    circle    TEXT NOT NULL,
    present   INTEGER NOT NULL,
    left      TEXT NOT NULL,
    origin    TEXT NOT NULL,
    shared    INTEGER NOT NULL DEFAULT 0, -- the lead shares the result with colleagues
    CONSTRAINT agency_key UNIQUE (workshop, id)
) STRICT;

-- What lets in: an agency's card, a lead's slip, a person's own code. Never in a bundle.
CREATE TABLE code (
    code       TEXT NOT NULL CONSTRAINT code_key PRIMARY KEY, -- normal form
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CONSTRAINT code_purpose CHECK (purpose IN ('card', 'slip', 'personal')),
    agency     TEXT NOT NULL,
    respondent TEXT NOT NULL DEFAULT '', -- of a personal code; of a slip: who used it
    made       TEXT NOT NULL
) STRICT;
CREATE INDEX code_agency ON code (workshop, agency, purpose);
CREATE INDEX code_respondent ON code (workshop, respondent);

CREATE TABLE respondent (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    agency   TEXT NOT NULL,
    seat     INTEGER NOT NULL,
    name     TEXT NOT NULL,
    lead     INTEGER NOT NULL,
    aside    INTEGER NOT NULL,
    origin   TEXT NOT NULL,
    joined   TEXT NOT NULL DEFAULT '',
    CONSTRAINT respondent_key UNIQUE (workshop, id)
) STRICT;

-- Sections shared out among an agency's seats: orders task lists, hides nothing.
CREATE TABLE section_share (
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    respondent TEXT NOT NULL,
    section    TEXT NOT NULL,
    CONSTRAINT section_share_key PRIMARY KEY (workshop, respondent, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    opened   TEXT NOT NULL,
    closed   TEXT NOT NULL,
    origin   TEXT NOT NULL,
    CONSTRAINT round_key UNIQUE (workshop, id)
) STRICT;

CREATE TABLE theme (
    seq       INTEGER PRIMARY KEY,
    workshop  TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    theme     TEXT NOT NULL,
    round     TEXT NOT NULL,
    state     TEXT NOT NULL,
    questions TEXT NOT NULL, -- JSON
    opened    TEXT NOT NULL,
    locked    TEXT NOT NULL,
    shown     TEXT NOT NULL,
    origin    TEXT NOT NULL,
    CONSTRAINT theme_key UNIQUE (workshop, round, theme)
) STRICT;

-- Answers are revised, never overwritten. salt is dropped when a person is
-- withdrawn: the row's text goes, its digest in the ledger stays.
CREATE TABLE answer (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    respondent TEXT NOT NULL,
    round      TEXT NOT NULL,
    question   TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    choice     TEXT NOT NULL,
    basis      TEXT NOT NULL,
    note       TEXT NOT NULL,
    flag       INTEGER NOT NULL,
    why        TEXT NOT NULL,
    at         TEXT NOT NULL,
    origin     TEXT NOT NULL,
    salt       BLOB,
    request    BLOB, -- the browser's key of the save: a repeat adds no revision
    CONSTRAINT answer_key UNIQUE (workshop, respondent, question, round, revision),
    CONSTRAINT answer_request UNIQUE (workshop, respondent, request)
) STRICT;

CREATE TABLE position (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency     TEXT NOT NULL,
    round      TEXT NOT NULL,
    question   TEXT NOT NULL,
    choice     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    respondent TEXT NOT NULL,
    at         TEXT NOT NULL,
    origin     TEXT NOT NULL,
    salt       BLOB
) STRICT;
CREATE INDEX position_agency ON position (workshop, agency, question);

CREATE TABLE channel (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency     TEXT NOT NULL,
    type       TEXT NOT NULL,
    peer       TEXT NOT NULL,
    sends      TEXT NOT NULL,
    via        TEXT NOT NULL,
    within     TEXT NOT NULL,
    at_night   INTEGER NOT NULL,
    receives   TEXT NOT NULL,
    tested     INTEGER NOT NULL,
    round      TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    at         TEXT NOT NULL,
    origin     TEXT NOT NULL,
    salt       BLOB,
    CONSTRAINT channel_key UNIQUE (workshop, agency, type, peer, round, revision)
) STRICT;

CREATE TABLE claim (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency     TEXT NOT NULL,
    scenario   TEXT NOT NULL,
    task       TEXT NOT NULL,
    claim      TEXT NOT NULL,
    other      TEXT NOT NULL,
    basis      TEXT NOT NULL,
    round      TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    at         TEXT NOT NULL,
    origin     TEXT NOT NULL,
    salt       BLOB,
    CONSTRAINT claim_key UNIQUE (workshop, agency, scenario, task, round, revision)
) STRICT;

CREATE TABLE stake (
    seq             INTEGER PRIMARY KEY,
    workshop        TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency          TEXT NOT NULL,
    system          TEXT NOT NULL,
    stakes          TEXT NOT NULL, -- JSON
    fallback        TEXT NOT NULL,
    rehearsed       INTEGER NOT NULL,
    single_supplier INTEGER NOT NULL,
    round           TEXT NOT NULL,
    respondent      TEXT NOT NULL,
    revision        INTEGER NOT NULL,
    at              TEXT NOT NULL,
    origin          TEXT NOT NULL,
    salt            BLOB,
    CONSTRAINT stake_key UNIQUE (workshop, agency, system, round, revision)
) STRICT;

CREATE TABLE principle (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    version  INTEGER NOT NULL,
    text     TEXT NOT NULL, -- JSON, by language
    origin   TEXT NOT NULL,
    CONSTRAINT principle_key UNIQUE (workshop, id, version)
) STRICT;

CREATE TABLE stance (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency     TEXT NOT NULL,
    principle  TEXT NOT NULL,
    version    INTEGER NOT NULL,
    stance     TEXT NOT NULL,
    text       TEXT NOT NULL,
    named      INTEGER NOT NULL,
    round      TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    at         TEXT NOT NULL,
    origin     TEXT NOT NULL,
    salt       BLOB,
    CONSTRAINT stance_key UNIQUE (workshop, agency, principle, version, round, revision)
) STRICT;

CREATE TABLE outcome (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    scenario TEXT NOT NULL,
    task     TEXT NOT NULL,
    agency   TEXT NOT NULL,
    basis    TEXT NOT NULL,
    due      TEXT NOT NULL,
    origin   TEXT NOT NULL
) STRICT;
CREATE INDEX outcome_workshop ON outcome (workshop);

CREATE TABLE action (
    seq         INTEGER PRIMARY KEY,
    workshop    TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id          TEXT NOT NULL,
    about_kind  TEXT NOT NULL,
    about_id    TEXT NOT NULL,
    title       TEXT NOT NULL,
    proposed_to TEXT NOT NULL,
    owner       TEXT NOT NULL,
    partners    TEXT NOT NULL, -- JSON
    due         TEXT NOT NULL,
    state       TEXT NOT NULL,
    lead_days   INTEGER NOT NULL, -- days
    lead_reason TEXT NOT NULL,
    origin      TEXT NOT NULL,
    CONSTRAINT action_key UNIQUE (workshop, id)
) STRICT;

CREATE TABLE note (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    about    TEXT NOT NULL,
    text     TEXT NOT NULL,
    origin   TEXT NOT NULL
) STRICT;
CREATE INDEX note_workshop ON note (workshop);

CREATE TABLE release (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    about    TEXT NOT NULL,
    held     INTEGER NOT NULL,
    at       TEXT NOT NULL,
    origin   TEXT NOT NULL
) STRICT;
CREATE INDEX release_workshop ON release (workshop);

CREATE TABLE runsheet (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    title    TEXT NOT NULL,
    start    TEXT NOT NULL,
    minutes  INTEGER NOT NULL, -- minutes
    themes   TEXT NOT NULL, -- JSON
    inner    INTEGER NOT NULL,
    state    TEXT NOT NULL,
    origin   TEXT NOT NULL,
    CONSTRAINT runsheet_key UNIQUE (workshop, id)
) STRICT;

-- One entry for each chained row. digest = SHA-256(salt, row); link =
-- SHA-256(link before, digest). The chain is verified from digests alone, so
-- that a withdrawn row's text and salt can go.
CREATE TABLE ledger (
    seq       INTEGER PRIMARY KEY,
    workshop  TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    source    TEXT NOT NULL, -- table
    row       INTEGER NOT NULL, -- seq in that table
    digest    BLOB NOT NULL,
    link      BLOB NOT NULL,
    withdrawn TEXT NOT NULL DEFAULT '',
    CONSTRAINT ledger_row UNIQUE (source, row)
) STRICT;
CREATE INDEX ledger_workshop ON ledger (workshop, seq);

-- Who did what, when, to what; never answer text. Chained like the ledger.
CREATE TABLE trail (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL, -- no reference: the trail outlives an erased workshop
    at       TEXT NOT NULL,
    role     TEXT NOT NULL,
    actor    TEXT NOT NULL,
    deed     TEXT NOT NULL,
    object   TEXT NOT NULL,
    link     BLOB NOT NULL
) STRICT;
CREATE INDEX trail_workshop ON trail (workshop, seq);

-- A revocable row behind a cookie.
CREATE TABLE session (
    hash       BLOB NOT NULL CONSTRAINT session_key PRIMARY KEY, -- SHA-256 of the id in the cookie
    role       TEXT NOT NULL,
    trainer    TEXT NOT NULL DEFAULT '',
    workshop   TEXT NOT NULL DEFAULT '',
    respondent TEXT NOT NULL DEFAULT '',
    agency     TEXT NOT NULL DEFAULT '', -- of a visitor who typed an agency's code
    created    INTEGER NOT NULL, -- unix seconds
    seen       INTEGER NOT NULL, -- unix seconds
    revoked    INTEGER           -- unix seconds
) STRICT, WITHOUT ROWID;
CREATE INDEX session_respondent ON session (workshop, respondent);
CREATE INDEX session_trainer ON session (trainer);


-- How far the statements about each other are, as themes have it. mark is the
-- ledger's last entry when they were locked: what came later mends.
CREATE TABLE statement_stage (
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    round    TEXT NOT NULL,
    state    TEXT NOT NULL,
    opened   TEXT NOT NULL,
    locked   TEXT NOT NULL,
    shown    TEXT NOT NULL,
    mark     INTEGER NOT NULL,
    CONSTRAINT statement_stage_key PRIMARY KEY (workshop, round)
) STRICT, WITHOUT ROWID;

-- What colleagues propose to their lead; it is no statement until taken.
CREATE TABLE proposal (
    seq        INTEGER PRIMARY KEY,
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency     TEXT NOT NULL,
    respondent TEXT NOT NULL,
    kind       TEXT NOT NULL CONSTRAINT proposal_kind CHECK (kind IN ('channel', 'claim', 'system')),
    about      TEXT NOT NULL, -- what it is about, within the agency: "incident/cert", "sc-x/restore", "sy-x"
    document   TEXT NOT NULL, -- JSON of the statement
    at         TEXT NOT NULL,
    CONSTRAINT proposal_key UNIQUE (workshop, respondent, kind, about)
) STRICT;
CREATE INDEX proposal_agency ON proposal (workshop, agency);
