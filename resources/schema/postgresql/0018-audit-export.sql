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
