-- +goose Up

-- From when on nobody answers; empty: no pause. Never in a bundle.
ALTER TABLE workshop ADD COLUMN paused TEXT NOT NULL DEFAULT '';

-- When a step of the run-sheet began on this machine's clock, for the minutes
-- that are left. Never in a bundle: the order of steps is in the run-sheet.
CREATE TABLE step_begun (
    workshop TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    step     TEXT NOT NULL,
    at       TEXT NOT NULL,
    CONSTRAINT step_begun_key PRIMARY KEY (workshop, step)
) STRICT, WITHOUT ROWID;
