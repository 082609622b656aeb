-- +goose Up

-- How far a version of a principle is, as themes have it. A new version begins
-- open where the one before it had been opened.
CREATE TABLE principle_stage (
    workshop  TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    principle TEXT NOT NULL,
    version   INTEGER NOT NULL,
    state     TEXT NOT NULL,
    opened    TEXT NOT NULL,
    locked    TEXT NOT NULL,
    shown     TEXT NOT NULL,
    CONSTRAINT principle_stage_key PRIMARY KEY (workshop, principle, version)
) STRICT, WITHOUT ROWID;

-- +goose Down

DROP TABLE principle_stage;
