-- +goose Up

-- The state in which a workshop came here in a file; empty where it was made.
-- One that was handed over can be opened again by its custodian alone: where it
-- arrived in that state.
ALTER TABLE workshop ADD COLUMN arrived TEXT NOT NULL DEFAULT '';
UPDATE workshop SET arrived = state
WHERE state = 'handed-over' AND EXISTS (SELECT 1 FROM trail WHERE trail.workshop = workshop.id AND trail.deed = 'imported');
