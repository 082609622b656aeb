-- +goose Up

-- Agencies' lines of the contact sheet, as far as their leads agreed. Never in a
-- bundle.
CREATE TABLE contact (
    workshop  TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    agency    TEXT NOT NULL,
    role      TEXT NOT NULL,
    day       TEXT NOT NULL, -- telephone line; empty: none
    night     TEXT NOT NULL,
    languages TEXT NOT NULL,
    at        TEXT NOT NULL, -- when the lead agreed
    CONSTRAINT contact_key PRIMARY KEY (workshop, agency)
) STRICT, WITHOUT ROWID;

-- Whose lead called whose line, the last time. Never in a bundle.
CREATE TABLE contact_call (
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    caller   TEXT NOT NULL, -- agency
    agency   TEXT NOT NULL,
    at       TEXT NOT NULL,
    CONSTRAINT contact_call_key PRIMARY KEY (workshop, caller, agency)
) STRICT, WITHOUT ROWID;

-- +goose Down

DROP TABLE contact_call;
DROP TABLE contact;
