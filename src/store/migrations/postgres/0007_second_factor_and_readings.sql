-- As in SQLite. Never change this file: add a new one.

-- The second factor of an account: what its codes are made of, and the last step whose code was used (once each).
ALTER TABLE users ADD COLUMN totp_secret TEXT;
ALTER TABLE users ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;

-- What a session still lacks: `open` lacks nothing, `code` its code, `enrol` a second factor at all. `offered` is what a
-- second factor that is being set up would be.
ALTER TABLE desk_sessions ADD COLUMN stage TEXT NOT NULL DEFAULT 'open';
ALTER TABLE desk_sessions ADD COLUMN offered TEXT;

-- Codes for whoever has lost the second factor, each good once.
CREATE TABLE recovery_codes (
    user_id   TEXT NOT NULL REFERENCES users (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);

-- Who of the staff has read which handover, and when. Goes with the handover.
CREATE TABLE readings (
    handover TEXT   NOT NULL REFERENCES handovers (id),
    agent    TEXT   NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX readings_of_a_handover ON readings (handover, agent, at);
CREATE INDEX readings_by_time ON readings (at);

-- Since when a citizen may not write on in a conversation, because of threats or abuse.
ALTER TABLE conversations ADD COLUMN blocked_at BIGINT;
