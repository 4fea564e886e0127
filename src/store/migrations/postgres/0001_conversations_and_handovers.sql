-- As in SQLite: TEXT, BIGINT and BOOLEAN; times are UTC milliseconds, ids UUID v7 as text.
-- Columns with personal data, and no others: entries.said, handovers.about, handovers.name, handovers.contact_value,
-- handovers.snapshot, feedback.comment. Taking out and weeding need only these. Never change this file: add a new one.

-- `last_seq` gives entries their numbers; a turn is committed only where it is what the turn was computed from.
CREATE TABLE conversations (
    id         TEXT   NOT NULL PRIMARY KEY,
    lang       TEXT   NOT NULL,
    started_at BIGINT NOT NULL,
    last_at    BIGINT NOT NULL,
    last_seq   BIGINT NOT NULL
);

-- Append-only. `said` has a person's own words, `detail` the rest of the entry as JSON.
CREATE TABLE entries (
    conversation TEXT   NOT NULL REFERENCES conversations (id),
    seq          BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    author       TEXT   NOT NULL,
    said         TEXT,
    detail       TEXT,
    client_id    TEXT,
    PRIMARY KEY (conversation, seq),
    UNIQUE (conversation, author, client_id)
);

CREATE TABLE sessions (
    token_hash   TEXT   NOT NULL PRIMARY KEY,
    conversation TEXT   NOT NULL REFERENCES conversations (id),
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_of_a_conversation ON sessions (conversation);

-- `state` is kept beside handover_events, which is the truth; `client_key` makes a double submit harmless.
CREATE TABLE handovers (
    id            TEXT    NOT NULL PRIMARY KEY,
    reference     TEXT    NOT NULL UNIQUE,
    conversation  TEXT    NOT NULL REFERENCES conversations (id),
    lang          TEXT    NOT NULL,
    body          TEXT    NOT NULL,
    about         TEXT    NOT NULL,
    name          TEXT,
    contact_way   TEXT    NOT NULL,
    contact_value TEXT,
    safety        TEXT,
    urgent        BOOLEAN NOT NULL,
    state         TEXT    NOT NULL,
    unread        BOOLEAN NOT NULL,
    created_at    BIGINT  NOT NULL,
    due_at        BIGINT  NOT NULL,
    handled_at    BIGINT,
    closed_at     BIGINT,
    outcome       TEXT,
    record        TEXT,
    snapshot      TEXT    NOT NULL,
    client_key    TEXT    UNIQUE
);
CREATE INDEX handovers_by_due_time ON handovers (due_at);
CREATE INDEX handovers_of_a_conversation ON handovers (conversation);
-- A conversation has at most one open handover, whatever the program does.
CREATE UNIQUE INDEX one_open_handover ON handovers (conversation) WHERE state <> 'closed';

-- Who did what to a handover, and when. `agent` is empty when the citizen did it.
CREATE TABLE handover_events (
    handover TEXT   NOT NULL REFERENCES handovers (id),
    seq      BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    agent    TEXT,
    what     TEXT   NOT NULL,
    detail   TEXT,
    PRIMARY KEY (handover, seq)
);

-- The last number given out in a year: MS-26-0042 is number 42 of 2026.
CREATE TABLE handover_series (
    year BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Personal links on receipts.
CREATE TABLE links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    handover   TEXT   NOT NULL REFERENCES handovers (id),
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX links_of_a_handover ON links (handover);

CREATE TABLE feedback (
    id           TEXT   NOT NULL PRIMARY KEY,
    conversation TEXT   NOT NULL REFERENCES conversations (id),
    at           BIGINT NOT NULL,
    helped       BOOLEAN,
    comment      TEXT   NOT NULL
);

CREATE TABLE users (
    id            TEXT   NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL UNIQUE,
    password_hash TEXT   NOT NULL,
    first_name    TEXT   NOT NULL,
    function      TEXT   NOT NULL,
    role          TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    disabled_at   BIGINT
);

CREATE TABLE desk_sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    user_id    TEXT   NOT NULL REFERENCES users (id),
    seen_at    BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL
);

-- How often something happened on a day: never a text, never a person.
CREATE TABLE counters (
    day  TEXT   NOT NULL,
    name TEXT   NOT NULL,
    n    BIGINT NOT NULL,
    PRIMARY KEY (day, name)
);
