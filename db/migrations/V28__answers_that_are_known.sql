-- A question for changes reaches back of what is read already, so in a company in which nothing happens QuickBooks answers the same again
-- and again. The last such answer is remembered by its fingerprint; when it came last, all that is asked for together had been read.
ALTER TABLE company_sync
    ADD COLUMN known_answer    jsonb,
    ADD COLUMN known_answer_at timestamptz;

-- The exchange that brought the same answer, letter for letter; it is recorded there.
ALTER TABLE exchange
    ADD COLUMN same_session uuid,
    ADD COLUMN same_number  int;
