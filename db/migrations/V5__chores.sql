-- What has to be done from time to time, once in the whole cluster; and how companies are found that need somebody.

-- The table that db-scheduler works with; its names are the library's.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);

-- What is kept for a set time is found by its age.
CREATE INDEX sessions_by_end ON session (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX wrong_keys_by_time ON wrong_key (window_start);

-- Few kinds are set aside, and the board of all companies asks for them.
CREATE INDEX kinds_set_aside ON read_mark (company_id) WHERE set_aside_at IS NOT NULL;

-- Since when the records of a company are in doubt, because it was untied from the file that they came from; absent: they
-- are not. A record in doubt has the time of change '-infinity', so that whatever the next file shows of it is newer.
ALTER TABLE company_sync ADD COLUMN records_doubted_at timestamptz;
CREATE INDEX companies_with_doubted_records ON company_sync (company_id) WHERE records_doubted_at IS NOT NULL;
CREATE INDEX accounts_in_doubt ON account (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX terms_in_doubt ON terms (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX classes_in_doubt ON list_class (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX currencies_in_doubt ON currency (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX vendors_in_doubt ON vendor (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX jobs_in_doubt ON customer_job (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX items_in_doubt ON item (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX bills_in_doubt ON bill (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX credits_in_doubt ON vendor_credit (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
CREATE INDEX payments_in_doubt ON bill_payment (company_id) WHERE time_modified = '-infinity' AND removed_at IS NULL;
