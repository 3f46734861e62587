SET LOCAL ROLE madoguchi_owner;
-- The interface of the counter. Every function runs as the owner, with its path pinned, for the person of the
-- login role; who may call which is in the permission matrix.

-- Says which terminal this is, and of which sign-in of the person: the same text for all connections of one, and
-- how long ago it was: the latest one counts. And how much of the records the terminal wants to keep.
CREATE FUNCTION counter.attach(terminal_id text, sign_in text, age_ms bigint, cache_mode text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    since timestamptz := clock_timestamp() - make_interval(secs => greatest(age_ms, 0) / 1000.0);
    earlier centre.sign_in;
    is_live boolean;
BEGIN
    -- Of an earlier connection with this number.
    DELETE FROM centre.attachment a WHERE a.pid = pg_backend_pid() AND a.began <> centre.backend_began();
    IF centre.who() IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'not an active member of staff'; END IF;
    IF terminal_id IS NULL OR terminal_id !~ '^[A-Za-z0-9_.-]{1,64}$' THEN
        RAISE invalid_parameter_value USING MESSAGE = 'not the name of a terminal';
    END IF;
    IF coalesce(sign_in, '') !~ '^[A-Za-z0-9-]{1,64}$' OR age_ms IS NULL THEN
        RAISE invalid_parameter_value USING MESSAGE = 'not a sign-in';
    END IF;
    IF coalesce(cache_mode, '') NOT IN ('none', 'working', 'full') THEN
        RAISE invalid_parameter_value USING MESSAGE = 'not a way to keep records';
    END IF;
    DELETE FROM centre.attachment a WHERE a.pid = pg_backend_pid()
        OR NOT EXISTS (SELECT FROM pg_stat_activity s WHERE s.pid = a.pid);
    PERFORM centre.lock_record('sign-in', session_user);
    SELECT * INTO earlier FROM centre.sign_in s WHERE s.login = session_user;
    IF FOUND AND earlier.sign_in <> attach.sign_in AND earlier.at > since THEN
        PERFORM centre.note('signed in elsewhere', '');
        RETURN centre.error('E-CENTRAL-019');
    END IF;
    INSERT INTO centre.attachment (pid, began, login, line, terminal_id, cache_mode)
        VALUES (pg_backend_pid(), centre.backend_began(), session_user, centre.line(), attach.terminal_id,
                centre.allowed_cache_mode(attach.terminal_id, attach.cache_mode));
    IF earlier.sign_in IS DISTINCT FROM attach.sign_in THEN
        INSERT INTO centre.sign_in VALUES (session_user, attach.sign_in, attach.terminal_id, since)
            ON CONFLICT ON CONSTRAINT sign_in_pkey DO UPDATE
            SET sign_in = excluded.sign_in, terminal_id = excluded.terminal_id, at = excluded.at;
        UPDATE centre.attachment a SET is_over = true
            WHERE a.login = session_user AND a.pid <> pg_backend_pid() AND NOT a.is_over;
        IF FOUND THEN
            PERFORM centre.note('signed out elsewhere', '');
            PERFORM pg_notify('madoguchi_urgent', 'sign-in');
        END IF;
    END IF;
    PERFORM centre.note('sign-in', '');
    RETURN '{}';
END $$;

-- What the centre says of itself, as of one moment: of the head that was read. To this person's terminal.
CREATE FUNCTION centre.greeting(head centre.head, held text[], scope text[], mode text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    a centre.audit_head;
    given jsonb;
BEGIN
    SELECT * INTO a FROM centre.audit_head;
    SELECT jsonb_object_agg(t.name, t.value) INTO given FROM centre.setting t
        WHERE t.name IN ('record_schema', 'number_public_key', 'lease_public_key');
    RETURN jsonb_build_object(
        'epoch', head.epoch, 'last_seq', head.last_seq, 'chain_hash', encode(head.chain_hash, 'hex'),
        'durable_seq', coalesce(head.durable_seq, head.last_seq), 'backup_seq', head.backup_seq,
        'schema_version', (given ->> 'record_schema')::integer, 'server_time', centre.iso(centre.now()),
        'number_public_key', replace(given ->> 'number_public_key', E'\n', ''),
        'lease_public_key', replace(given ->> 'lease_public_key', E'\n', ''),
        'scope_fingerprint', centre.scope_fingerprint(scope, held, mode), 'cache_mode', mode,
        'audit', jsonb_build_object('size', a.size, 'root', encode(a.root, 'hex')));
END $$;
CREATE FUNCTION counter.hello() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who text := centre.who();
    held text[] := centre.my_roles();
    head centre.head;
    s records.staff_member;
BEGIN
    IF centre.is_over() THEN RETURN centre.error('E-CENTRAL-019'); END IF;
    IF who IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    SELECT * INTO head FROM centre.head;
    SELECT * INTO s FROM records.staff_member m WHERE m.record_key = who;
    RETURN (centre.greeting(head, held, centre.scope(held), centre.cache_mode()) || jsonb_build_object('staff',
        jsonb_build_object('staff_id', s.record_key, 'name', s.name, 'kana', s.name_kana, 'section', s.section,
            'card_public_key', coalesce(s.card_public_key, ''), 'roles', to_jsonb(centre.client_roles(s.record_key)))))::text;
END $$;

-- The rules' answer: a decision, whatever it is. Nothing of a refused command stays.
CREATE FUNCTION centre.run(envelope centre.command, giver centre.person, payload bytea) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    content text;
    body jsonb;
    kept jsonb;
    answer text;
    state text;
BEGIN
    content := convert_from(payload, 'UTF8');
    body := content::jsonb;
    IF body IS NULL OR jsonb_typeof(body) <> 'object' OR body = '{}' THEN
        PERFORM centre.refuse('E-CENTRAL-001', array['payload']);
    END IF;
    -- A command that names its giver is that person's only, whoever is signed in when it is sent.
    IF centre.str(body, 'staff_id') NOT IN ('', envelope.author_id) THEN PERFORM centre.refuse('E-CENTRAL-038'); END IF;
    CASE envelope.kind
        WHEN 'EnterCase' THEN RETURN centre.enter_case(envelope, giver, content, body);
        WHEN 'IssueDocument' THEN RETURN centre.issue_documents(envelope, body);
        WHEN 'NotePrinted' THEN RETURN centre.note_printed(envelope, body);
        WHEN 'SpoilDocument' THEN RETURN centre.spoil_document(envelope, body);
        WHEN 'ConfirmCase', 'ReturnCase', 'WithdrawCase', 'DecideCase' THEN NULL;
        ELSE PERFORM centre.refuse('E-CENTRAL-001', array['kind']);
    END CASE;
    -- Without the role nobody learns whether there is such a case.
    IF (envelope.kind IN ('ConfirmCase', 'ReturnCase') AND NOT centre.may_in_any('confirm'))
       OR (envelope.kind = 'WithdrawCase' AND NOT centre.may_in_any('enter'))
       OR (envelope.kind = 'DecideCase' AND NOT centre.may('chief')) THEN
        PERFORM centre.refuse('E-CENTRAL-011');
    END IF;
    kept := centre.case_fields(envelope.case_id);
    IF kept IS NULL THEN PERFORM centre.refuse('E-CENTRAL-030'); END IF;
    CASE envelope.kind
        WHEN 'ConfirmCase' THEN RETURN centre.confirm_case(envelope, body, kept);
        WHEN 'ReturnCase' THEN RETURN centre.return_case(envelope, body, kept);
        WHEN 'WithdrawCase' THEN RETURN centre.withdraw_case(envelope, body, kept);
        ELSE RETURN centre.decide_case(envelope, body, kept);
    END CASE;
EXCEPTION
    WHEN SQLSTATE 'MD001' THEN
        GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_DETAIL;
        RETURN answer::jsonb;
    WHEN data_exception OR integrity_constraint_violation OR statement_too_complex OR datatype_mismatch THEN
        -- No JSON at all. Seen here and not where it is read: another block would be another subtransaction.
        IF body IS NULL THEN
            RETURN jsonb_build_object('outcome', 'refused', 'feed_seq', 0, 'reason',
                jsonb_build_object('code', 'E-CENTRAL-001', 'field', '', 'facts', jsonb_build_array('payload')));
        END IF;
        -- It will never go through. Only the class of the fault is kept: its words may hold what was entered.
        GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE;
        RETURN jsonb_build_object('outcome', 'quarantined', 'feed_seq', 0, 'reason',
            jsonb_build_object('code', 'E-CENTRAL-044', 'field', '', 'facts', jsonb_build_array(state)));
END $$;

CREATE FUNCTION counter.submit(command_id text, kind text, case_id text, payload bytea, digest text,
                               terminal_id text, terminal_counter bigint, client_time timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    giver centre.person;
    envelope centre.command;
    is_locked boolean;
    found record;
    known centre.command;
    moment timestamptz;
    answer jsonb;
BEGIN
    -- A UUID of version 7 in small letters; a regular expression takes four times as long.
    IF (submit.command_id LIKE '________-____-7___-____-____________' AND translate(submit.command_id, '0123456789abcdef', '') = '----'
        AND substr(submit.command_id, 20, 1) IN ('8', '9', 'a', 'b')) IS NOT TRUE THEN
        RETURN centre.error('E-CENTRAL-001', 'command_id');
    END IF;
    IF payload IS NULL OR digest IS DISTINCT FROM encode(sha256(payload), 'hex') THEN
        RETURN centre.error('E-CENTRAL-002');
    END IF;
    moment := centre.now();
    -- The same command twice at a time: the second waits and finds the first one's answer.
    is_locked := centre.lock_record('command', submit.command_id);
    -- Who gives it, as who() and terminal() have it, and what is known of it: in one question.
    SELECT p AS giver, CASE WHEN centre.is_mine(a) THEN a.terminal_id ELSE '-' END AS terminal, c AS known INTO found
        FROM centre.person p LEFT JOIN centre.attachment a ON a.pid = pg_backend_pid()
        LEFT JOIN centre.command c ON c.command_id = submit.command_id
        WHERE p.login = session_user AND a.is_over IS NOT TRUE;
    giver := found.giver;
    IF giver.staff_id IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    envelope := (submit.command_id, kind, coalesce(case_id, ''), digest, giver.staff_id, coalesce(terminal_id, ''),
                 coalesce(terminal_counter, 0), moment, '{}');
    IF found.known IS DISTINCT FROM NULL THEN
        known := found.known;
        IF known.digest = envelope.digest AND known.kind = envelope.kind AND known.case_id = envelope.case_id
           AND known.author_id = giver.staff_id THEN
            RETURN known.outcome::text;
        END IF;
        PERFORM centre.note('command changed', envelope.command_id);
        RETURN centre.error('E-CENTRAL-002');
    END IF;
    answer := centre.run(envelope, giver, payload);
    envelope.outcome := answer;
    -- With its line in the trail.
    WITH kept AS (INSERT INTO centre.command SELECT envelope.*)
    INSERT INTO centre.audit_inbox (at, staff_id, terminal_id, action, subject, command_id)
        VALUES (moment, giver.staff_id, found.terminal,
                left(envelope.kind || ' ' || (answer ->> 'outcome'), 200), left(envelope.case_id, 400), envelope.command_id);
    IF answer ->> 'outcome' = 'quarantined' THEN
        INSERT INTO centre.quarantine (command_id, payload, sqlstate)
            VALUES (envelope.command_id, submit.payload, answer #>> '{reason,facts,0}');
    END IF;
    RETURN answer::text;
END $$;

-- Numbers what is committed. Nobody waits for it after a command: whoever gave that knows by the answer that it is kept.
CREATE FUNCTION counter.publish() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN centre.publish();
END $$;
-- For a terminal that was told nothing but the outcome: {"command id": number} up to which its changes are in the feed (0:
-- it made none), of those whose changes all have their numbers. At most 200 ids, with commas between.
CREATE FUNCTION counter.feed_numbers(command_ids text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text[] := string_to_array(command_ids, ',');
BEGIN
    IF centre.who() IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    IF cardinality(ids) > 200 THEN RETURN centre.error('E-CENTRAL-001', 'command_ids'); END IF;
    RETURN (SELECT coalesce(jsonb_object_agg(n.command_id, n.last), '{}') FROM (
        SELECT k.command_id, coalesce(max(f.pub_seq), 0) AS last
        FROM centre.command k
            LEFT JOIN LATERAL (SELECT change_id FROM centre.change WHERE command_id = k.command_id OFFSET 0) c ON true
            LEFT JOIN LATERAL (SELECT pub_seq FROM centre.feed WHERE change_id = c.change_id OFFSET 0) f ON true
        WHERE k.command_id = ANY (ids) GROUP BY 1 HAVING count(c.change_id) = count(f.pub_seq)) n)::text;
END $$;

-- Here and below, a change is looked up by its number (LATERAL with OFFSET 0, which is not planned together with the
-- rest): the planner does not know how few numbers a terminal is behind, and reads all changes of a kind if it is free to.
-- The changes up to a number, as lines; many in one row. A line: which of `kinds` (from 0), the record's key, what
-- happened with its version, items ("number=value", see centre.change); tabs between, as COPY writes them.
--   +  the whole record     ~  what is another than in the version before    -  removed
--   *  a new record of which a terminal that keeps no whole copy needs to know whose it is: it fetches the household
--      if it keeps that one
-- What somebody's protection hides now, or ever hid from someone, comes whole as the reader may see it: a difference
-- would be applied to a record that was masked, or would show what is.
CREATE FUNCTION centre.feed_lines(after bigint, until bigint, kinds text[], is_part boolean) RETURNS SETOF text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    hidden text[] := array(SELECT o.name FROM centre.once_hidden o);
BEGIN
    RETURN QUERY
        SELECT string_agg(l.line, E'\n' ORDER BY l.pub_seq) FROM (
            SELECT e.pub_seq, e.line, (row_number() OVER w - 1) / 200 + sum(octet_length(e.line)) OVER w / 65536 AS block
            FROM (SELECT f.pub_seq, concat(array_position(kinds, c.entity) - 1, E'\t', centre.escaped(c.record_key), E'\t',
                    CASE WHEN c.image IS NULL THEN '-' || c.row_version
                         WHEN is_part AND c.is_new AND k.part = 'mention' THEN '*' || c.row_version || E'\t' || f.links
                         WHEN c.hidden_by && hidden OR (is_part AND k.part = 'whole' AND NOT c.is_new) THEN
                             '+' || c.row_version || E'\t' || centre.difference(k.numbers, '{}',
                                 centre.shown_image(c.entity, c.record_key, c.image)::jsonb -> 'fields')
                         ELSE CASE WHEN c.is_new THEN '+' ELSE '~' END || c.row_version || E'\t' || coalesce(f.items, c.items) END) AS line
                  FROM centre.feed f, LATERAL (SELECT * FROM centre.change WHERE change_id = f.change_id OFFSET 0) c
                  JOIN centre.kind k USING (entity)
                  WHERE f.pub_seq > after AND f.pub_seq <= until AND c.entity = ANY (kinds)) e
            WINDOW w AS (ORDER BY e.pub_seq)) l
        GROUP BY l.block ORDER BY l.block;
END $$;

-- How a cursor stands to the feed.
CREATE FUNCTION centre.standing(head centre.head, epoch text, pub_seq bigint, chain_hash bytea) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN CASE
        WHEN coalesce(standing.epoch, '') = '' THEN 'refill'
        WHEN standing.epoch <> head.epoch THEN 'rewound'
        WHEN standing.pub_seq < head.bulk_seq THEN 'refill'
        WHEN standing.pub_seq > head.last_seq THEN 'diverged'
        WHEN standing.pub_seq = 0 THEN 'batches'
        WHEN NOT EXISTS (SELECT FROM centre.batch b WHERE b.last_seq = standing.pub_seq AND b.hash = standing.chain_hash)
            THEN 'diverged'
        ELSE 'batches' END;
END $$;
-- Whole batches after the cursor until the limit is passed: a line of JSON, then the lines of the changes.
CREATE FUNCTION counter.pull(epoch text, pub_seq bigint, chain_hash bytea, change_limit integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head centre.head;
    until centre.batch;
    kind text;
    kinds text[];
    filtered bigint := 0;
    held text[] := centre.my_roles();
    scope text[] := centre.scope(held);
    mode text := centre.cache_mode();
BEGIN
    IF centre.who() IS NULL THEN RETURN NEXT centre.error('E-CENTRAL-012'); RETURN; END IF;
    SELECT * INTO head FROM centre.head;
    -- What nobody numbered or told any more, because the line of whoever should have was cut.
    IF (head.notified_seq < head.last_seq OR EXISTS (SELECT FROM centre.pending)
            OR EXISTS (SELECT FROM centre.audit_inbox i WHERE i.command_id IS NOT NULL))
       AND pg_try_advisory_xact_lock(hashtext('madoguchi feed')) THEN
        PERFORM centre.publish();
        SELECT * INTO head FROM centre.head;
    END IF;
    -- Each statement sees its own moment: all that is said below is as of `head`.
    kind := centre.standing(head, pull.epoch, pull.pub_seq, pull.chain_hash);
    until.last_seq := pull.pub_seq;
    until.hash := pull.chain_hash;
    IF kind = 'batches' AND pull.pub_seq < head.last_seq THEN
        SELECT * INTO until FROM centre.batch b
            WHERE b.last_seq >= pull.pub_seq + greatest(change_limit, 1) AND b.last_seq <= head.last_seq
            ORDER BY b.last_seq LIMIT 1;
        IF NOT FOUND THEN
            until.last_seq := head.last_seq;
            until.hash := head.chain_hash;
        END IF;
        SELECT array_agg(DISTINCT c.entity) FILTER (WHERE c.entity = ANY (scope)),
               count(*) FILTER (WHERE c.entity <> ALL (scope)) INTO kinds, filtered
            FROM centre.feed f, LATERAL (SELECT entity FROM centre.change WHERE change_id = f.change_id OFFSET 0) c
            WHERE f.pub_seq > pull.pub_seq AND f.pub_seq <= until.last_seq;
    END IF;
    -- filtered: how many numbers of the feed are left out below, so that the reader can account for all.
    RETURN NEXT jsonb_build_object('kind', kind, 'hello', centre.greeting(head, held, scope, mode),
        'has_more', kind = 'batches' AND until.last_seq < head.last_seq, 'to', jsonb_build_object(
            'pub_seq', until.last_seq, 'chain_hash', coalesce(encode(until.hash, 'hex'), '')),
        'filtered', filtered, 'kinds', coalesce(kinds, '{}'))::text;
    IF kinds IS NULL THEN RETURN; END IF;
    RETURN QUERY SELECT * FROM centre.feed_lines(pull.pub_seq, until.last_seq, kinds, mode <> 'full');
END $$;

CREATE FUNCTION counter.history(entity text, key text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF centre.who() IS NULL THEN RETURN NEXT centre.error('E-CENTRAL-012'); RETURN; END IF;
    IF NOT centre.count_reading(centre.setting('histories_per_hour')::bigint, '1 hour') THEN
        PERFORM centre.note('too many readings', history.key);
        RETURN NEXT centre.error('E-CENTRAL-045');
        RETURN;
    END IF;
    PERFORM centre.note('history read', history.key);
    RETURN QUERY SELECT '{"feed_seq":' || f.pub_seq || ',"at":' || to_json(centre.iso(c.at)) || ',"author_id":'
            || to_json(c.author_id) || ',"case_id":' || to_json(coalesce(c.case_id, '')) || ',"record":'
            || coalesce(centre.shown_image(c.entity, c.record_key, c.image), 'null') || '}'
        FROM centre.change c JOIN centre.feed f USING (change_id)
        WHERE c.entity = history.entity AND c.record_key = history.key AND c.entity = ANY (centre.scope())
        ORDER BY f.pub_seq DESC;
END $$;

CREATE FUNCTION counter.note(action text, subject text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF centre.who() IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'not an active member of staff'; END IF;
    PERFORM centre.note(coalesce(action, ''), coalesce(subject, ''));
END $$;

-- The numbered lines; what waits is numbered first.
CREATE FUNCTION counter.audit(after_seq bigint, line_limit integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF centre.who() IS NULL THEN RETURN NEXT centre.error('E-CENTRAL-012'); RETURN; END IF;
    IF NOT centre.may('auditor') THEN RETURN NEXT centre.error('E-CENTRAL-011'); RETURN; END IF;
    PERFORM centre.sequence_audit();
    RETURN QUERY SELECT jsonb_build_object('seq', a.seq, 'at', centre.iso(a.at), 'staff_id', a.staff_id,
            'terminal_id', a.terminal_id, 'action', a.action, 'subject', a.subject,
            'prev_hash', encode(a.prev_hash, 'hex'), 'hash', encode(a.hash, 'hex'))::text
        FROM centre.audit a WHERE a.seq > after_seq ORDER BY a.seq LIMIT line_limit;
END $$;
-- For terminals, the witnesses: that the trail of now begins with the one they remember.
CREATE FUNCTION counter.audit_proof(old_size bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head centre.audit_head;
BEGIN
    SELECT * INTO head FROM centre.audit_head;
    RETURN jsonb_build_object('size', head.size, 'root', encode(head.root, 'hex'), 'proof',
        CASE WHEN old_size BETWEEN 1 AND head.size
             THEN (SELECT coalesce(jsonb_agg(encode(h, 'hex') ORDER BY i), '[]')
                   FROM unnest(centre.tree_proof(old_size, 0, head.size, true)) WITH ORDINALITY AS p(h, i))
             ELSE '[]' END)::text;
END $$;
