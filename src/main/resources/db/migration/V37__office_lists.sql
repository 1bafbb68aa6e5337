-- Lists of the office go page by page, each page from a row's number on, however long they are. What waits for an officer
-- says so in its own row, so that nobody looks for it among all that are done. The application changes no row still: the
-- mark is set by the database, as the owner, with the row that ends it.

ALTER TABLE alert_case
    ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
    -- the outcome of the verdict that closed it
    ADD COLUMN closed_as text;
ALTER TABLE override_entry
    ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN waiting boolean NOT NULL DEFAULT true;
ALTER TABLE relationship_entry
    ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE objection_request
    ADD COLUMN waiting boolean NOT NULL DEFAULT true;

UPDATE alert_case AS c SET closed_as = v.outcome FROM alert_verdict AS v WHERE v.reference = c.reference AND v.closes;
UPDATE override_entry SET waiting = false WHERE reference IN (SELECT reference FROM override_review);
UPDATE objection_request SET waiting = false WHERE sequence IN (SELECT request FROM objection_answer);

CREATE FUNCTION mark_done() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER AS
$body$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'alert_verdict' THEN
            UPDATE alert_case SET closed_as = NEW.outcome WHERE reference = NEW.reference;
        WHEN 'override_review' THEN
            UPDATE override_entry SET waiting = false WHERE reference = NEW.reference;
        WHEN 'objection_answer' THEN
            UPDATE objection_request SET waiting = false WHERE sequence = NEW.request;
    END CASE;
    RETURN NULL;
END
$body$;

-- A function that runs as its owner must not find its tables by the caller's search path.
DO
$body$
BEGIN
    EXECUTE format('ALTER FUNCTION mark_done() SET search_path = %I, pg_temp', current_schema());
END
$body$;

REVOKE ALL ON FUNCTION mark_done() FROM PUBLIC;

CREATE TRIGGER mark_case AFTER INSERT ON alert_verdict FOR EACH ROW WHEN (NEW.closes) EXECUTE FUNCTION mark_done();
CREATE TRIGGER mark_override AFTER INSERT ON override_review FOR EACH ROW EXECUTE FUNCTION mark_done();
CREATE TRIGGER mark_request AFTER INSERT ON objection_answer FOR EACH ROW EXECUTE FUNCTION mark_done();

-- Whatever is filtered or counted by stands in the index: rows are read for those on the page alone.
CREATE INDEX alert_case_numbered ON alert_case (number) INCLUDE (registration, rule, closed_as, opened_at);
CREATE INDEX alert_case_of_organisation ON alert_case (registration, number) INCLUDE (rule, closed_as, opened_at);
CREATE INDEX alert_case_waiting ON alert_case (number) INCLUDE (registration, rule) WHERE closed_as IS NULL;
CREATE INDEX override_entry_numbered ON override_entry (registration, waiting, number);
CREATE INDEX relationship_entry_numbered ON relationship_entry (registration, number) WHERE reason_code IS NOT NULL;
CREATE INDEX objection_request_waiting ON objection_request (sequence) WHERE waiting;
DROP INDEX alert_case_listing, alert_case_latest, override_entry_listing, relationship_entry_listing;
