-- As in SQLite. Never change this file: add a new one.

-- A citizen has asked to have a conversation deleted; the weeding rule decides when it is.
CREATE TABLE deletion_requests (
    conversation TEXT   NOT NULL PRIMARY KEY REFERENCES conversations (id),
    at           BIGINT NOT NULL
);

-- What was weeded, by which decision. Holds no word of what was weeded, and is never weeded itself.
CREATE TABLE weeding_protocol (
    id         TEXT   NOT NULL PRIMARY KEY,
    at         BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    oldest     BIGINT NOT NULL,
    newest     BIGINT NOT NULL,
    n          BIGINT NOT NULL,
    decision   TEXT   NOT NULL,
    decided_on TEXT   NOT NULL,
    days       BIGINT NOT NULL
);
