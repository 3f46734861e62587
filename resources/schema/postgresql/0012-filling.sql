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

-- One function for each kind of record, with its columns. A case's content is withheld as in the feed. A terminal that
-- keeps no whole copy gets what finding the insured needs: who is insured now with those they live with, their
-- coverage, the numbers of insurance, who is protected, and cases that are open or of the last 30 days.
-- The server keeps a function's rows until the last one: in memory, not in a file, if a chunk of 20,000 fits there.
DO $make$
DECLARE
    kind text;
    part text;
    recent text := '(c.state IN (''entered'', ''conflict'', ''returned'') OR c.entered_at > centre.iso(centre.now() - interval ''30 days''))';
    shown text;
BEGIN
    FOR kind IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'records' AND c.relkind = 'r' LOOP
        SELECT string_agg(CASE WHEN kind = 'case_file' AND a.attname = 'payload' THEN
                   'CASE WHEN is_all OR NOT centre.case_is_hidden(r.household_no, coalesce(r.subjects, '''')) THEN r.payload END'
                   ELSE 'r.' || quote_ident(a.attname) END, ', ' ORDER BY a.attnum) INTO shown
            FROM pg_attribute a WHERE a.attrelid = format('records.%I', kind)::regclass AND a.attnum > 0
            AND NOT a.attisdropped;
        part := CASE kind
            WHEN 'addressee' THEN 'EXISTS (SELECT FROM records.addressee o JOIN records.eligibility e ON e.addressee_no = o.record_key
                WHERE o.household_no = r.household_no AND e.application_end_date IS NULL)'
            WHEN 'eligibility' THEN 'r.application_end_date IS NULL'
            WHEN 'case_file' THEN replace(recent, 'c.', 'r.')
            WHEN 'document_issue' THEN 'EXISTS (SELECT FROM records.case_file c WHERE c.record_key = r.case_id AND ' || recent || ')'
            WHEN 'nhi_household' THEN 'true' WHEN 'protection' THEN 'true' WHEN 'staff_member' THEN 'true'
            ELSE 'false' END;
        EXECUTE format($sql$
            CREATE FUNCTION counter.%2$I() RETURNS SETOF records.%1$I
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '32MB' AS $body$
            DECLARE
                place centre.attachment;
                is_all boolean := centre.may('protection');
            BEGIN
                SELECT * INTO place FROM centre.attachment a
                    WHERE a.pid = pg_backend_pid() AND a.login = session_user AND a.began = centre.backend_began();
                IF place.fill_entity IS DISTINCT FROM %1$L OR NOT %1$L = ANY (centre.scope()) THEN RETURN; END IF;
                IF place.cache_mode <> 'full' THEN
                    RETURN QUERY SELECT %3$s FROM records.%1$I r WHERE r.record_key > place.fill_after AND %4$s
                        ORDER BY r.record_key LIMIT place.fill_limit;
                    RETURN;
                END IF;
                RETURN QUERY SELECT %3$s FROM records.%1$I r WHERE r.record_key > place.fill_after
                    ORDER BY r.record_key LIMIT place.fill_limit;
            END $body$ $sql$, kind, 'fill_rows_' || kind, shown, part);
    END LOOP;
END $make$;

-- The records of one household, by kind and key.
CREATE FUNCTION centre.household_keys(household text) RETURNS TABLE (entity text, key text) LANGUAGE plpgsql STABLE AS $$
DECLARE
    persons text[] := array(SELECT a.record_key FROM records.addressee a WHERE a.household_no = household);
    certificates text[] := array(
        SELECT n.record_key FROM records.nhi_household n WHERE n.household_no = household
        UNION SELECT e.certificate_no FROM records.eligibility e WHERE e.addressee_no = ANY (persons) AND e.certificate_no <> '');
    levies text[] := array(SELECT l.record_key FROM records.levy l WHERE l.certificate_no = ANY (certificates));
    kind text;
BEGIN
    RETURN QUERY SELECT 'nhi_household', unnest(certificates);
    RETURN QUERY SELECT 'case_file', c.record_key FROM records.case_file c WHERE c.household_no = household;
    RETURN QUERY SELECT 'levy', unnest(levies);
    RETURN QUERY SELECT 'levy_portion', p.record_key FROM records.levy_portion p WHERE p.levy_key = ANY (levies);
    FOREACH kind IN ARRAY '{addressee,contact,card_status,protection,residence_status}'::text[] LOOP
        RETURN QUERY SELECT kind, unnest(persons);
    END LOOP;
    FOREACH kind IN ARRAY '{eligibility,certificate,benefit,collection,other_coverage,income,bank_account,resident_move,document_issue}'::text[] LOOP
        RETURN QUERY EXECUTE format('SELECT %L, r.record_key FROM records.%I r WHERE r.addressee_no = ANY ($1)', kind, kind)
            USING persons;
    END LOOP;
END $$;
-- Whole households, for a terminal that keeps no copy of all: by their numbers, or by people of them. Before the
-- records of each a line with its number. Noted for each household, and only so many in an hour.
CREATE FUNCTION counter.households(numbers text, persons text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text[] := array(SELECT unnest(string_to_array(numbers, ',')) UNION SELECT a.household_no
        FROM records.addressee a WHERE a.record_key = ANY (string_to_array(persons, ',')) AND a.household_no <> '');
    scope text[] := centre.scope();
    household text;
    each record;
    fields jsonb;
BEGIN
    IF centre.who() IS NULL THEN RETURN NEXT centre.error('E-CENTRAL-012'); RETURN; END IF;
    IF cardinality(wanted) > 50 THEN RETURN NEXT centre.error('E-CENTRAL-001', 'numbers'); RETURN; END IF;
    FOREACH household IN ARRAY wanted LOOP
        IF NOT centre.count_reading(centre.setting('households_per_hour')::bigint, '1 hour') THEN
            PERFORM centre.note('too many readings', household);
            RETURN NEXT centre.error('E-CENTRAL-045');
            RETURN;
        END IF;
        PERFORM centre.note('household fetched', household);
        RETURN NEXT jsonb_build_object('household', household)::text;
        FOR each IN SELECT k.* FROM centre.household_keys(household) k WHERE k.entity = ANY (scope) LOOP
            fields := centre.fields(each.entity, each.key);
            CONTINUE WHEN fields IS NULL;
            RETURN NEXT '{"entity":' || to_json(each.entity) || ',"key":' || to_json(each.key) || ',"version":'
                || centre.version(each.entity, each.key) || ',"image":'
                || centre.shown_image(each.entity, each.key,
                       centre.image(each.entity, each.key, centre.version(each.entity, each.key), fields)) || '}';
        END LOOP;
    END LOOP;
END $$;

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
