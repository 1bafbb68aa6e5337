-- What whoever opens the link has to show besides, as its SHA-256 (RFC 7636, S256); nothing for links without.
ALTER TABLE pushed_launch ADD COLUMN proof_hash bytea CHECK (length(proof_hash) = 32);
