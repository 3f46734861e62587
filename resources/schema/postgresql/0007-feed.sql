SET LOCAL ROLE madoguchi_owner;
-- Records, their versions and the feed of their changes.

-- What the centre writes itself is never written by a change set: cases, the register of issue, staff.
CREATE FUNCTION centre.own_kinds() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT '{case_file,document_issue,staff_member}'::text[]
$$;
-- A record as canonical JSON, byte for byte as the client's canonicalBytes(record.toJson()).
CREATE FUNCTION centre.image(entity text, key text, version bigint, fields jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN '{"entity":' || to_json(entity)::text || ',"fields":{'
        || coalesce((SELECT string_agg(to_json(f.key)::text || ':' || f.value::text, ',' ORDER BY f.key COLLATE "C")
                     FROM jsonb_each(fields) f WHERE f.value <> 'null'), '')
        || '},"key":' || to_json(key)::text || ',"version":' || version::text || '}';
END $$;
-- One writer of a record at a time, also of one that is not there yet. Always true: who calls it in the middle of a
-- function may assign it, for an expression is cheaper than a statement.
CREATE FUNCTION centre.lock_record(entity text, key text) RETURNS boolean LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(entity || '/' || key, 20)) IS NOT NULL
$$;
-- The columns of each kind, as centre.kind.numbers has them, for what asks about every item of a change set.
DO $make$
BEGIN
    EXECUTE format('CREATE FUNCTION centre.columns() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $body$ SELECT %L::jsonb $body$',
                   (SELECT jsonb_object_agg(k.entity, k.numbers) FROM centre.kind k));
END $make$;
-- The row of a record as JSON, NULL if there is none; and its writing over the one before, which gives what stands in
-- the table then. One branch for each kind, so that its plan is made once for a connection: these run with every
-- command. Column by column, because jsonb_populate_record() looks up the type of each one anew every time.
DO $make$
DECLARE
    reading text := '';
    writing text := '';
    kind text;
    items text;
