-- As in SQLite. Never change this file: add a new one.

-- A counter is several rows, and its value their sum: turns that count at the same time need not wait for each other.
CREATE TABLE counters_in_slots (
    day  TEXT   NOT NULL,
    name TEXT   NOT NULL,
    slot BIGINT NOT NULL,
    n    BIGINT NOT NULL,
    PRIMARY KEY (day, name, slot)
);
INSERT INTO counters_in_slots (day, name, slot, n) SELECT day, name, 0, n FROM counters;
DROP TABLE counters;
ALTER TABLE counters_in_slots RENAME TO counters;
