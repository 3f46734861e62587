SET LOCAL ROLE madoguchi_owner;
-- The first fill of a cache, by chunks in key order, and the check of a filled one.

-- Leave to fill: so many at a time.
CREATE FUNCTION counter.fill_ticket() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    busy integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('madoguchi fill'));
    UPDATE centre.attachment a SET fill_until = NULL
        WHERE NOT EXISTS (SELECT FROM pg_stat_activity s WHERE s.pid = a.pid AND s.backend_start = a.began);
    SELECT count(*) INTO busy FROM centre.attachment a
        WHERE a.fill_until > clock_timestamp() AND a.pid <> pg_backend_pid();
    IF busy >= centre.setting('fills_at_a_time')::integer THEN
        RETURN jsonb_build_object('granted', false, 'wait_seconds', 5 + floor(random() * 25))::text;
    END IF;
    UPDATE centre.attachment SET fill_until = clock_timestamp() + interval '10 minutes' WHERE pid = pg_backend_pid();
    IF NOT FOUND THEN RETURN jsonb_build_object('granted', false, 'wait_seconds', 5)::text; END IF;
    PERFORM centre.note('fill', '');
    RETURN jsonb_build_object('granted', true, 'wait_seconds', 0)::text;
END $$;
CREATE FUNCTION counter.fill_done() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE centre.attachment SET fill_until = NULL, fill_entity = NULL, fill_after = NULL
    WHERE pid = pg_backend_pid()
$$;

-- Where the next fill_rows_...() begins. The key stands in a row, not in the text of the COPY.
CREATE FUNCTION counter.fill_begin(entity text, after_key text, row_limit integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE centre.attachment SET fill_entity = entity, fill_after = coalesce(after_key, ''),
           fill_limit = least(row_limit, 100000)
        WHERE pid = pg_backend_pid() AND login = session_user AND began = centre.backend_began();
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    RETURN (SELECT jsonb_build_object('low_seq', h.last_seq)::text FROM centre.head h);
END $$;

-- One function for each kind of record, with its columns. A case's content is withheld as in the feed.
DO $make$
DECLARE
    kind text;
    shown text;
BEGIN
    FOR kind IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'records' AND c.relkind = 'r' LOOP
        SELECT string_agg(CASE WHEN kind = 'case_file' AND a.attname = 'payload' THEN
                   'CASE WHEN is_all OR NOT centre.case_is_hidden(r.household_no, coalesce(r.subjects, '''')) THEN r.payload END'
                   ELSE 'r.' || quote_ident(a.attname) END, ', ' ORDER BY a.attnum) INTO shown
            FROM pg_attribute a WHERE a.attrelid = format('records.%I', kind)::regclass AND a.attnum > 0
            AND NOT a.attisdropped;
        EXECUTE format($sql$
            CREATE FUNCTION counter.%2$I() RETURNS SETOF records.%1$I
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
            DECLARE
                place centre.attachment;
                is_all boolean := centre.may('protection');
            BEGIN
                SELECT * INTO place FROM centre.attachment a
                    WHERE a.pid = pg_backend_pid() AND a.login = session_user AND a.began = centre.backend_began();
                IF place.fill_entity IS DISTINCT FROM %1$L OR NOT %1$L = ANY (centre.scope()) THEN RETURN; END IF;
                RETURN QUERY SELECT %3$s FROM records.%1$I r WHERE r.record_key > place.fill_after
                    ORDER BY r.record_key LIMIT place.fill_limit;
            END $body$ $sql$, kind, 'fill_rows_' || kind, shown);
    END LOOP;
END $make$;

-- Keys and versions of a stretch, as a digest: what a cache that is right has too.
CREATE FUNCTION counter.scrub(entity text, after_key text, row_limit integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    answer jsonb;
BEGIN
    IF NOT scrub.entity = ANY (centre.scope()) THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    EXECUTE format('SELECT jsonb_build_object(''to_key'', coalesce(max(record_key), ''''), ''count'', count(*), ''digest'',
            encode(sha256(convert_to(coalesce(string_agg(record_key || E''\n'' || row_version || E''\n'', ''''
                ORDER BY record_key), ''''), ''UTF8'')), ''hex''))
        FROM (SELECT record_key, row_version FROM records.%I WHERE record_key > $1 ORDER BY record_key LIMIT $2) s', entity)
        INTO answer USING coalesce(after_key, ''), least(row_limit, 100000);
    RETURN answer::text;
END $$;

-- Off-line sign-in: who, where, what, until when; signed.
CREATE FUNCTION counter.lease() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who text := centre.who();
    lease text;
BEGIN
    IF who IS NULL THEN RETURN centre.error('E-CENTRAL-012'); END IF;
    -- Members in the order of their names, without blanks: what is signed is these bytes.
    SELECT '{"card_fingerprint":' || to_json(l.card_fingerprint) || ',"epoch":' || to_json(h.epoch)
        || ',"issued_at":' || to_json(centre.iso(centre.now())) || ',"not_after":'
        || to_json(centre.iso(least(centre.now() + make_interval(hours => centre.setting('lease_hours')::integer),
              (SELECT min(g.valid_until) FROM centre.role_grant g WHERE g.staff_id = who AND g.ended_at IS NULL
               AND g.is_grant AND g.valid_until > centre.now()))))
        || ',"roles":' || array_to_json(centre.client_roles(who)) || ',"scope_fingerprint":'
        || to_json(centre.scope_fingerprint()) || ',"staff_id":' || to_json(who)
        || ',"terminal_id":' || to_json(centre.terminal()) || '}'
        INTO lease FROM centre.staff_login l, centre.head h WHERE l.staff_id = who;
    PERFORM centre.note('lease', '');
    RETURN jsonb_build_object('lease', replace(encode(convert_to(lease, 'UTF8'), 'base64'), E'\n', ''),
        'signature', replace(encode(keys.sign(centre.setting('key_folder'), convert_to(lease, 'UTF8')), 'base64'), E'\n', ''),
        'key_id', left(encode(sha256(decode(centre.setting('lease_public_key'), 'base64')), 'hex'), 16))::text;
END $$;
