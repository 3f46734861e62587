SET LOCAL ROLE madoguchi_owner;
-- Records, their versions and the feed of their changes.

-- A record as canonical JSON, byte for byte as the client's canonicalBytes(record.toJson()).
CREATE FUNCTION centre.image(entity text, key text, version bigint, fields jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN '{"entity":' || to_json(entity)::text || ',"fields":{'
        || coalesce((SELECT string_agg(to_json(f.key)::text || ':' || f.value::text, ',' ORDER BY f.key COLLATE "C")
                     FROM jsonb_each(fields) f WHERE f.value <> 'null'), '')
        || '},"key":' || to_json(key)::text || ',"version":' || version::text || '}';
END $$;
CREATE FUNCTION centre.is_entity(name text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM centre.kind k WHERE k.entity = name);
END $$;
CREATE FUNCTION centre.has_column(entity text, name text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM centre.kind k WHERE k.entity = has_column.entity AND k.numbers ? name);
END $$;
-- One writer of a record at a time, also of one that is not there yet.
CREATE FUNCTION centre.lock_record(entity text, key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(entity || '/' || key, 20));
END $$;
-- The row of a record as JSON, NULL if there is none; and its writing, which gives what stands in the table then. One
-- branch for each kind, so that its plan is made once for a connection: these run with every command.
DO $make$
DECLARE
    reading text := '';
    writing text := '';
    kind text;
BEGIN
    FOR kind IN SELECT k.entity FROM centre.kind k ORDER BY 1 LOOP
        reading := reading || format('
            WHEN %L THEN RETURN (SELECT to_jsonb(r) FROM records.%I r WHERE r.record_key = key);', kind, kind);
        writing := writing || format('
            WHEN %1$L THEN
                DECLARE made records.%2$I := jsonb_populate_record(NULL::records.%2$I, content);
                BEGIN
                    IF is_there THEN DELETE FROM records.%2$I r WHERE r.record_key = made.record_key; END IF;
                    INSERT INTO records.%2$I VALUES (made.*);
                    RETURN to_jsonb(made);
                END;', kind, kind);
    END LOOP;
    EXECUTE 'CREATE FUNCTION centre.row_of(entity text, key text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $body$
        BEGIN CASE entity' || reading || ' END CASE; END $body$';
    EXECUTE 'CREATE FUNCTION centre.write_row(entity text, content jsonb, is_there boolean) RETURNS jsonb
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
CREATE FUNCTION centre.escaped(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF value !~ E'[\\\\\b\f\n\r\t\x0B]' THEN RETURN value; END IF;
    RETURN replace(replace(replace(replace(replace(replace(replace(value, '\', '\\'), E'\b', '\b'), E'\f', '\f'),
        E'\n', '\n'), E'\r', '\r'), E'\t', '\t'), E'\x0B', '\v');
END $$;
-- What is in `after` and not in `before`, as the feed sends it (centre.change). Neither holds nulls.
CREATE FUNCTION centre.difference(numbers jsonb, before jsonb, after jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN coalesce((SELECT string_agg((numbers ->> f.key) || '=' || centre.escaped(f.value), E'\t')
                     FROM jsonb_each_text(after) f WHERE before -> f.key IS DISTINCT FROM after -> f.key), '')
        || coalesce((SELECT string_agg(E'\t' || (numbers ->> k), '') FROM jsonb_object_keys(before - array(SELECT jsonb_object_keys(after))) k), '');
END $$;
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
-- Puts the record with its next version.
CREATE FUNCTION centre.put(entity text, key text, fields jsonb, author text, case_id text, command_id text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    kind centre.kind;
    before jsonb;
    last bigint;
    person text := centre.person_of(entity, key, fields);
    clean jsonb := fields;
    hidden_by text[];
    id bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(entity || '/' || key, 20));
    before := jsonb_strip_nulls(centre.row_of(entity, key));
    last := before ->> 'row_version';
    before := before - 'record_key' - 'row_version';
    IF last IS NULL THEN
        -- A removed record's versions are never used again: what was computed from them must not fit.
        SELECT coalesce(max(c.row_version), 0) INTO last FROM centre.change c
            WHERE c.entity = put.entity AND c.record_key = put.key;
    END IF;
    SELECT * INTO kind FROM centre.kind k WHERE k.entity = put.entity;
    IF entity = 'case_file' THEN
        hidden_by := array(SELECT 'h' || (f ->> 'household_no') FROM unnest(array[fields, before]) f
                           UNION SELECT 'p' || s FROM unnest(array[fields, before]) f,
                                                      unnest(string_to_array(f ->> 'subjects', ',')) s);
    ELSIF EXISTS (SELECT FROM centre.hidden_column h WHERE h.entity = put.entity) THEN
        hidden_by := array['p' || person, 'p' || centre.person_of(entity, key, before)];
        clean := centre.conceal(entity, key, person, fields);
    END IF;
    clean := jsonb_strip_nulls(centre.write_row(entity, clean || jsonb_build_object('record_key', key, 'row_version', last + 1),
                                                before IS NOT NULL)) - 'record_key' - 'row_version';
    INSERT INTO centre.change (entity, record_key, row_version, image, items, is_new, links, hidden_by, case_id,
                               command_id, author_id, at)
        VALUES (entity, key, last + 1, centre.image(entity, key, last + 1, clean),
                ltrim(centre.difference(kind.numbers, coalesce(before, '{}'), clean), E'\t'), before IS NULL,
                CASE WHEN before IS NULL AND kind.part = 'mention' THEN centre.difference(kind.numbers, '{}',
                    clean - array(SELECT k FROM jsonb_object_keys(clean) k WHERE k <> ALL (kind.links))) END,
                hidden_by, case_id, command_id, author, centre.now()) RETURNING change_id INTO id;
    INSERT INTO centre.pending VALUES (id);
    RETURN last + 1;
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
    INSERT INTO centre.pending VALUES (id);
END $$;

-- The sequencer: numbers what is committed, after its commit. Not in a snapshot older than the lock.
CREATE FUNCTION centre.publish() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    place centre.head;
    each record;
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
                SELECT c.* FROM taken JOIN centre.change c USING (change_id) ORDER BY c.change_id LOOP
        place.last_seq := place.last_seq + 1;
        chain := sha256(chain || convert_to(each.entity || E'\n' || each.record_key || E'\n' || each.row_version
                                            || E'\n' || coalesce(each.image, ''), 'UTF8'));
        INSERT INTO centre.feed VALUES (place.last_seq, place.last_batch + 1, each.change_id);
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
