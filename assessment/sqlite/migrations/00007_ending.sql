-- +goose Up

-- Links that let in by their address alone; only the hash is kept. Never in a bundle.
CREATE TABLE link (
    seq      INTEGER PRIMARY KEY,
    hash     BLOB NOT NULL CONSTRAINT link_hash UNIQUE, -- SHA-256 of the token
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    role     TEXT NOT NULL CONSTRAINT link_role CHECK (role IN ('screen', 'observer')),
    language TEXT NOT NULL,
    made     TEXT NOT NULL,
    opened   TEXT NOT NULL DEFAULT '', -- the last time
    ended    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX link_workshop ON link (workshop);

ALTER TABLE session ADD COLUMN link INTEGER; -- that began it; NULL: none

-- A workshop that was handed over from this machine, with the file for its
-- custodian, encrypted. Never in a bundle: the custodian's import has no row.
CREATE TABLE handover (
    workshop  TEXT NOT NULL CONSTRAINT handover_key PRIMARY KEY REFERENCES workshop (id) ON DELETE CASCADE,
    at        TEXT NOT NULL,
    custodian TEXT NOT NULL,
    name      TEXT NOT NULL, -- of the file
    sha256    TEXT NOT NULL,
    content   BLOB NOT NULL
) STRICT;

-- What outlives an erased workshop: a receipt without names, and who may read it.
CREATE TABLE erasure (
    seq      INTEGER PRIMARY KEY,
    workshop TEXT NOT NULL, -- no reference: the workshop is gone
    at       TEXT NOT NULL,
    trainers TEXT NOT NULL, -- JSON; none: every trainer of the machine
    receipt  TEXT NOT NULL, -- JSON
    finished TEXT NOT NULL DEFAULT '' -- empty: something could not be removed yet
) STRICT;
CREATE INDEX erasure_workshop ON erasure (workshop);

-- Browsers that were in an erased workshop, until their sessions would have
-- ended: their pages say what happened. Nothing says who they were.
CREATE TABLE farewell (
    hash  BLOB NOT NULL CONSTRAINT farewell_key PRIMARY KEY, -- of the session
    seq   INTEGER NOT NULL, -- of the erasure
    role  TEXT NOT NULL,
    until INTEGER NOT NULL -- unix seconds
) STRICT, WITHOUT ROWID;

-- A line of the trail whose workshop was erased loses what it was about, and its
-- salt: its digest stays, so that the chain can still be followed.
ALTER TABLE trail ADD COLUMN salt BLOB;
ALTER TABLE trail ADD COLUMN digest BLOB;
