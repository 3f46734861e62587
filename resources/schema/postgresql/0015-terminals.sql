SET LOCAL ROLE madoguchi_owner;
-- Terminals, their own signed lines, and how the centre is.

CREATE FUNCTION counter.register_terminal(terminal_id text, public_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('administrator') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF length(public_key) IS DISTINCT FROM 32 OR coalesce(terminal_id, '') !~ '^[A-Za-z0-9_.-]{1,64}$' THEN
        RETURN centre.error('E-CENTRAL-001', 'terminal_id');
    END IF;
    -- A key is never replaced: its lines would lose their proof. A new key is a new terminal.
    INSERT INTO centre.terminal (terminal_id, public_key, registered_by, at)
        VALUES (register_terminal.terminal_id, register_terminal.public_key, centre.who(), centre.now())
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-031'); END IF;
    PERFORM centre.note('terminal registered', register_terminal.terminal_id);
    RETURN '{}';
END $$;
CREATE FUNCTION counter.approve_terminal(terminal_id text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (centre.may('administrator') OR centre.may('chief')) THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    UPDATE centre.terminal t SET approved_by = centre.who() WHERE t.terminal_id = approve_terminal.terminal_id
        AND t.approved_by IS NULL AND t.registered_by <> centre.who();
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-046'); END IF;
    PERFORM centre.note('terminal approved', approve_terminal.terminal_id);
    RETURN '{}';
END $$;

-- What people call a terminal, as it says itself at each sign-in: the id is one that no two terminals share, a name
-- may be given twice.
CREATE TABLE centre.terminal_name (
    terminal_id text PRIMARY KEY,
    name text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX terminal_by_name ON centre.terminal_name (name);
-- Answers with the highest counter of the commands of this connection's terminal: an outbox that counts less was put
-- back to an earlier state.
CREATE INDEX command_by_terminal ON centre.command (terminal_id, terminal_counter);
CREATE FUNCTION counter.introduce(name text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here text := centre.terminal();
BEGIN
    IF centre.who() IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    INSERT INTO centre.terminal_name AS t VALUES (here, left(coalesce(introduce.name, ''), 64), centre.now())
        ON CONFLICT ON CONSTRAINT terminal_name_pkey DO UPDATE SET name = excluded.name, at = excluded.at
        WHERE t.name <> excluded.name;
    RETURN jsonb_build_object('counter', (SELECT coalesce(max(c.terminal_counter), 0) FROM centre.command c
                                          WHERE c.terminal_id = here),
                              'evaluation', centre.setting('evaluation') = 'yes')::text;
END $$;

-- How much of the records a terminal may keep from its next sign-in on; what is too much there goes then. By its id,
-- or its name if only one is called so. Answers with what it was allowed before.
CREATE FUNCTION centre.put_cache_mode(terminal text, mode text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    ids text[] := array(SELECT t.terminal_id FROM centre.terminal_name t
                        WHERE t.name = terminal OR t.terminal_id = terminal ORDER BY 1);
    before text;
BEGIN
    IF coalesce(mode, '') NOT IN ('none', 'working', 'full') THEN RETURN centre.error('E-CENTRAL-001', 'mode'); END IF;
    -- An id may be let in before its terminal comes for the first time.
    IF cardinality(ids) = 0 AND terminal ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ids := array[terminal]; END IF;
    IF cardinality(ids) = 0 THEN RETURN centre.error('E-CENTRAL-055', 'terminal_id', array[coalesce(terminal, '')]); END IF;
    IF cardinality(ids) > 1 THEN
        RETURN centre.error('E-CENTRAL-056', 'terminal_id', array[terminal, array_to_string(ids, ', ')]);
    END IF;
    before := centre.allowed_cache_mode(ids[1], 'full');
    INSERT INTO centre.terminal_cache VALUES (ids[1], put_cache_mode.mode, coalesce(centre.who(), '-'), centre.now())
        ON CONFLICT ON CONSTRAINT terminal_cache_pkey DO UPDATE
        SET mode = excluded.mode, set_by = excluded.set_by, at = excluded.at;
    PERFORM centre.note('cache mode ' || put_cache_mode.mode, ids[1]);
    RETURN jsonb_build_object('terminal_id', ids[1], 'before', before)::text;
END $$;
CREATE FUNCTION counter.set_cache_mode(terminal_id text, mode text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('administrator') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    RETURN centre.put_cache_mode(terminal_id, mode);
END $$;

-- [{"counter","line","prev_hash" (hex),"signature" (base64)}], in order: hash = SHA-256 of the hash before and the
-- line, the signature is over the hash. Lines that are here already are passed over; a gap, another text or a
-- signature that does not fit is refused and noted. Answers {"counter": the last one that is here}.
CREATE FUNCTION counter.add_terminal_lines(lines text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here centre.terminal;
    last centre.terminal_line;
    each jsonb;
    digest bytea;
BEGIN
    SELECT * INTO here FROM centre.terminal t WHERE t.terminal_id = centre.terminal() AND t.approved_by IS NOT NULL;
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-047'); END IF;
    PERFORM centre.lock_record('terminal', here.terminal_id);
    SELECT * INTO last FROM centre.terminal_line l WHERE l.terminal_id = here.terminal_id ORDER BY counter DESC LIMIT 1;
    IF NOT FOUND THEN
        last.counter := 0;
        last.hash := decode(repeat('00', 32), 'hex');
    END IF;
    FOR each IN SELECT * FROM centre.items(lines::jsonb) LOOP
        CONTINUE WHEN (each ->> 'counter')::bigint <= last.counter AND EXISTS (SELECT FROM centre.terminal_line l
            WHERE l.terminal_id = here.terminal_id AND l.counter = (each ->> 'counter')::bigint AND l.line = each ->> 'line');
        digest := sha256(last.hash || convert_to(each ->> 'line', 'UTF8'));
        IF (each ->> 'counter')::bigint <> last.counter + 1 OR decode(each ->> 'prev_hash', 'hex') <> last.hash
           OR NOT keys.is_signed(digest, decode(each ->> 'signature', 'base64'), here.public_key) THEN
            PERFORM centre.note('terminal line refused', here.terminal_id || ' ' || (each ->> 'counter'));
            RETURN centre.error('E-CENTRAL-048', '', array[each ->> 'counter']);
        END IF;
        INSERT INTO centre.terminal_line VALUES (here.terminal_id, last.counter + 1, each ->> 'line', last.hash, digest,
            decode(each ->> 'signature', 'base64')) RETURNING * INTO last;
    END LOOP;
    RETURN jsonb_build_object('counter', last.counter)::text;
END $$;

-- What somebody must look at soon, as the trail has it: who asks for more than anybody needs, who is refused, what
-- does not fit. Also lines that have no number yet.
CREATE FUNCTION centre.alarms(since timestamptz) RETURNS TABLE (at timestamptz, staff_id text, terminal_id text,
                                                                action text, subject text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT l.at, l.staff_id, l.terminal_id, l.action, l.subject FROM (
            SELECT a.at, a.staff_id, a.terminal_id, a.action, a.subject FROM centre.audit a WHERE a.at >= since
            UNION ALL SELECT i.at, i.staff_id, i.terminal_id, i.action, i.subject FROM centre.audit_inbox i WHERE i.at >= since) l
        WHERE l.action IN ('too many readings', 'too many searches', 'number refused', 'hidden refused', 'command changed',
                           'terminal line refused', 'audit trail disputed', 'outbox set back')
        ORDER BY l.at;
END $$;
-- Figures without residents: what operation looks at.
CREATE FUNCTION counter.health() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('administrator') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    RETURN (SELECT jsonb_build_object('epoch', h.epoch, 'last_seq', h.last_seq, 'backup_seq', h.backup_seq,
        'pending', (SELECT count(*) FROM centre.pending)
            + (SELECT count(*) FROM centre.audit_inbox i JOIN centre.change c USING (command_id)), 'quarantined',
            (SELECT count(*) FROM centre.quarantine WHERE resolved_at IS NULL),
        'audit_waiting', (SELECT count(*) FROM centre.audit_inbox),
        'alarms_of_the_hour', (SELECT count(*) FROM centre.alarms(centre.now() - interval '1 hour')),
        'oldest_transaction_seconds', (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::integer
            FROM pg_stat_activity WHERE backend_type = 'client backend'),
        'connections', (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
        -- Readings that were rolled back, so that no line of theirs is in the trail.
        'readings_without_line', (SELECT coalesce(sum(greatest(0, coalesce(s.last_value, 0) - (
                SELECT count(*) FROM (SELECT staff_id, action FROM centre.audit UNION ALL
                    SELECT staff_id, action FROM centre.audit_inbox) a WHERE a.staff_id = l.staff_id
                    AND a.action IN ('history read', 'too many readings')))), 0)
            FROM centre.staff_login l JOIN pg_sequences s ON s.schemaname = 'centre' AND s.sequencename = 'readings_' || l.id))::text
        FROM centre.head h);
END $$;
CREATE FUNCTION counter.number_checklist() RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (centre.may('chief') OR centre.may('number')) THEN RETURN NEXT centre.error('E-CENTRAL-011'); RETURN; END IF;
    PERFORM centre.note('number checklist read', '');
    RETURN QUERY SELECT jsonb_build_object('id', c.id, 'at', centre.iso(c.at), 'addressee_no', c.addressee_no,
            'other_addressee_no', c.other_addressee_no, 'finding', c.finding, 'case_id', c.case_id)::text
        FROM centre.number_check c WHERE c.seen_by IS NULL ORDER BY c.id;
END $$;
