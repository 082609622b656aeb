-- +goose Up

-- Who invited a trainer of a workshop; empty: the first, or by import.
ALTER TABLE workshop_trainer ADD COLUMN invited_by TEXT NOT NULL DEFAULT '';

-- A link that lets one more trainer run a workshop, once. Never in a bundle.
CREATE TABLE invitation (
    seq      INTEGER PRIMARY KEY,
    hash     BLOB NOT NULL CONSTRAINT invitation_hash UNIQUE, -- SHA-256 of the token in its address
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    trainer  TEXT NOT NULL, -- who made it
    made     TEXT NOT NULL,
    until    TEXT NOT NULL,
    used     TEXT NOT NULL DEFAULT '',
    taker    TEXT NOT NULL DEFAULT '', -- the trainer who took it
    ended    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invitation_workshop ON invitation (workshop);
