-- As in SQLite. Never change this file: add a new one.

-- What is to be told of a handover, a row for each event and audience, written in the event's own transaction. It holds
-- no word of what it tells and no address: both are read when it is sent.
-- `state` is waiting, sent or dead; a dead letter waits for a person.
CREATE TABLE outbox (
    handover TEXT   NOT NULL,
    seq      BIGINT NOT NULL,
    audience TEXT   NOT NULL,
    what     TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    state    TEXT   NOT NULL,
    tries    BIGINT NOT NULL,
    refusals BIGINT NOT NULL,
    next_at  BIGINT NOT NULL,
    done_at  BIGINT,
    fault    TEXT,
    PRIMARY KEY (handover, seq, audience),
    FOREIGN KEY (handover, seq) REFERENCES handover_events (handover, seq)
);
CREATE INDEX outbox_by_time ON outbox (audience, state, next_at);

-- Which process sends to an audience, and until when it may: one at a time.
CREATE TABLE senders (
    audience TEXT   NOT NULL PRIMARY KEY,
    holder   TEXT   NOT NULL,
    until    BIGINT NOT NULL
);
