-- Who renews a launch's tokens says so in its row, and then asks the EHR without holding a connection. A claim ends by
-- itself, so that a node that dies with one keeps nobody from trying again.
ALTER TABLE smart_token
    ADD COLUMN renewing_until timestamptz;
