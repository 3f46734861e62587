SET LOCAL ROLE madoguchi_owner;
-- What is read for a reason only: numbers and hidden values. Two steps: the first writes the line and gives a
-- ticket; the ticket opens in a later transaction, when the line is on disk.

CREATE FUNCTION counter.ask_number(addressee_no text, purpose text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    code text;
    since timestamptz := centre.now() - interval '1 hour';
BEGIN
    IF trim(coalesce(purpose, '')) = '' THEN RETURN centre.error('E-CENTRAL-021'); END IF;
    IF centre.who() IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    -- One at a time for each person: two connections don't make twice as many.
    PERFORM centre.lock_record('number reader', centre.who());
    code := CASE
        WHEN NOT centre.may('number') THEN 'E-CENTRAL-011'
        WHEN (SELECT count(*) FROM centre.audit a WHERE a.staff_id = centre.who() AND a.action = 'number read' AND a.at > since)
           + (SELECT count(*) FROM centre.audit_inbox a WHERE a.staff_id = centre.who() AND a.action = 'number read' AND a.at > since)
             >= centre.setting('numbers_per_hour')::integer THEN 'E-CENTRAL-022'
        WHEN NOT EXISTS (SELECT FROM centre.sealed_number n WHERE n.addressee_no = ask_number.addressee_no)
             THEN 'E-CENTRAL-020' END;
    IF code IS NOT NULL THEN
        PERFORM centre.note('number refused', ask_number.addressee_no || ' ' || code);
        RETURN centre.error(code);
    END IF;
    PERFORM centre.note('number read', ask_number.addressee_no || ' ' || purpose);
    RETURN centre.make_ticket('number', ask_number.addressee_no);
END $$;
-- The number, sealed to the caller's key of this one time (X25519).
CREATE FUNCTION counter.read_number(ticket text, reply_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    person text;
    sealed bytea;
BEGIN
    IF length(reply_key) IS DISTINCT FROM 32 THEN RETURN centre.error('E-CENTRAL-001', 'reply_key'); END IF;
    person := centre.use_ticket(ticket, 'number');
    IF person IS NULL OR NOT centre.may('number') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    sealed := keys.seal_again(centre.setting('key_folder'),
                              (SELECT n.sealed FROM centre.sealed_number n WHERE n.addressee_no = person), reply_key);
    IF sealed IS NULL THEN RETURN centre.error('E-CENTRAL-024'); END IF;
    RETURN jsonb_build_object('sealed', replace(encode(sealed, 'base64'), E'\n', ''))::text;
END $$;

CREATE FUNCTION counter.ask_hidden(addressee_no text, purpose text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF trim(coalesce(purpose, '')) = '' THEN RETURN centre.error('E-CENTRAL-021'); END IF;
    IF centre.who() IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    IF NOT centre.may('disclosure') THEN
        PERFORM centre.note('hidden refused', ask_hidden.addressee_no);
        RETURN centre.error('E-CENTRAL-011');
    END IF;
    PERFORM centre.note('hidden read', ask_hidden.addressee_no || ' ' || purpose);
    RETURN centre.make_ticket('hidden', ask_hidden.addressee_no);
END $$;
-- {"addressee": {...}, ...} as JSON, sealed to the caller's key of this one time.
CREATE FUNCTION counter.read_hidden(ticket text, reply_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    person text;
BEGIN
    IF length(reply_key) IS DISTINCT FROM 32 THEN RETURN centre.error('E-CENTRAL-001', 'reply_key'); END IF;
    person := centre.use_ticket(ticket, 'hidden');
    IF person IS NULL OR NOT centre.may('disclosure') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    RETURN jsonb_build_object('sealed', replace(encode(keys.seal_text(
        (SELECT coalesce(jsonb_object_agg(v.entity || '/' || v.record_key, v.fields), '{}')::text
         FROM centre.hidden_value v WHERE v.addressee_no = person), reply_key), 'base64'), E'\n', ''))::text;
END $$;

CREATE FUNCTION counter.request_lift(addressee_no text, reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF trim(coalesce(reason, '')) = '' THEN RETURN centre.error('E-CENTRAL-035'); END IF;
    INSERT INTO centre.protection_lift VALUES (request_lift.addressee_no, reason, centre.who())
        ON CONFLICT ON CONSTRAINT protection_lift_pkey DO UPDATE
        SET reason = excluded.reason, requested_by = excluded.requested_by, approved_by = NULL, approved_at = NULL;
    PERFORM centre.note('lift of protection requested', request_lift.addressee_no);
    RETURN '{}';
END $$;
CREATE FUNCTION counter.approve_lift(addressee_no text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF EXISTS (SELECT FROM centre.protection_lift l WHERE l.addressee_no = approve_lift.addressee_no
               AND l.requested_by = centre.who()) THEN RETURN centre.error('E-CENTRAL-033'); END IF;
    UPDATE centre.protection_lift l SET approved_by = centre.who(), approved_at = centre.now()
        WHERE l.addressee_no = approve_lift.addressee_no AND l.approved_at IS NULL;
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-030'); END IF;
    PERFORM centre.note('lift of protection approved', approve_lift.addressee_no);
    RETURN '{}';
END $$;
