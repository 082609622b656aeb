-- +goose Up

-- Sums of what stands beside the chained rows: one of each workshop, and one of
-- the banks as used.
CREATE TABLE seal (
	workshop TEXT NOT NULL PRIMARY KEY, -- '' for the banks
	sum      BLOB NOT NULL
) STRICT;
