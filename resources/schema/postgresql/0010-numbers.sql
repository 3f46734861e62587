SET LOCAL ROLE madoguchi_owner;
-- Individual numbers, and what is hidden of people under protection (支援措置).

-- Sealed numbers stand anywhere in the answers: {"sealed": base64, "addressee_no": "..."}.
CREATE FUNCTION centre.sealed_in(body jsonb) RETURNS TABLE (sealed text, person text) LANGUAGE sql IMMUTABLE AS $$
    SELECT o ->> 'sealed', o ->> 'addressee_no'
    FROM jsonb_path_query(body, 'strict $.filings[*].answers.** ? (@.type() == "object" && exists(@.sealed))', silent => true) o
    WHERE centre.str(o, 'addressee_no') <> '' AND centre.str(o, 'sealed') <> ''
$$;
CREATE FUNCTION centre.keep_numbers(payload jsonb, case_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    each record;
    bytes bytea;
    digest bytea;
    before bytea;
    other text;
BEGIN
    FOR each IN SELECT DISTINCT * FROM centre.sealed_in(payload) ORDER BY 2 LOOP
        bytes := decode(each.sealed, 'base64');
        digest := keys.equality(centre.setting('key_folder'), bytes);
        PERFORM centre.lock_record('sealed_number', each.person);
        SELECT n.equality INTO before FROM centre.sealed_number n WHERE n.addressee_no = each.person;
        SELECT n.addressee_no INTO other FROM centre.sealed_number n
            WHERE n.equality = digest AND n.addressee_no <> each.person LIMIT 1;
        INSERT INTO centre.sealed_number VALUES (each.person, bytes, digest, centre.now())
            ON CONFLICT (addressee_no) DO UPDATE SET sealed = excluded.sealed, equality = excluded.equality,
                                                     updated_at = excluded.updated_at;
        INSERT INTO centre.number_check (at, addressee_no, other_addressee_no, finding, case_id)
            SELECT centre.now(), each.person, f.other, f.finding, keep_numbers.case_id
            FROM (VALUES (NULL, 'unreadable', digest IS NULL), (other, 'same number', other IS NOT NULL),
                         (NULL, 'number replaced', before IS NOT NULL AND before <> digest)) AS f(other, finding, applies)
            WHERE f.applies;
    END LOOP;
END $$;

CREATE FUNCTION centre.make_ticket(kind text, person text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    fresh text := gen_random_uuid()::text || gen_random_uuid()::text;
BEGIN
    DELETE FROM centre.ticket t WHERE t.expires_at < centre.now();
    INSERT INTO centre.ticket VALUES (fresh, kind, centre.who(), person, pg_current_xact_id(),
                                      centre.now() + make_interval(secs => centre.setting('ticket_seconds')::integer));
    RETURN jsonb_build_object('ticket', fresh)::text;
END $$;
-- Whose ticket it is, for once; NULL if it is none, expired, another's, or not committed yet.
CREATE FUNCTION centre.use_ticket(wanted text, kind text) RETURNS text LANGUAGE sql AS $$
    DELETE FROM centre.ticket t WHERE t.ticket = wanted AND t.kind = use_ticket.kind AND t.staff_id = centre.who()
        AND t.expires_at > centre.now() AND t.made_by <> pg_current_xact_id() RETURNING t.addressee_no
$$;

-- What may not show, column by column. Which town, which bank branch, which police station all tell the place.
INSERT INTO centre.hidden_column
    SELECT 'addressee', prefix || '_' || part
    FROM unnest(array['current', 'moveout', 'previous', 'mailing']) prefix,
         unnest(array['postal_code', 'address_code', 'address', 'lot_no', 'building_name', 'room_no']) part
    UNION ALL VALUES ('addressee', 'registered_domicile_address'),
        ('contact', 'phone'), ('contact', 'phone_key'), ('resident_move', 'other_prefecture'),
        ('resident_move', 'other_city'), ('protection', 'origin_office'), ('bank_account', 'branch_code'),
        ('bank_account', 'branch_name');

-- A protection is set at once and lifted by two chiefs, a day later.
CREATE FUNCTION centre.guard_protection(entity text, key text, after jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF entity <> 'addressee' OR after -> 'nondisclosure_requested' = '1' OR NOT EXISTS (
        SELECT FROM records.addressee a WHERE a.record_key = key AND a.nondisclosure_requested = 1) THEN RETURN; END IF;
    IF NOT EXISTS (SELECT FROM centre.protection_lift l WHERE l.addressee_no = key
                   AND l.approved_at <= centre.now() - interval '24 hours') THEN
        PERFORM centre.refuse('E-CENTRAL-043');
    END IF;
END $$;
-- After a record changed: everybody of the household is masked, or shows again, with a new version; cases about
-- them too, because what a clerk may see of a case depends on it. Wakes the terminals at once.
CREATE FUNCTION centre.spread_protection(entity text, key text, author text, case_id text, command_id text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    person record;
    each record;
    was_hidden boolean;
    is_hidden boolean;
BEGIN
    IF entity <> 'addressee' THEN RETURN; END IF;
    FOR person IN SELECT o.record_key AS no, o.household_no FROM records.addressee a
                  JOIN records.addressee o ON o.household_no = a.household_no OR o.record_key = a.record_key
                  WHERE a.record_key = key LOOP
        is_hidden := centre.is_protected(person.no);
        was_hidden := EXISTS (SELECT FROM centre.protected_person p WHERE p.addressee_no = person.no);
        CONTINUE WHEN is_hidden = was_hidden;
        IF is_hidden THEN
            INSERT INTO centre.protected_person VALUES (person.no);
        ELSE
            DELETE FROM centre.protected_person p WHERE p.addressee_no = person.no;
            DELETE FROM centre.protection_lift l WHERE l.addressee_no = person.no;
        END IF;
        FOR each IN SELECT * FROM centre.records_of(person.no) r 
                    -- The case at work is put by its own command; the record itself was masked when it was put.
                    WHERE NOT (r.entity = 'case_file' AND r.key = coalesce(case_id, ''))
                      AND NOT (is_hidden AND r.entity = 'addressee' AND r.key = spread_protection.key) LOOP
            PERFORM centre.put(each.entity, each.key, centre.fields(each.entity, each.key)
                || CASE WHEN is_hidden THEN '{}' ELSE coalesce((SELECT v.fields FROM centre.hidden_value v
                        WHERE v.entity = each.entity AND v.record_key = each.key), '{}') END,
                author, case_id, command_id);
            IF NOT is_hidden THEN
                DELETE FROM centre.hidden_value v WHERE v.entity = each.entity AND v.record_key = each.key;
            END IF;
        END LOOP;
        PERFORM pg_notify('madoguchi_urgent', 'protection');
    END LOOP;
END $$;
CREATE TABLE centre.protected_person (
    addressee_no text PRIMARY KEY
);
-- Whatever sets a protection, it is remembered that there was one.
CREATE FUNCTION centre.remember_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO centre.once_hidden VALUES (CASE WHEN TG_TABLE_NAME = 'addressee' THEN 'h' || coalesce(to_jsonb(NEW) ->> 'household_no', '')
                                                ELSE 'p' || (to_jsonb(NEW) ->> 'addressee_no') END) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER remember_hidden AFTER INSERT OR UPDATE ON centre.protected_person
    FOR EACH ROW EXECUTE FUNCTION centre.remember_hidden();
CREATE TRIGGER remember_hidden AFTER INSERT OR UPDATE ON records.addressee
    FOR EACH ROW WHEN (NEW.nondisclosure_requested = 1) EXECUTE FUNCTION centre.remember_hidden();
-- The records of a person that hold, or are, something to hide.
CREATE FUNCTION centre.records_of(person text) RETURNS TABLE (entity text, key text) LANGUAGE sql STABLE AS $$
    SELECT 'addressee', record_key FROM records.addressee WHERE record_key = person
    UNION ALL SELECT 'contact', record_key FROM records.contact WHERE record_key = person
    UNION ALL SELECT 'protection', record_key FROM records.protection WHERE record_key = person
    UNION ALL SELECT 'resident_move', record_key FROM records.resident_move WHERE addressee_no = person
    UNION ALL SELECT 'bank_account', record_key FROM records.bank_account WHERE addressee_no = person
    UNION ALL SELECT 'case_file', record_key FROM records.case_file
        WHERE household_no = (SELECT a.household_no FROM records.addressee a WHERE a.record_key = person)
$$;
-- What a case was filled in with is withheld while somebody of its household is protected.
CREATE FUNCTION centre.case_is_hidden(household text, subjects text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT EXISTS (SELECT FROM records.addressee a WHERE a.household_no = household AND a.nondisclosure_requested = 1)
        OR EXISTS (SELECT FROM centre.protected_person p WHERE p.addressee_no = ANY (string_to_array(subjects, ','))));
END $$;
-- An image as this reader may see it: earlier versions of a record are masked by who is protected now.
CREATE FUNCTION centre.shown_image(entity text, key text, image text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    body jsonb;
BEGIN
    IF image IS NULL THEN RETURN NULL; END IF;
    IF entity = 'case_file' THEN
        body := image::jsonb;
        IF centre.may('protection') OR NOT centre.case_is_hidden(body #>> '{fields,household_no}', coalesce(body #>> '{fields,subjects}', ''))
            THEN RETURN image; END IF;
        RETURN centre.image(entity, key, (body ->> 'version')::bigint, (body -> 'fields') - 'payload');
    END IF;
    IF NOT EXISTS (SELECT FROM centre.hidden_column h WHERE h.entity = shown_image.entity) THEN RETURN image; END IF;
    body := image::jsonb;
    IF NOT EXISTS (SELECT FROM centre.protected_person p
                   WHERE p.addressee_no = centre.person_of(entity, key, body -> 'fields')) THEN RETURN image; END IF;
    RETURN centre.image(entity, key, (body ->> 'version')::bigint, (body -> 'fields')
        - array(SELECT h.column_name FROM centre.hidden_column h WHERE h.entity = shown_image.entity));
END $$;