BEGIN
    FOR kind IN SELECT k.entity FROM centre.kind k ORDER BY 1 LOOP
        SELECT string_agg(format(CASE a.atttypid WHEN 'text'::regtype THEN 'content ->> %L' ELSE '(content ->> %L)::%s' END,
                                 a.attname, a.atttypid::regtype), ', ' ORDER BY a.attnum) INTO items
            FROM pg_attribute a WHERE a.attrelid = format('records.%I', kind)::regclass AND a.attnum > 0
            AND NOT a.attisdropped;
        reading := reading || format('
            WHEN %L THEN RETURN (SELECT to_jsonb(r) FROM records.%I r WHERE r.record_key = key);', kind, kind);
        writing := writing || format('
            WHEN %1$L THEN
                DECLARE made records.%2$I := ROW(%3$s);
                BEGIN
                    DELETE FROM records.%2$I r WHERE r.record_key = made.record_key;
                    INSERT INTO records.%2$I VALUES (made.*);
                    RETURN to_jsonb(made);
                END;', kind, kind, items);
    END LOOP;
    EXECUTE 'CREATE FUNCTION centre.row_of(entity text, key text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $body$
        BEGIN CASE entity' || reading || ' END CASE; END $body$';
    EXECUTE 'CREATE FUNCTION centre.write_row(entity text, content jsonb) RETURNS jsonb
        LANGUAGE plpgsql AS $body$ BEGIN CASE entity' || writing || ' END CASE; END $body$';
END $make$;
-- The record's items, nulls left out; NULL if it is not there.
CREATE FUNCTION centre.fields(entity text, key text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN jsonb_strip_nulls(centre.row_of(entity, key)) - 'record_key' - 'row_version';
END $$;
CREATE FUNCTION centre.version(entity text, key text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((centre.row_of(entity, key) ->> 'row_version')::bigint, 0);
END $$;
-- A value as COPY writes it in text format.
CREATE FUNCTION centre.escaped(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(replace(replace(replace(replace(replace(replace(value, '\', '\\'), E'\b', '\b'), E'\f', '\f'),
        E'\n', '\n'), E'\r', '\r'), E'\t', '\t'), E'\x0B', '\v')
$$;
-- What is in `after` and not in `before`, as the feed sends it (centre.change). Neither holds nulls.
CREATE FUNCTION centre.difference(numbers jsonb, before jsonb, after jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN coalesce((SELECT string_agg((numbers ->> f.key) || '=' || centre.escaped(f.value), E'\t')
                     FROM jsonb_each_text(after) f WHERE before -> f.key IS DISTINCT FROM after -> f.key), '')
        || coalesce((SELECT string_agg(E'\t' || (numbers ->> k), '') FROM jsonb_object_keys(before - array(SELECT jsonb_object_keys(after))) k), '');
END $$;
-- A new case as its image, as centre.image() makes it: keys in the order of their bytes, no nulls. For what a clerk waits
-- for: it becomes part of the statement that it stands in.
DO $make$
BEGIN
    EXECUTE format('CREATE FUNCTION centre.image_of(r records.case_file) RETURNS text LANGUAGE sql STABLE AS $body$
        SELECT concat(%L, json_strip_nulls(json_build_object(%s)), %L, to_json(r.record_key), %L, r.row_version, %L) $body$',
        '{"entity":"case_file","fields":',
        (SELECT string_agg(format('%L, r.%I', c, c), ', ' ORDER BY c COLLATE "C") FROM centre.kind k, jsonb_object_keys(k.numbers) c
         WHERE k.entity = 'case_file'), ',"key":', ',"version":', '}');
END $make$;
-- The items that say whose record it is, as the feed sends them.
CREATE FUNCTION centre.links_of(numbers jsonb, links text[], fields jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg((numbers ->> l) || '=' || centre.escaped(fields ->> l), E'\t' ORDER BY n), '')
        FROM unnest(links) WITH ORDINALITY AS t(l, n) WHERE fields ? l
$$;
-- Writes a record that is not there and the change that it is: one statement for each kind. A new case is written by
-- enter_case() in the same way. Gives its version, or NULL if there is such a record. A removed record's versions are never
-- used again: what was computed from them must not fit (what the centre alone writes is never removed). The image is as centre.image()
-- makes it: keys in the order of their bytes, no nulls.
DO $make$
DECLARE
    branches text := '';
    kind centre.kind;
    source text;
    sorted text;
    version text;
BEGIN
    FOR kind IN SELECT * FROM centre.kind k ORDER BY k.entity <> ALL (centre.own_kinds()), 1 LOOP
        SELECT string_agg(format(CASE a.atttypid WHEN 'text'::regtype THEN 'content ->> %1$L AS %2$I'
                                 ELSE '(content ->> %1$L)::%3$s AS %2$I' END, a.attname, a.attname, a.atttypid::regtype),
                          ', ' ORDER BY a.attnum) INTO source
            FROM pg_attribute a WHERE a.attrelid = format('records.%I', kind.entity)::regclass AND a.attnum > 2
            AND NOT a.attisdropped;
        SELECT string_agg(format('r.%I', c), ', ' ORDER BY c COLLATE "C") INTO sorted FROM jsonb_object_keys(kind.numbers) c;
        version := CASE WHEN kind.entity = ANY (centre.own_kinds()) THEN '1::bigint' ELSE format('1 + coalesce((
            SELECT max(c.row_version) FROM centre.change c WHERE c.entity = %L AND c.record_key = new_key), 0)', kind.entity) END;
        branches := branches || format($sql$
            WHEN %1$L THEN
                WITH r AS (INSERT INTO records.%2$I SELECT new_key, %3$s, %4$s ON CONFLICT (record_key) DO NOTHING RETURNING *)
                INSERT INTO centre.change (entity, record_key, row_version, image, is_new, hidden_by, case_id, command_id,
                                           author_id, at)
                SELECT %1$L, r.record_key, r.row_version, concat('{"entity":"%2$s","fields":',
                           json_strip_nulls(row_to_json(s)), ',"key":', to_json(r.record_key), ',"version":', r.row_version, '}'),
                       true, hidden, of_case, of_command, author, moment
                FROM r, LATERAL (SELECT %5$s) s RETURNING row_version, change_id INTO added, id;$sql$,
            kind.entity, kind.entity, version, source, sorted);
    END LOOP;
    EXECUTE 'CREATE FUNCTION centre.add_row(kind text, new_key text, content jsonb, hidden text[], author text,
            of_case text, of_command text, moment timestamptz) RETURNS bigint LANGUAGE plpgsql AS $body$
        DECLARE added bigint; id bigint; BEGIN CASE kind' || branches || ' END CASE;
        IF of_command IS NULL AND id IS NOT NULL THEN INSERT INTO centre.pending VALUES (id); END IF;
        RETURN added; END $body$';
END $make$;
-- Whose record it is, for protection.
CREATE FUNCTION centre.person_of(entity text, key text, fields jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN entity IN ('addressee', 'contact', 'protection') THEN key
                ELSE coalesce(fields ->> 'addressee_no', '') END
$$;
-- Whether where this person lives must not show: flagged, or living with somebody who is.
CREATE FUNCTION centre.is_protected(person text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT EXISTS (SELECT FROM records.addressee a WHERE a.record_key = person AND a.nondisclosure_requested = 1)
        OR EXISTS (SELECT FROM records.addressee a JOIN records.addressee o ON o.household_no = a.household_no
                   WHERE a.record_key = person AND o.nondisclosure_requested = 1));
END $$;
-- The items as they may stand in the record. What must not show of a protected person goes into hidden_value; such
-- columns are NULL in the record, so that every answer made from records or images is masked alike.
CREATE FUNCTION centre.conceal(entity text, key text, person text, fields jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    concealed jsonb;
    clean jsonb;
BEGIN
    IF NOT centre.is_protected(person) AND NOT (entity = 'addressee' AND (fields -> 'nondisclosure_requested' = '1'
            OR EXISTS (SELECT FROM records.addressee o WHERE o.household_no = fields ->> 'household_no'
                       AND o.nondisclosure_requested = 1))) IS TRUE THEN RETURN fields; END IF;
    SELECT jsonb_object_agg(f.key, f.value), conceal.fields - array_agg(f.key) INTO concealed, clean
        FROM jsonb_each(fields) f JOIN centre.hidden_column h ON h.entity = conceal.entity AND h.column_name = f.key
        WHERE f.value <> 'null';
    IF concealed IS NULL THEN RETURN fields; END IF;
    INSERT INTO centre.hidden_value AS v VALUES (entity, key, person, concealed)
        ON CONFLICT ON CONSTRAINT hidden_value_pkey DO UPDATE SET fields = v.fields || excluded.fields;
    RETURN clean;
END $$;
-- Whose protection hides something of a case: see centre.change.
CREATE FUNCTION centre.case_hidden_by(household text, subjects text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ('h' || household) || string_to_array('p' || replace(nullif(subjects, ''), ',', ',p'), ',')
$$;
-- Puts the record with its next version: `before_row` is the locked row as it stands, NULL if there is none.
CREATE FUNCTION centre.put_after(before_row jsonb, entity text, key text, fields jsonb, author text, case_id text,
                                 command_id text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := jsonb_strip_nulls(before_row) - 'record_key' - 'row_version';
    version bigint := (before_row ->> 'row_version')::bigint + 1;
    person text;
    clean jsonb := fields;
    hidden_by text[];
BEGIN
    IF entity = 'case_file' THEN
        hidden_by := centre.case_hidden_by(fields ->> 'household_no', fields ->> 'subjects');
        IF before IS NOT NULL THEN
            hidden_by := hidden_by || centre.case_hidden_by(before ->> 'household_no', before ->> 'subjects');
        END IF;
    ELSIF EXISTS (SELECT FROM centre.hidden_column h WHERE h.entity = put_after.entity) THEN
        person := centre.person_of(entity, key, fields);
        hidden_by := array['p' || person, 'p' || centre.person_of(entity, key, before)];
        clean := centre.conceal(entity, key, person, fields);
    END IF;
    IF before_row IS NULL THEN
        version := centre.add_row(entity, key, clean, hidden_by, author, case_id, command_id, centre.now());
        IF version IS NULL THEN RAISE unique_violation USING MESSAGE = 'there is such a record'; END IF;
        RETURN version;
    END IF;
    clean := jsonb_strip_nulls(centre.write_row(entity, clean || jsonb_build_object('record_key', key, 'row_version', version)))
        - 'record_key' - 'row_version';
    WITH noted AS (
        INSERT INTO centre.change (entity, record_key, row_version, image, items, hidden_by, case_id, command_id, author_id, at)
        SELECT put_after.entity, put_after.key, version, centre.image(put_after.entity, put_after.key, version, clean),
               ltrim(centre.difference(k.numbers, before, clean), E'\t'), hidden_by, put_after.case_id, put_after.command_id,
               author, centre.now()
        FROM centre.kind k WHERE k.entity = put_after.entity RETURNING change_id)
    INSERT INTO centre.pending SELECT n.change_id FROM noted n WHERE put_after.command_id IS NULL;
    RETURN version;
END $$;
CREATE FUNCTION centre.put(entity text, key text, fields jsonb, author text, case_id text, command_id text)
RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM centre.lock_record(entity, key);
    RETURN centre.put_after(centre.row_of(entity, key), entity, key, fields, author, case_id, command_id);
END $$;
CREATE FUNCTION centre.remove(entity text, key text, author text, case_id text, command_id text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last bigint := centre.version(entity, key);
    id bigint;
BEGIN
    EXECUTE format('DELETE FROM records.%I WHERE record_key = $1', entity) USING key;
    DELETE FROM centre.hidden_value v WHERE v.entity = remove.entity AND v.record_key = remove.key;
    INSERT INTO centre.change (entity, record_key, row_version, case_id, command_id, author_id, at)
        VALUES (entity, key, last + 1, case_id, command_id, author, centre.now()) RETURNING change_id INTO id;
    IF command_id IS NULL THEN INSERT INTO centre.pending VALUES (id); END IF;
END $$;

-- The sequencer: numbers what is committed, after its commit. Not in a snapshot older than the lock.
CREATE FUNCTION centre.publish() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    place centre.head;
    each record;
    content jsonb;
    chain bytea;
    first bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'publish() numbers what is committed: READ COMMITTED only';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('madoguchi feed'));
    PERFORM centre.sequence_audit();
    SELECT * INTO place FROM centre.head;
    chain := place.chain_hash;
    first := place.last_seq + 1;
    FOR each IN WITH taken AS (DELETE FROM centre.pending RETURNING change_id)
                SELECT c.*, k.numbers, k.part, k.links FROM taken t,
                    LATERAL (SELECT * FROM centre.change WHERE change_id = t.change_id OFFSET 0) c
                    JOIN centre.kind k USING (entity) ORDER BY c.change_id LOOP
        place.last_seq := place.last_seq + 1;
        chain := sha256(chain || convert_to(each.entity || E'\n' || each.record_key || E'\n' || each.row_version
                                            || E'\n' || coalesce(each.image, ''), 'UTF8'));
        content := CASE WHEN each.is_new THEN each.image::jsonb -> 'fields' END;
        INSERT INTO centre.feed VALUES (place.last_seq, place.last_batch + 1, each.change_id,
            CASE WHEN each.is_new THEN centre.difference(each.numbers, '{}', content) END,
            CASE WHEN each.is_new AND each.part = 'mention' THEN centre.links_of(each.numbers, each.links, content) END);
    END LOOP;
    IF place.last_seq >= first THEN
        INSERT INTO centre.batch
            VALUES (place.last_batch + 1, first, place.last_seq, centre.now(), place.chain_hash, chain);
        UPDATE centre.head SET last_seq = place.last_seq, last_batch = place.last_batch + 1, chain_hash = chain;
    END IF;
    -- Waking 500 listeners costs about 30 ms; who comes at the same moment is left to the next caller, who may be
    -- anybody that looks at the feed.
    IF place.notified_seq < place.last_seq AND place.notified_at < clock_timestamp() - interval '20 milliseconds' THEN
        PERFORM pg_notify('madoguchi_feed', place.last_seq::text);
        UPDATE centre.head SET notified_seq = place.last_seq, notified_at = clock_timestamp();
    END IF;
    RETURN place.last_seq;
END $$;
