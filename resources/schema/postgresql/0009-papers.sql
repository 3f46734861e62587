SET LOCAL ROLE madoguchi_owner;
-- Numbers of papers and the register of issue.

CREATE FUNCTION centre.next_number(wanted text) RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO centre.number_counter AS n VALUES (wanted, 1)
        ON CONFLICT (name) DO UPDATE SET last_value = n.last_value + 1 RETURNING last_value
$$;

CREATE FUNCTION centre.issue_documents(envelope centre.command, body jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    who text := centre.who();
    year integer := centre.fiscal_year();
    wish jsonb;
    id text;
    form text;
    original jsonb;
    number text;
    serial text;
    given jsonb := '[]';
BEGIN
    IF NOT centre.may_in_any('enter') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF NOT EXISTS (SELECT FROM centre.items(body -> 'issues')) THEN
        PERFORM centre.refuse('E-CENTRAL-001', array['issues']);
    END IF;
    FOR wish IN SELECT * FROM centre.items(body -> 'issues') LOOP
        id := centre.str(wish, 'issue_id');
        form := centre.str(wish, 'form');
        IF id = '' OR form = '' THEN PERFORM centre.refuse('E-CENTRAL-001', array['issue_id']); END IF;
        PERFORM centre.lock_record('document_issue', id);
        IF centre.version('document_issue', id) > 0 THEN PERFORM centre.refuse('E-CENTRAL-037'); END IF;
        IF centre.str(wish, 'reprint_of') <> '' THEN
            -- A reprint keeps the document's number, takes a serial of its own, and says why.
            IF centre.str(wish, 'reason') = '' THEN PERFORM centre.refuse('E-CENTRAL-035'); END IF;
            PERFORM centre.lock_record('document_issue', wish ->> 'reprint_of');
            original := centre.fields('document_issue', wish ->> 'reprint_of');
            IF original IS NULL THEN PERFORM centre.refuse('E-CENTRAL-036'); END IF;
            number := original ->> 'document_no';
            PERFORM centre.put('document_issue', wish ->> 'reprint_of', original || '{"issue_state":"reprinted"}',
                               who, nullif(envelope.case_id, ''), envelope.command_id);
        ELSE
            number := '国保資第' || centre.next_number('document/' || year) || '号';
        END IF;
        serial := form || '-' || year || '-'
            || to_char(centre.next_number('serial/' || form || '/' || year), 'FM000000');
        PERFORM centre.put('document_issue', id, jsonb_build_object(
            'issue_id', id, 'case_id', nullif(envelope.case_id, ''), 'form_id', form, 'document_no', number,
            'serial_no', serial, 'addressee_no', nullif(centre.str(wish, 'addressee_no'), ''),
            'household_no', nullif(centre.str(body, 'household_no'), ''), 'issued_on', centre.today()::text,
            'staff_id', who, 'terminal_id', envelope.terminal_id,
            'copies', CASE WHEN jsonb_typeof(wish -> 'copies') = 'number' THEN wish -> 'copies' ELSE '1' END,
            'certificate_key', nullif(centre.str(wish, 'certificate_key'), ''), 'issue_state', 'issued',
            'reprint_of', nullif(centre.str(wish, 'reprint_of'), ''),
            'reprint_reason_code', CASE WHEN centre.str(wish, 'reprint_of') <> '' THEN wish ->> 'reason' END),
            who, nullif(envelope.case_id, ''), envelope.command_id);
        given := given || jsonb_build_array(
            jsonb_build_object('issue_id', id, 'form', form, 'document_no', number, 'serial_no', serial));
    END LOOP;
    RETURN centre.accepted('applied', jsonb_build_object('issues', given));
END $$;

-- Changes one item of an entry in the register.
CREATE FUNCTION centre.mark_issue(envelope centre.command, id text, change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    kept jsonb;
BEGIN
    PERFORM centre.lock_record('document_issue', id);
    kept := centre.fields('document_issue', id);
    IF kept IS NULL THEN PERFORM centre.refuse('E-CENTRAL-036'); END IF;
    PERFORM centre.put('document_issue', id, kept || change, centre.who(), nullif(envelope.case_id, ''),
                       envelope.command_id);
END $$;
CREATE FUNCTION centre.note_printed(envelope centre.command, body jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    each jsonb;
BEGIN
    IF NOT centre.may_in_any('enter') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    FOR each IN SELECT * FROM centre.items(body -> 'issues') LOOP
        PERFORM centre.mark_issue(envelope, centre.str(each, 'issue_id'),
                                  jsonb_build_object('pdf_digest', centre.str(each, 'pdf_digest')));
    END LOOP;
    RETURN centre.accepted('applied');
END $$;
CREATE FUNCTION centre.spoil_document(envelope centre.command, body jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    IF NOT centre.may_in_any('enter') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    PERFORM centre.mark_issue(envelope, centre.str(body, 'issue_id'), '{"issue_state":"spoiled"}');
    RETURN centre.accepted('applied');
END $$;
