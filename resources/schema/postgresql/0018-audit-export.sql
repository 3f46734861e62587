SET LOCAL ROLE madoguchi_owner;
-- The whole trail as JSON lines, for the check outside: what it claims of itself first, then the lines.
CREATE FUNCTION centre.audit_export() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM centre.sequence_audit();
    RETURN QUERY SELECT jsonb_build_object('kind', 'head', 'size', h.size, 'root', encode(h.root, 'hex'))::text
        FROM centre.audit_head h WHERE h.size > 0;
    RETURN QUERY SELECT jsonb_build_object('kind', 'checkpoint', 'size', c.size, 'root', encode(c.root, 'hex'),
            'at', centre.iso(c.at))::text FROM centre.audit_checkpoint c ORDER BY c.size;
    RETURN QUERY SELECT jsonb_build_object('kind', 'line', 'seq', a.seq, 'at', centre.iso(a.at), 'staff_id', a.staff_id,
            'terminal_id', a.terminal_id, 'action', a.action, 'subject', a.subject,
            'prev_hash', encode(a.prev_hash, 'hex'), 'hash', encode(a.hash, 'hex'))::text
        FROM centre.audit a ORDER BY a.seq;
    RETURN QUERY SELECT jsonb_build_object('kind', 'terminal', 'terminal_id', t.terminal_id,
            'public_key', encode(t.public_key, 'base64'))::text FROM centre.terminal t ORDER BY t.terminal_id;
    RETURN QUERY SELECT jsonb_build_object('kind', 'terminal_line', 'terminal_id', l.terminal_id, 'counter', l.counter,
            'line', l.line, 'hash', encode(l.hash, 'hex'), 'signature', replace(encode(l.signature, 'base64'), E'\n', ''))::text
        FROM centre.terminal_line l ORDER BY l.terminal_id, l.counter;
END $$;

-- What somebody wrote past the functions of the counter: records that are not what the last change to them says.
-- Of records that were loaded in bulk and have not changed since there is no change to compare with.
CREATE FUNCTION centre.unlike_feed() RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
DECLARE
    kind text;
BEGIN
    FOR kind IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'records' AND c.relkind = 'r' ORDER BY 1 LOOP
        RETURN QUERY EXECUTE format($sql$
            SELECT jsonb_build_object('entity', %1$L, 'key', c.record_key, 'finding',
                       CASE WHEN r.record_key IS NULL THEN 'removed' WHEN c.image IS NULL THEN 'put back' ELSE 'edited' END)::text
            FROM (SELECT DISTINCT ON (f.record_key) f.record_key, f.image FROM centre.change f WHERE f.entity = %1$L
                  ORDER BY f.record_key, f.row_version DESC, f.change_id DESC) c
            LEFT JOIN records.%1$I r USING (record_key)
            WHERE c.image IS DISTINCT FROM CASE WHEN r.record_key IS NOT NULL THEN centre.image(%1$L, r.record_key,
                r.row_version, jsonb_strip_nulls(to_jsonb(r) - 'record_key' - 'row_version')) END
            ORDER BY 1$sql$, kind);
    END LOOP;
END $$;
-- The first number of the feed from which on its batches do not follow on each other; 0 if they all do.
CREATE FUNCTION centre.feed_first_break() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    each record;
    change record;
    chain bytea := decode(repeat('00', 32), 'hex');
    next_seq bigint := 1;
BEGIN
    FOR each IN SELECT * FROM centre.batch ORDER BY batch_no LOOP
        IF each.first_seq <> next_seq OR each.prev_hash <> chain THEN RETURN next_seq; END IF;
        FOR change IN SELECT f.pub_seq, c.entity, c.record_key, c.row_version, c.image FROM centre.feed f
                      JOIN centre.change c USING (change_id) WHERE f.batch_no = each.batch_no ORDER BY f.pub_seq LOOP
            IF change.pub_seq <> next_seq THEN RETURN next_seq; END IF;
            chain := sha256(chain || convert_to(change.entity || E'\n' || change.record_key || E'\n' || change.row_version
                                                || E'\n' || coalesce(change.image, ''), 'UTF8'));
            next_seq := next_seq + 1;
        END LOOP;
        IF each.last_seq <> next_seq - 1 OR each.hash <> chain THEN RETURN each.first_seq; END IF;
    END LOOP;
    IF EXISTS (SELECT FROM centre.head h WHERE h.last_seq <> next_seq - 1 OR h.chain_hash <> chain) THEN RETURN next_seq; END IF;
    RETURN 0;
END $$;

-- After records were loaded in bulk (not through the feed): hides what is to be hidden, makes the digests of the
-- numbers, and turns every cursor from before away by another epoch.
CREATE FUNCTION centre.finish_bulk() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    kind text;
    hidden text[];
BEGIN
    INSERT INTO centre.protected_person SELECT a.record_key FROM records.addressee a
        WHERE centre.is_protected(a.record_key) ON CONFLICT DO NOTHING;
    FOR kind, hidden IN SELECT h.entity, array_agg(h.column_name) FROM centre.hidden_column h GROUP BY 1 LOOP
        EXECUTE format($sql$
            INSERT INTO centre.hidden_value SELECT %1$L, r.record_key, p.addressee_no,
                (SELECT jsonb_object_agg(f.key, f.value) FROM jsonb_each(to_jsonb(r)) f
                 WHERE f.key = ANY (%2$L::text[]) AND f.value <> 'null')
            FROM records.%1$I r JOIN centre.protected_person p ON p.addressee_no
                = centre.person_of(%1$L, r.record_key, to_jsonb(r))
            WHERE EXISTS (SELECT FROM jsonb_each(to_jsonb(r)) f WHERE f.key = ANY (%2$L::text[]) AND f.value <> 'null')
            ON CONFLICT DO NOTHING$sql$, kind, hidden);
        EXECUTE format('UPDATE records.%1$I r SET %2$s FROM centre.hidden_value v
                        WHERE v.entity = %1$L AND v.record_key = r.record_key', kind,
                       (SELECT string_agg(format('%I = NULL', c), ', ') FROM unnest(hidden) c));
    END LOOP;
    UPDATE centre.sealed_number SET equality = keys.equality(centre.setting('key_folder'), sealed) WHERE equality IS NULL;
    UPDATE centre.head SET bulk_seq = last_seq, epoch = gen_random_uuid()::text;
    PERFORM centre.note('bulk load', '');
END $$;
-- After a restore or a rebuild: the terminals must notice. Called by the handbook's restore.
CREATE FUNCTION centre.begin_epoch() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    fresh text := gen_random_uuid()::text;
BEGIN
    UPDATE centre.head SET epoch = fresh;
    PERFORM centre.note('epoch begun', fresh);
    RETURN fresh;
END $$;
