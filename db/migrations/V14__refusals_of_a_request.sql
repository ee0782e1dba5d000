-- How often QuickBooks refused a request for each kind of reason that may pass, since it was made or a person last wanted it tried
-- again. How often it went out says nothing about that: an answer that was lost is no refusal.
ALTER TABLE request ADD COLUMN refusals jsonb NOT NULL DEFAULT '{}';
