-- People, their groups and their terminals: changed by two persons. Logins and memberships are the registrar's,
-- who may make roles and touch nothing else.
SET LOCAL ROLE madoguchi_owner;

CREATE FUNCTION centre.login_of(who text) RETURNS name LANGUAGE sql IMMUTABLE AS $$
    SELECT ('staff_' || lower(who))::name
$$;
RESET ROLE;
CREATE FUNCTION centre.make_login(login name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login !~ '^staff_[a-z0-9_-]{1,50}$' THEN RAISE invalid_parameter_value USING MESSAGE = 'not a staff login'; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
                        CONNECTION LIMIT 3 PASSWORD NULL', login);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''15s''', login);
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''10s''', login);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''3s''', login);
    END IF;
    -- Somebody who left and is registered again.
    EXECUTE format('ALTER ROLE %I LOGIN', login);
    EXECUTE format('GRANT madoguchi_staff TO %I', login);
END $$;
ALTER FUNCTION centre.make_login(name) OWNER TO madoguchi_registrar;
CREATE FUNCTION centre.set_login(login name, may_log_in boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login !~ '^staff_' THEN RAISE invalid_parameter_value USING MESSAGE = 'not a staff login'; END IF;
    EXECUTE format('ALTER ROLE %I %s', login, CASE WHEN may_log_in THEN 'LOGIN' ELSE 'NOLOGIN' END);
END $$;
ALTER FUNCTION centre.set_login(name, boolean) OWNER TO madoguchi_registrar;
CREATE FUNCTION centre.set_group(login name, role text, is_member boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login !~ '^staff_' OR role IN ('owner', 'registrar') THEN
        RAISE invalid_parameter_value USING MESSAGE = 'not a group of staff';
    END IF;
    IF is_member THEN EXECUTE format('GRANT %I TO %I', 'madoguchi_' || role, login);
    ELSE EXECUTE format('REVOKE %I FROM %I', 'madoguchi_' || role, login); END IF;
END $$;
ALTER FUNCTION centre.set_group(name, text, boolean) OWNER TO madoguchi_registrar;
GRANT USAGE ON SCHEMA centre TO madoguchi_registrar;
REVOKE ALL ON FUNCTION centre.make_login(name), centre.set_login(name, boolean), centre.set_group(name, text, boolean)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION centre.make_login(name), centre.set_login(name, boolean),
    centre.set_group(name, text, boolean) TO madoguchi_owner;

SET LOCAL ROLE madoguchi_owner;
-- For setting up only (run by the database's administrator, which shows in the trail): a person with groups.
CREATE FUNCTION centre.register_staff(who text, name text, kana text, section text, roles text[],
                                      card_fingerprint text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    login name := centre.login_of(who);
    id bigint;
    role text;
BEGIN
    PERFORM centre.make_login(login);
    INSERT INTO centre.staff_login (login, staff_id, card_fingerprint) VALUES (login, who, register_staff.card_fingerprint)
        ON CONFLICT (staff_id) DO UPDATE SET card_fingerprint = excluded.card_fingerprint RETURNING staff_login.id INTO id;
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS centre.%I', 'readings_' || id);
    EXECUTE format('ALTER SEQUENCE centre.%I OWNER TO madoguchi_owner', 'readings_' || id);
    FOREACH role IN ARRAY roles LOOP
        CONTINUE WHEN role = ANY (centre.roles_of(who));
        INSERT INTO centre.role_grant (staff_id, role, is_grant, reason, requested_by, requested_at, approved_by, approved_at)
            VALUES (who, role, true, 'set up', '-', centre.now(), '--', centre.now());
        PERFORM centre.set_group(login, role, true);
    END LOOP;
    PERFORM centre.put_staff(who, name, kana, section, '-');
    PERFORM centre.note('staff registered', who);
END $$;
-- The person's record for the terminals; roles as the client calls them.
CREATE FUNCTION centre.put_staff(who text, name text, kana text, section text, author text) RETURNS void
LANGUAGE sql AS $$
    SELECT centre.put('staff_member', who, coalesce(centre.fields('staff_member', who), '{}') || jsonb_build_object(
        'staff_id', who, 'name', name, 'name_kana', kana, 'section', section, 'is_active', 1,
        'roles', array_to_string(centre.client_roles(who), ',')), author, NULL, NULL)
$$;
CREATE FUNCTION centre.refresh_staff(who text, author text) RETURNS void LANGUAGE sql AS $$
    SELECT centre.put('staff_member', who, centre.fields('staff_member', who)
        || jsonb_build_object('roles', array_to_string(centre.client_roles(who), ',')), author, NULL, NULL)
$$;

-- A change of permissions: asked by one chief, approved by another; neither for themselves.
CREATE FUNCTION counter.request_grant(staff_id text, role text, is_grant boolean, reason text, valid_until timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made bigint;
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF trim(coalesce(reason, '')) = '' THEN RETURN centre.error('E-CENTRAL-035'); END IF;
    IF request_grant.staff_id = centre.who() THEN RETURN centre.error('E-CENTRAL-046'); END IF;
    IF NOT EXISTS (SELECT FROM centre.staff_login l WHERE l.staff_id = request_grant.staff_id) THEN
        RETURN centre.error('E-CENTRAL-013');
    END IF;
    IF NOT EXISTS (SELECT FROM centre.group_role g WHERE g.role = request_grant.role)
       OR (is_grant AND valid_until <= centre.now()) THEN RETURN centre.error('E-CENTRAL-001', 'role'); END IF;
    INSERT INTO centre.role_grant (staff_id, role, is_grant, reason, valid_until, requested_by, requested_at)
        VALUES (request_grant.staff_id, request_grant.role, is_grant, reason, valid_until, centre.who(), centre.now())
        RETURNING id INTO made;
    PERFORM centre.note('permission requested', request_grant.staff_id || ' ' || request_grant.role);
    RETURN jsonb_build_object('request', made)::text;
END $$;
CREATE FUNCTION counter.approve_grant(request bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wish centre.role_grant;
    before text[];
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    SELECT * INTO wish FROM centre.role_grant g WHERE g.id = request FOR UPDATE;
    IF NOT FOUND OR wish.approved_at IS NOT NULL OR wish.ended_at IS NOT NULL THEN RETURN centre.error('E-CENTRAL-030'); END IF;
    IF centre.who() IN (wish.requested_by, wish.staff_id) THEN RETURN centre.error('E-CENTRAL-046'); END IF;
    before := centre.roles_of(wish.staff_id);
    -- A new grant replaces the one before, also one without an end.
    UPDATE centre.role_grant g SET ended_at = centre.now()
        WHERE g.staff_id = wish.staff_id AND g.role = wish.role AND g.approved_at IS NOT NULL AND g.ended_at IS NULL;
    UPDATE centre.role_grant g SET approved_by = centre.who(), approved_at = centre.now(),
           ended_at = CASE WHEN wish.is_grant THEN NULL ELSE centre.now() END WHERE g.id = request;
    PERFORM centre.set_group(centre.login_of(wish.staff_id), wish.role, wish.is_grant);
    PERFORM centre.refresh_staff(wish.staff_id, centre.who());
    PERFORM centre.note('permission changed', wish.staff_id || ' ' || wish.role || CASE WHEN wish.is_grant THEN ' given' ELSE ' taken' END);
    RETURN jsonb_build_object('staff_id', wish.staff_id, 'role', wish.role, 'is_grant', wish.is_grant,
        'reason', wish.reason, 'valid_until', centre.iso(wish.valid_until), 'requested_by', wish.requested_by,
        'approved_by', centre.who(), 'approved_at', centre.iso(centre.now()), 'before', to_jsonb(before),
        'after', to_jsonb(centre.roles_of(wish.staff_id)))::text;
END $$;
-- The change report (変更内容の帳票): every change since, with both persons.
CREATE FUNCTION counter.grant_changes(since timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (centre.may('chief') OR centre.may('auditor')) THEN RETURN NEXT centre.error('E-CENTRAL-011'); RETURN; END IF;
    RETURN QUERY SELECT jsonb_build_object('request', g.id, 'staff_id', g.staff_id, 'role', g.role, 'is_grant', g.is_grant,
            'reason', g.reason, 'valid_until', centre.iso(g.valid_until), 'requested_by', g.requested_by,
            'requested_at', centre.iso(g.requested_at), 'approved_by', g.approved_by,
            'approved_at', centre.iso(g.approved_at), 'ended_at', centre.iso(g.ended_at))::text
        FROM centre.role_grant g WHERE g.requested_at >= since OR g.approved_at >= since OR g.ended_at >= since ORDER BY g.id;
END $$;
-- Transferred or left: at once, by one chief; back again takes two.
CREATE FUNCTION counter.bar_staff(staff_id text, reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    each record;
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF bar_staff.staff_id = centre.who() THEN RETURN centre.error('E-CENTRAL-046'); END IF;
    PERFORM centre.deactivate(bar_staff.staff_id, centre.who());
    PERFORM centre.note('staff barred', bar_staff.staff_id || ' ' || coalesce(reason, ''));
    RETURN '{}';
END $$;
CREATE FUNCTION centre.deactivate(who text, author text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    each record;
BEGIN
    FOR each IN UPDATE centre.role_grant g SET ended_at = centre.now() WHERE g.staff_id = who AND g.ended_at IS NULL
                AND g.approved_at IS NOT NULL RETURNING g.role LOOP
        PERFORM centre.set_group(centre.login_of(who), each.role, false);
    END LOOP;
    PERFORM centre.set_login(centre.login_of(who), false);
    PERFORM centre.put('staff_member', who, centre.fields('staff_member', who) || '{"is_active":0,"roles":""}',
                       author, NULL, NULL);
    PERFORM pg_notify('madoguchi_urgent', 'staff');
END $$;
-- Groups of grants that have ended leave the database too; they count no longer at once. Called by a timer.
CREATE FUNCTION counter.end_grants() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    each record;
    ended integer := 0;
BEGIN
    FOR each IN UPDATE centre.role_grant g SET ended_at = g.valid_until WHERE g.ended_at IS NULL
                AND g.approved_at IS NOT NULL AND g.valid_until <= centre.now() RETURNING g.staff_id, g.role LOOP
        PERFORM centre.set_group(centre.login_of(each.staff_id), each.role, false);
        PERFORM centre.refresh_staff(each.staff_id, '-');
        PERFORM centre.note('permission ended', each.staff_id || ' ' || each.role);
        ended := ended + 1;
    END LOOP;
    RETURN ended;
END $$;

CREATE FUNCTION counter.quarantined() RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT centre.may('chief') THEN RETURN NEXT centre.error('E-CENTRAL-011'); RETURN; END IF;
    RETURN QUERY SELECT jsonb_build_object('command_id', c.command_id, 'kind', c.kind, 'case_id', c.case_id,
            'author_id', c.author_id, 'received_at', centre.iso(c.received_at), 'sqlstate', q.sqlstate,
            'proposed_way', q.proposed_way, 'proposed_by', q.proposed_by, 'reason', q.reason)::text
        FROM centre.quarantine q JOIN centre.command c USING (command_id) WHERE q.resolved_at IS NULL ORDER BY c.received_at;
END $$;
-- The first chief proposes a way out, the second one agrees by asking for the same. Nothing is ever deleted.
CREATE FUNCTION counter.resolve_quarantined(command_id text, way text, reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept centre.quarantine;
BEGIN
    IF NOT centre.may('chief') THEN RETURN centre.error('E-CENTRAL-011'); END IF;
    IF coalesce(way, '') NOT IN ('superseded', 'withdrawn', 'paper') THEN RETURN centre.error('E-CENTRAL-001', 'way'); END IF;
    IF trim(coalesce(reason, '')) = '' THEN RETURN centre.error('E-CENTRAL-035'); END IF;
    SELECT * INTO kept FROM centre.quarantine q WHERE q.command_id = resolve_quarantined.command_id
        AND q.resolved_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN RETURN centre.error('E-CENTRAL-030'); END IF;
    IF kept.proposed_way IS NOT DISTINCT FROM way AND kept.proposed_by <> centre.who() THEN
        UPDATE centre.quarantine q SET resolved_way = way, resolved_by = centre.who(), resolved_at = centre.now()
            WHERE q.command_id = kept.command_id;
        PERFORM centre.note('quarantine resolved', kept.command_id || ' ' || way);
        RETURN '{"resolved":true}';
    END IF;
    UPDATE centre.quarantine q SET proposed_way = way, proposed_by = centre.who(), reason = resolve_quarantined.reason
        WHERE q.command_id = kept.command_id;
    PERFORM centre.note('quarantine proposed', kept.command_id || ' ' || way);
    RETURN '{"resolved":false}';
END $$;
