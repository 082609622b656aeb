-- +goose Up

-- Seats whose answers are written on paper and typed in by those who run the
-- workshop. Never in a bundle: elsewhere they are seats like others.
CREATE TABLE on_paper (
    workshop   TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    respondent TEXT NOT NULL,
    CONSTRAINT on_paper_key PRIMARY KEY (workshop, respondent)
) STRICT, WITHOUT ROWID;
