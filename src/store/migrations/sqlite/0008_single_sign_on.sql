-- What PostgreSQL takes too, as in 0001. Never change this file: add a new one.

-- Whose account it is at the provider of single sign-on. Both or neither: an account of here has a password instead, and
-- one of the provider's has none (the empty text is the hash of nothing).
ALTER TABLE users ADD COLUMN issuer TEXT;
ALTER TABLE users ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX users_by_identity ON users (issuer, subject);
