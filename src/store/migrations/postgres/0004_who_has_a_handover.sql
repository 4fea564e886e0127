-- As in SQLite. Never change this file: add a new one.

-- A handover has an owner: the queue, a member of staff until a time, or the service. A live chat has a place in the queue.
ALTER TABLE handovers ADD COLUMN kind TEXT NOT NULL DEFAULT 'errand';
ALTER TABLE handovers ADD COLUMN owner TEXT NOT NULL DEFAULT 'queue';
ALTER TABLE handovers ADD COLUMN held_by TEXT;
ALTER TABLE handovers ADD COLUMN held_until BIGINT;
ALTER TABLE handovers ADD COLUMN queued_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE handovers ADD COLUMN claimed_at BIGINT;
ALTER TABLE handovers ADD COLUMN alarms BIGINT NOT NULL DEFAULT 0;
UPDATE handovers SET queued_at = created_at;
UPDATE handovers SET owner = 'bot' WHERE state = 'closed';
CREATE INDEX handovers_that_are_held ON handovers (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX handovers_in_the_queue ON handovers (queued_at, id) WHERE kind = 'live' AND owner = 'queue';
CREATE INDEX handovers_by_claim ON handovers (claimed_at) WHERE kind = 'live';

-- Who of the staff is at work, away or gone, as they said last. `instead` is alarmed in their place.
CREATE TABLE presence (
    agent   TEXT   NOT NULL PRIMARY KEY REFERENCES users (id),
    state   TEXT   NOT NULL,
    until   BIGINT,
    instead TEXT,
    seen_at BIGINT NOT NULL
);

-- What staff write to each other about a handover; never shown to the citizen. `note` is personal data.
CREATE TABLE notes (
    handover TEXT   NOT NULL REFERENCES handovers (id),
    seq      BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    agent    TEXT   NOT NULL,
    note     TEXT   NOT NULL,
    PRIMARY KEY (handover, seq)
);
