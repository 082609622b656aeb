-- +goose Up

-- What the trainer picked to talk about, in that order. Never in a bundle: what
-- was said of it is in the notes.
CREATE TABLE pick (
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    about    TEXT NOT NULL,
    CONSTRAINT pick_key PRIMARY KEY (workshop, place)
) STRICT, WITHOUT ROWID;
