SET LOCAL ROLE madoguchi_owner;
-- What each command does: the rules of the embedded centre (core/central/embedded/CommandRules), held to here
-- whatever a client says. A rule that forbids calls centre.refuse(), which undoes all the command did.

-- The writes of a change set without the versions and values they were computed from: what a second person saw.
-- NULL if it is no change set. Unknown kinds of record and columns are refused.
-- In plain expressions: with a statement for each item, this was most of a command.
CREATE FUNCTION centre.writes(change_set jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    changes jsonb;
    relied_on jsonb;
    change jsonb;
    columns jsonb;
    fields jsonb;
    field text;
    after jsonb;
    list jsonb := '[]';
BEGIN
    IF change_set = '{"changes":[],"relied_on":[]}' THEN RETURN list; END IF;
    changes := CASE WHEN jsonb_typeof(change_set -> 'changes') = 'array' THEN change_set -> 'changes' ELSE '[]' END;
    relied_on := CASE WHEN jsonb_typeof(change_set -> 'relied_on') = 'array' THEN change_set -> 'relied_on' ELSE '[]' END;
    FOR i IN 0 .. jsonb_array_length(changes) - 1 LOOP
        change := changes -> i;
        columns := centre.columns() -> centre.str(change, 'entity');
        IF columns IS NULL OR centre.str(change, 'key') = ''
           OR centre.str(change, 'kind') NOT IN ('create', 'update', 'remove') THEN RETURN NULL; END IF;
        after := '{}';
        fields := change -> 'fields';
        IF jsonb_typeof(fields) = 'array' THEN
            FOR j IN 0 .. jsonb_array_length(fields) - 1 LOOP
                field := centre.str(fields -> j, 'column');
                IF NOT columns ? field THEN RETURN NULL; END IF;
                after := after || jsonb_build_object(field, centre.scalar(fields -> j -> 'after'));
            END LOOP;
        END IF;
        list := list || jsonb_build_array(jsonb_build_array(change -> 'entity', change -> 'key', change -> 'kind', after));
    END LOOP;
    FOR i IN 0 .. jsonb_array_length(relied_on) - 1 LOOP
        IF NOT centre.columns() ? centre.str(relied_on -> i, 'entity') THEN RETURN NULL; END IF;
    END LOOP;
    IF jsonb_array_length(list) < 2 THEN RETURN list; END IF;
    RETURN (SELECT jsonb_agg(w ORDER BY w) FROM jsonb_array_elements(list) w);
END $$;
CREATE FUNCTION centre.entities(writes jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    list text[] := '{}';
BEGIN
    FOR i IN 0 .. coalesce(jsonb_array_length(writes), 0) - 1 LOOP
        list := list || (writes -> i ->> 0);
    END LOOP;
    RETURN list;
END $$;
CREATE FUNCTION centre.must_be_writable(writes jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF centre.entities(writes) && centre.own_kinds() THEN
        PERFORM centre.refuse('E-CENTRAL-042');
    END IF;
END $$;

-- Applies a change set whole. Locks in one order, then looks: what has moved is the answer (a conflict).
CREATE FUNCTION centre.apply(change_set jsonb, author text, case_id text, command_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    change jsonb;
    field jsonb;
    ref record;
    moved jsonb := '[]';
    now_fields jsonb;
    expected bigint;
    seen text[] := '{}';
BEGIN
    IF centre.writes(change_set) IS NULL THEN PERFORM centre.refuse('E-DOMAIN-001'); END IF;
    FOR ref IN SELECT DISTINCT centre.str(i, 'entity') AS entity, centre.str(i, 'key') AS key
               FROM (SELECT * FROM centre.items(change_set -> 'relied_on')
                     UNION ALL SELECT * FROM centre.items(change_set -> 'changes')) AS t(i)
               ORDER BY 1, 2 LOOP
        PERFORM centre.lock_record(ref.entity, ref.key);
    END LOOP;
    FOR ref IN SELECT centre.str(i, 'entity') AS entity, centre.str(i, 'key') AS key,
                      centre.version(centre.str(i, 'entity'), centre.str(i, 'key')) AS version,
                      CASE WHEN jsonb_typeof(i -> v) = 'number' THEN (i ->> v)::bigint ELSE 0 END AS expected
               FROM (SELECT i, 'version' AS v FROM centre.items(change_set -> 'relied_on') i
                     UNION ALL SELECT i, 'expected_version' FROM centre.items(change_set -> 'changes') i) AS t LOOP
        IF ref.version <> ref.expected THEN
            moved := moved || jsonb_build_array(
                jsonb_build_object('entity', ref.entity, 'key', ref.key, 'version', ref.version));
        END IF;
    END LOOP;
    IF moved <> '[]' THEN
        RAISE EXCEPTION 'conflict' USING ERRCODE = 'MD001', DETAIL = jsonb_build_object(
            'outcome', 'conflict', 'feed_seq', 0, 'moved', moved, 'reason',
            jsonb_build_object('code', 'E-DOMAIN-003', 'field', '', 'facts', '[]'::jsonb))::text;
    END IF;
    FOR change IN SELECT * FROM centre.items(change_set -> 'changes') LOOP
        -- A second change to the same record within the set does not fit the first.
        expected := CASE WHEN jsonb_typeof(change -> 'expected_version') = 'number'
                         THEN (change ->> 'expected_version')::bigint ELSE 0 END;
        IF (change ->> 'entity') || '/' || (change ->> 'key') = ANY (seen)
           OR centre.version(change ->> 'entity', change ->> 'key') <> expected THEN
            PERFORM centre.refuse('E-DOMAIN-003');
        END IF;
        seen := seen || ((change ->> 'entity') || '/' || (change ->> 'key'));
        now_fields := centre.fields(change ->> 'entity', change ->> 'key');
        IF change ->> 'kind' = 'remove' THEN
            IF now_fields IS NULL THEN PERFORM centre.refuse('E-DOMAIN-003'); END IF;
            PERFORM centre.remove(change ->> 'entity', change ->> 'key', author, case_id, command_id);
            CONTINUE;
        END IF;
        now_fields := coalesce(now_fields, '{}');
        FOR field IN SELECT * FROM centre.items(change -> 'fields') LOOP
            IF coalesce(now_fields -> (field ->> 'column'), 'null') <> centre.scalar(field -> 'before') THEN
                PERFORM centre.refuse('E-DOMAIN-003');
            END IF;
            now_fields := now_fields || jsonb_build_object(field ->> 'column', centre.scalar(field -> 'after'));
        END LOOP;
        PERFORM centre.guard_protection(change ->> 'entity', change ->> 'key', now_fields);
        PERFORM centre.put(change ->> 'entity', change ->> 'key', now_fields, author, case_id, command_id);
        PERFORM centre.spread_protection(change ->> 'entity', change ->> 'key', author, case_id, command_id);
    END LOOP;
END $$;

-- The case, locked: record items and the payload as JSON.
CREATE FUNCTION centre.case_fields(wanted text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    PERFORM centre.lock_record('case_file', wanted);
    RETURN centre.fields('case_file', wanted);
END $$;
-- Everybody who entered this case or one that it replaces: none of them may confirm it.
CREATE FUNCTION centre.authors(wanted text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain(case_id, author_id, earlier) AS (
        SELECT record_key, author_id, supersedes_case_id FROM records.case_file WHERE record_key = wanted
        UNION SELECT c.record_key, c.author_id, c.supersedes_case_id
              FROM chain JOIN records.case_file c ON c.record_key = chain.earlier)
    SELECT author_id FROM chain
$$;
CREATE FUNCTION centre.put_case(key text, fields jsonb, who text, command_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM centre.put('case_file', key, fields, who, key, command_id);
END $$;
CREATE FUNCTION centre.accepted(outcome text, data jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN jsonb_build_object('outcome', outcome, 'feed_seq', 0)
        || CASE WHEN data = '{}' THEN '{}' ELSE jsonb_build_object('data', data) END;
END $$;
-- The texts of a list, or of such a member of each of its objects; commas between. One alone, as most are, is looked up in
-- the expression that asks.
CREATE FUNCTION centre.joined_many(list jsonb, member text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN (SELECT coalesce(string_agg(CASE WHEN jsonb_typeof(t.text) = 'string' THEN t.text #>> '{}' ELSE '' END, ',' ORDER BY i.n), '')
            FROM jsonb_array_elements(CASE WHEN jsonb_typeof(list) = 'array' THEN list ELSE '[]' END) WITH ORDINALITY AS i(each, n),
                 LATERAL (SELECT CASE WHEN member IS NULL THEN i.each ELSE i.each -> member END AS text) t);
END $$;
CREATE FUNCTION centre.joined(list jsonb, member text DEFAULT NULL) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN list -> 1 IS NULL AND jsonb_typeof(CASE WHEN member IS NULL THEN list -> 0 ELSE list -> 0 -> member END) = 'string'
                THEN CASE WHEN member IS NULL THEN list ->> 0 ELSE list -> 0 ->> member END
                ELSE centre.joined_many(list, member) END
$$;
-- With as few statements as can be: this is what a clerk waits for.
CREATE FUNCTION centre.enter_case(envelope centre.command, giver centre.person, payload text, body jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    id text := centre.str(body, 'case_id');
    is_locked boolean := centre.lock_record('case_file', id);
    writes jsonb := centre.writes(body -> 'change_set');
    written text[] := centre.entities(writes);
    earlier_id text := centre.str(body, 'supersedes_case_id');
    household text := centre.str(body, 'household_no');
    people text := centre.joined(body -> 'subjects');
    may_write boolean := centre.covers(giver.enters, written, envelope.received_at);
    earlier jsonb;
    missing text;
BEGIN
    IF NOT may_write AND NOT centre.covers(giver.enters, '{}', envelope.received_at) THEN
        PERFORM centre.refuse('E-CENTRAL-011');
    END IF;
    missing := CASE WHEN id = '' THEN 'case_id'
                    WHEN household = '' THEN 'household_no'
                    WHEN (jsonb_typeof(body -> 'filings') = 'array' AND body -> 'filings' <> '[]') IS NOT TRUE THEN 'filings'
                    WHEN id <> envelope.case_id THEN 'case_id'
                    WHEN writes IS NULL THEN 'change_set' END;
    IF missing IS NOT NULL THEN PERFORM centre.refuse('E-CENTRAL-001', array[missing]); END IF;
    IF written && centre.own_kinds() THEN PERFORM centre.refuse('E-CENTRAL-042'); END IF;
    IF NOT may_write THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF earlier_id <> '' THEN
        earlier := centre.case_fields(earlier_id);
        IF earlier IS NULL THEN PERFORM centre.refuse('E-CENTRAL-030'); END IF;
        IF earlier ->> 'state' NOT IN ('returned', 'conflict') THEN
            PERFORM centre.refuse('E-CENTRAL-032', array[earlier ->> 'state']);
        END IF;
        -- Its history names the case that replaces it, as at the embedded centre.
        PERFORM centre.put('case_file', earlier_id, earlier || '{"state":"withdrawn"}', giver.staff_id, id,
                           envelope.command_id);
    END IF;
    -- As add_row() does it, of columns that are at hand here.
    WITH r AS (
        INSERT INTO records.case_file (record_key, row_version, case_id, case_no, household_no, certificate_no, procedures,
                subjects, state, supersedes_case_id, payload, payload_digest, author_id, author_name, entered_at, terminal_id)
            VALUES (id, 1, id, nullif(centre.str(body, 'case_no'), ''), household, nullif(centre.str(body, 'certificate_no'), ''),
                centre.joined(body -> 'filings', 'procedure'), people, 'entered', nullif(earlier_id, ''), payload,
                envelope.digest, giver.staff_id, giver.name, centre.iso(envelope.received_at), envelope.terminal_id)
            ON CONFLICT (record_key) DO NOTHING RETURNING *)
    INSERT INTO centre.change (entity, record_key, row_version, image, is_new, hidden_by, case_id, command_id, author_id, at)
        SELECT 'case_file', id, 1, centre.image_of(r), true, centre.case_hidden_by(household, people), id,
               envelope.command_id, giver.staff_id, envelope.received_at FROM r;
    IF NOT FOUND THEN PERFORM centre.refuse('E-CENTRAL-031'); END IF;
    RETURN jsonb_build_object('outcome', 'entered', 'feed_seq', 0, 'data',
                              jsonb_build_object('case_no', centre.str(body, 'case_no')));
END $$;

CREATE FUNCTION centre.confirm_case(envelope centre.command, body jsonb, kept jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    who text := centre.who();
    filed jsonb := (kept ->> 'payload')::jsonb;
    writes jsonb;
BEGIN
    IF NOT centre.may_in_any('confirm') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF kept ->> 'state' NOT IN ('entered', 'conflict') THEN
        PERFORM centre.refuse('E-CENTRAL-032', array[kept ->> 'state']);
    END IF;
    IF who IN (SELECT centre.authors(envelope.case_id)) THEN PERFORM centre.refuse('E-CENTRAL-033'); END IF;
    IF centre.str(body, 'payload_digest') <> kept ->> 'payload_digest' THEN PERFORM centre.refuse('E-CENTRAL-034'); END IF;
    writes := centre.writes(body -> 'change_set');
    IF writes IS NULL THEN PERFORM centre.refuse('E-DOMAIN-001'); END IF;
    -- What takes effect is what was filed and seen. Computed anew on records that have moved, it may stand on
    -- other versions and values before, but it writes the same.
    IF writes IS DISTINCT FROM centre.writes(filed -> 'change_set') THEN PERFORM centre.refuse('E-CENTRAL-041'); END IF;
    PERFORM centre.must_be_writable(writes);
    IF centre.area_for('confirm', centre.entities(writes)) = '' THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    PERFORM centre.apply(body -> 'change_set', who, envelope.case_id, envelope.command_id);
    PERFORM centre.keep_numbers(filed, envelope.case_id);
    PERFORM centre.put_case(envelope.case_id, kept || jsonb_build_object('state', 'applied', 'confirmer_id', who,
        'confirmer_name', (SELECT name FROM records.staff_member WHERE record_key = who),
        'confirmed_at', centre.iso(centre.now())), who, envelope.command_id);
    RETURN centre.accepted('applied');
END $$;

CREATE FUNCTION centre.return_case(envelope centre.command, body jsonb, kept jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    who text := centre.who();
BEGIN
    IF NOT centre.may_in_any('confirm') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF kept ->> 'state' NOT IN ('entered', 'conflict') THEN
        PERFORM centre.refuse('E-CENTRAL-032', array[kept ->> 'state']);
    END IF;
    IF trim(centre.str(body, 'reason')) = '' THEN PERFORM centre.refuse('E-CENTRAL-035'); END IF;
    PERFORM centre.put_case(envelope.case_id, kept || jsonb_build_object('state', 'returned',
        'return_reason', trim(body ->> 'reason'), 'confirmer_id', who,
        'confirmer_name', (SELECT name FROM records.staff_member WHERE record_key = who)), who, envelope.command_id);
    RETURN centre.accepted('applied');
END $$;

CREATE FUNCTION centre.withdraw_case(envelope centre.command, body jsonb, kept jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT centre.may_in_any('enter') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF kept ->> 'state' NOT IN ('entered', 'returned', 'conflict') THEN
        PERFORM centre.refuse('E-CENTRAL-032', array[kept ->> 'state']);
    END IF;
    IF trim(centre.str(body, 'reason')) = '' THEN PERFORM centre.refuse('E-CENTRAL-035'); END IF;
    PERFORM centre.put_case(envelope.case_id, kept || jsonb_build_object('state', 'withdrawn',
        'return_reason', trim(body ->> 'reason')), centre.who(), envelope.command_id);
    RETURN centre.accepted('applied');
END $$;

-- The officer's decision fixes what the case itself wrote, and nothing else.
CREATE FUNCTION centre.decide_case(envelope centre.command, body jsonb, kept jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    who text := centre.who();
    decision text := centre.str(body, 'decision');
    writes jsonb;
    filed jsonb;
BEGIN
    IF NOT centre.may('chief') THEN PERFORM centre.refuse('E-CENTRAL-011'); END IF;
    IF kept ->> 'state' <> 'applied' THEN PERFORM centre.refuse('E-CENTRAL-032', array[kept ->> 'state']); END IF;
    IF who IN (SELECT centre.authors(envelope.case_id)) THEN PERFORM centre.refuse('E-CENTRAL-033'); END IF;
    IF decision NOT IN ('grant', 'deny') THEN PERFORM centre.refuse('E-CENTRAL-001', array['decision']); END IF;
    IF decision = 'deny' AND trim(centre.str(body, 'reason')) = '' THEN PERFORM centre.refuse('E-CENTRAL-035'); END IF;
    writes := centre.writes(body -> 'change_set');
    IF writes IS NULL THEN PERFORM centre.refuse('E-DOMAIN-001'); END IF;
    filed := centre.writes((kept ->> 'payload')::jsonb -> 'change_set');
    IF EXISTS (SELECT FROM jsonb_array_elements(writes) w WHERE w ->> 2 <> 'update' OR NOT EXISTS (
                   SELECT FROM jsonb_array_elements(filed) f WHERE f ->> 0 = w ->> 0 AND f ->> 1 = w ->> 1)) THEN
        PERFORM centre.refuse('E-CENTRAL-041');
    END IF;
    PERFORM centre.apply(body -> 'change_set', who, envelope.case_id, envelope.command_id);
    PERFORM centre.put_case(envelope.case_id, kept || jsonb_build_object('state', 'decided',
        'decision_class', decision, 'decided_on', centre.today()::text)
        || CASE WHEN decision = 'deny' THEN jsonb_build_object('return_reason', body ->> 'reason') ELSE '{}' END,
        who, envelope.command_id);
    RETURN centre.accepted('applied');
END $$;
