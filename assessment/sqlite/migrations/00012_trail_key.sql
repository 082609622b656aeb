-- +goose Up

-- A line of the trail is signed with a key that is not in the database.
ALTER TABLE trail ADD COLUMN mac BLOB;
ALTER TABLE trail ADD COLUMN key BLOB; -- which key: the beginning of its SHA-256
