SET LOCAL ROLE madoguchi_owner;
-- The history of a case that was replaced names the case that replaces it, as at the embedded centre.
CREATE OR REPLACE FUNCTION centre.enter_case(envelope centre.command, payload bytea, json jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    who text := centre.who();
    id text := centre.str(json, 'case_id');
    earlier_id text := centre.str(json, 'supersedes_case_id');
    earlier jsonb;
    writes jsonb;
    fields jsonb;
BEGIN
    IF NOT centre.may_in_any('enter') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF id = '' THEN PERFORM centre.refuse('E-CENTRAL-001', array['case_id']); END IF;
    IF centre.str(json, 'household_no') = '' THEN PERFORM centre.refuse('E-CENTRAL-001', array['household_no']); END IF;
    IF NOT EXISTS (SELECT FROM centre.items(json -> 'filings')) THEN
        PERFORM centre.refuse('E-CENTRAL-001', array['filings']);
    END IF;
    IF id <> envelope.case_id THEN PERFORM centre.refuse('E-CENTRAL-001', array['case_id']); END IF;
    IF centre.case_fields(id) IS NOT NULL THEN PERFORM centre.refuse('E-CENTRAL-031'); END IF;
    writes := centre.writes(json -> 'change_set');
    IF writes IS NULL THEN PERFORM centre.refuse('E-CENTRAL-001', array['change_set']); END IF;
    PERFORM centre.must_be_writable(writes);
    IF centre.area_for('enter', centre.entities(writes)) = '' THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    fields := jsonb_build_object(
        'case_id', id, 'case_no', nullif(centre.str(json, 'case_no'), ''),
        'household_no', json ->> 'household_no', 'certificate_no', nullif(centre.str(json, 'certificate_no'), ''),
        'procedures', (SELECT string_agg(centre.str(f, 'procedure'), ',') FROM centre.items(json -> 'filings') f),
        'subjects', centre.texts(json -> 'subjects'), 'state', 'entered',
        'payload', convert_from(payload, 'UTF8'), 'payload_digest', envelope.digest,
        'author_id', who, 'author_name', (SELECT name FROM records.staff_member WHERE record_key = who),
        'entered_at', centre.iso(centre.now()), 'terminal_id', envelope.terminal_id);
    IF earlier_id <> '' THEN
        earlier := centre.case_fields(earlier_id);
        IF earlier IS NULL THEN PERFORM centre.refuse('E-CENTRAL-030'); END IF;
        IF earlier ->> 'state' NOT IN ('returned', 'conflict') THEN
            PERFORM centre.refuse('E-CENTRAL-032', array[earlier ->> 'state']);
        END IF;
        fields := fields || jsonb_build_object('supersedes_case_id', earlier_id);
        PERFORM centre.put('case_file', earlier_id, earlier || '{"state":"withdrawn"}', who, id, envelope.command_id);
    END IF;
    PERFORM centre.put_case(id, fields, who, envelope.command_id);
    RETURN centre.accepted('entered', jsonb_build_object('case_no', centre.str(json, 'case_no')));
END $$;
