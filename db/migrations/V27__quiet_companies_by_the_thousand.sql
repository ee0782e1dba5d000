-- What passes over all companies again and again shall cost little for those of which nothing has happened.

-- Whether at the last comparison nothing about the company was stopped or waited to be read again: then an update that brings nothing
-- changes nothing of what was found, and time alone does.
ALTER TABLE company_sync ADD COLUMN reconciled_calm boolean NOT NULL DEFAULT false;

-- Comparisons are thrown away when they are old enough.
CREATE INDEX reconciliations_by_time ON reconciliation (finished_at);

-- Few kinds are set aside in either way, and the board of all companies asks for them.
CREATE INDEX kinds_aside ON read_mark (company_id) WHERE set_aside_at IS NOT NULL OR history_aside_at IS NOT NULL;
DROP INDEX kinds_set_aside;
