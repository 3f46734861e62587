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
    RETURN (SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'records' AND c.relkind = 'r' AND c.relname = name));
END $$;
CREATE FUNCTION centre.has_column(entity text, name text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = format('records.%I', entity)::regclass
                   AND attname = name AND attnum > 2 AND NOT attisdropped));
END $$;
-- One writer of a record at a time, also of one that is not there yet.
CREATE FUNCTION centre.lock_record(entity text, key text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended(entity || '/' || key, 20))
$$;
-- The record's items, nulls left out; NULL if it is not there.
CREATE FUNCTION centre.fields(entity text, key text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    kept jsonb;
BEGIN
    EXECUTE format('SELECT jsonb_strip_nulls(to_jsonb(r) - ''record_key'' - ''row_version'')
                    FROM records.%I r WHERE record_key = $1', entity) INTO kept USING key;
    RETURN kept;
END $$;
CREATE FUNCTION centre.version(entity text, key text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    kept bigint;
BEGIN
    EXECUTE format('SELECT row_version FROM records.%I WHERE record_key = $1', entity) INTO kept USING key;
    RETURN coalesce(kept, 0);
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
CREATE FUNCTION centre.append(entity text, key text, version bigint, image text, author text, case_id text,
                              command_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    id bigint;
BEGIN
    INSERT INTO centre.change (entity, record_key, row_version, image, case_id, command_id, author_id, at)
        VALUES (entity, key, version, image, case_id, command_id, author, centre.now()) RETURNING change_id INTO id;
    INSERT INTO centre.pending VALUES (id);
END $$;

-- Puts the record with its next version. What must not show of a protected person goes into hidden_value; such
-- columns are NULL in the record, so that every answer made from records or images is masked alike.
CREATE FUNCTION centre.put(entity text, key text, fields jsonb, author text, case_id text, command_id text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    last bigint;
    person text := centre.person_of(entity, key, fields);
    clean jsonb := fields;
    concealed jsonb;
BEGIN
    PERFORM centre.lock_record(entity, key);
    last := centre.version(entity, key);
    IF last = 0 THEN
        -- A removed record's versions are never used again: what was computed from them must not fit.
        SELECT coalesce(max(c.row_version), 0) INTO last FROM centre.change c
            WHERE c.entity = put.entity AND c.record_key = put.key;
    END IF;
    IF EXISTS (SELECT FROM centre.hidden_column h WHERE h.entity = put.entity) AND
       (centre.is_protected(person) OR (entity = 'addressee' AND (fields -> 'nondisclosure_requested' = '1'
            OR EXISTS (SELECT FROM records.addressee o WHERE o.household_no = fields ->> 'household_no'
                       AND o.nondisclosure_requested = 1)))) THEN
        SELECT jsonb_object_agg(f.key, f.value), put.fields - array_agg(f.key) INTO concealed, clean
            FROM jsonb_each(fields) f JOIN centre.hidden_column h ON h.entity = put.entity AND h.column_name = f.key
            WHERE f.value <> 'null';
        clean := coalesce(clean, fields);
        IF concealed IS NOT NULL THEN
            INSERT INTO centre.hidden_value AS v VALUES (entity, key, person, concealed)
                ON CONFLICT ON CONSTRAINT hidden_value_pkey DO UPDATE SET fields = v.fields || excluded.fields;
        END IF;
    END IF;
    EXECUTE format('DELETE FROM records.%I WHERE record_key = $1', entity) USING key;
    EXECUTE format('INSERT INTO records.%1$I SELECT (jsonb_populate_record(NULL::records.%1$I, $1)).*', entity)
        USING clean || jsonb_build_object('record_key', key, 'row_version', last + 1);
    PERFORM centre.append(entity, key, last + 1, centre.image(entity, key, last + 1, centre.fields(entity, key)),
                          author, case_id, command_id);
    RETURN last + 1;
END $$;
CREATE FUNCTION centre.remove(entity text, key text, author text, case_id text, command_id text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last bigint := centre.version(entity, key);
BEGIN
    EXECUTE format('DELETE FROM records.%I WHERE record_key = $1', entity) USING key;
    DELETE FROM centre.hidden_value v WHERE v.entity = remove.entity AND v.record_key = remove.key;
    PERFORM centre.append(entity, key, last + 1, NULL, author, case_id, command_id);
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
