SET LOCAL ROLE madoguchi_owner;
-- Who is asking. The login role alone says so: no variable that a client can set is ever looked at.

-- The groups of the permission matrix, filled from it by a later migration. entities: what its holders' functions
-- may touch at all.
CREATE TABLE centre.group_role (
    role text PRIMARY KEY,
    area text,
    action text NOT NULL,
    reads text[] NOT NULL,
    writes text[] NOT NULL
);
CREATE TABLE centre.staff_login (
    login name PRIMARY KEY,
    id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    staff_id text NOT NULL UNIQUE,
    card_fingerprint text NOT NULL DEFAULT ''
);
-- Grants with their two persons and their end. The group in the database follows; the end counts at each call.
CREATE TABLE centre.role_grant (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff_id text NOT NULL,
    role text NOT NULL REFERENCES centre.group_role,
    is_grant boolean NOT NULL,
    reason text NOT NULL,
    valid_until timestamptz,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    approved_by text CHECK (approved_by <> requested_by AND approved_by <> staff_id),
    approved_at timestamptz,
    ended_at timestamptz,
    CHECK (requested_by <> staff_id OR requested_by = '-')
);
CREATE INDEX role_grant_by_staff ON centre.role_grant (staff_id);

-- What each login may, as the register of grants has it: asked at every step of every call, so it stands in one place.
-- Made anew with whatever it is made of, in the same transaction; nothing else writes it.
CREATE TABLE centre.standing (
    login name NOT NULL,
    staff_id text NOT NULL,
    role text NOT NULL,
    membership name NOT NULL,  -- the group in the database
    action text NOT NULL,
    touched_kinds text[] NOT NULL,  -- of records: read or written
    written_kinds text[] NOT NULL,
    valid_until timestamptz
);
CREATE INDEX standing_by_login ON centre.standing (login);
CREATE INDEX standing_by_staff ON centre.standing (staff_id);
-- Who may work at all: active, with a login; and by which standings they enter. Made with them.
CREATE TABLE centre.person (
    login name PRIMARY KEY,
    staff_id text NOT NULL UNIQUE,
    name text,
    enters centre.standing[] NOT NULL
);
CREATE FUNCTION centre.make_standing(of_staff text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM centre.standing s WHERE s.staff_id = of_staff;
    DELETE FROM centre.person p WHERE p.staff_id = of_staff;
    INSERT INTO centre.standing
        SELECT l.login, l.staff_id, r.role, 'madoguchi_' || r.role, r.action, r.reads || r.writes, r.writes, g.valid_until
        FROM centre.staff_login l JOIN records.staff_member s ON s.record_key = l.staff_id AND s.is_active = 1
        JOIN centre.role_grant g ON g.staff_id = l.staff_id AND g.is_grant AND g.approved_at IS NOT NULL AND g.ended_at IS NULL
        JOIN centre.group_role r ON r.role = g.role
        WHERE l.staff_id = of_staff;
    INSERT INTO centre.person
        SELECT l.login, l.staff_id, s.name, array(SELECT st FROM centre.standing st WHERE st.staff_id = of_staff AND st.action = 'enter')
        FROM centre.staff_login l JOIN records.staff_member s ON s.record_key = l.staff_id AND s.is_active = 1
        WHERE l.staff_id = of_staff;
END $$;
CREATE FUNCTION centre.standing_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    who text := coalesce(before ->> TG_ARGV[0], after ->> TG_ARGV[0]);
BEGIN
    PERFORM centre.make_standing(who);
    IF after ->> TG_ARGV[0] <> who THEN PERFORM centre.make_standing(after ->> TG_ARGV[0]); END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION centre.standing_of_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM centre.standing;
    DELETE FROM centre.person;
    PERFORM centre.make_standing(l.staff_id) FROM centre.staff_login l;
    RETURN NULL;
END $$;
CREATE TRIGGER standing AFTER INSERT OR UPDATE OR DELETE ON centre.staff_login
    FOR EACH ROW EXECUTE FUNCTION centre.standing_of_row('staff_id');
CREATE TRIGGER standing AFTER INSERT OR UPDATE OR DELETE ON centre.role_grant
    FOR EACH ROW EXECUTE FUNCTION centre.standing_of_row('staff_id');
CREATE TRIGGER standing AFTER INSERT OR UPDATE OR DELETE ON records.staff_member
    FOR EACH ROW EXECUTE FUNCTION centre.standing_of_row('record_key');
CREATE TRIGGER standing AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON centre.group_role
    FOR EACH STATEMENT EXECUTE FUNCTION centre.standing_of_all();
DO $make$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY array['centre.staff_login', 'centre.role_grant', 'records.staff_member'] LOOP
        EXECUTE format('CREATE TRIGGER standing_of_none AFTER TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION centre.standing_of_all()', t);
    END LOOP;
END $make$;

-- In PL/pgSQL, which keeps its plans: these run with nearly every statement.

-- Whether the person of this connection has signed in elsewhere since: it does nothing any more.
CREATE FUNCTION centre.is_over() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM centre.attachment a WHERE a.pid = pg_backend_pid() AND a.is_over);
END $$;
-- The staff id behind this connection; nothing for anybody who is no (active) member of staff.
CREATE FUNCTION centre.who() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT p.staff_id FROM centre.person p
            WHERE p.login = session_user
              AND NOT EXISTS (SELECT FROM centre.attachment a WHERE a.pid = pg_backend_pid() AND a.is_over));
END $$;
CREATE FUNCTION centre.roles_of(who text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT g.role ORDER BY g.role), '{}') FROM centre.role_grant g
            WHERE g.staff_id = who AND g.is_grant AND g.approved_at IS NOT NULL AND g.ended_at IS NULL
              AND (g.valid_until IS NULL OR centre.now() < g.valid_until));
END $$;
-- Whether what a login may counts at a moment for the person of this connection: it has not ended, and the database says
-- the same. In SQL: it becomes part of the question that it stands in.
CREATE FUNCTION centre.counts(s centre.standing, moment timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT s.login = session_user AND (s.valid_until IS NULL OR moment < s.valid_until)
       AND pg_has_role(session_user, s.membership, 'member')
$$;
-- The groups that the person of this connection holds at this moment, in the register and in the database.
CREATE FUNCTION centre.my_roles() RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    moment timestamptz := centre.now();
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT s.role), '{}') FROM centre.standing s
            WHERE centre.counts(s, moment)
              AND NOT EXISTS (SELECT FROM centre.attachment a WHERE a.pid = pg_backend_pid() AND a.is_over));
END $$;
CREATE FUNCTION centre.may(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN wanted = ANY (centre.my_roles());
END $$;
-- Whether the person may do this in an area where all these records may be written. '' if not, else the area. held: the
-- person's groups, where they have been looked up.
CREATE FUNCTION centre.area_for(act text, entities text[], held text[] DEFAULT centre.my_roles()) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT g.area FROM centre.group_role g
        WHERE g.action = act AND entities <@ g.writes AND g.role = ANY (held) ORDER BY g.area LIMIT 1), '');
END $$;
CREATE FUNCTION centre.may_in_any(act text, held text[] DEFAULT centre.my_roles()) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM centre.group_role g WHERE g.action = act AND g.role = ANY (held));
END $$;
-- The kinds of record that this person's terminal may hold.
CREATE FUNCTION centre.scope(held text[] DEFAULT centre.my_roles()) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT entity ORDER BY entity), '{}')
            FROM centre.group_role g, unnest(g.reads) entity WHERE g.role = ANY (held));
END $$;
-- How much this connection's terminal keeps.
CREATE FUNCTION centre.cache_mode() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT a.cache_mode FROM centre.attachment a WHERE a.pid = pg_backend_pid()
                     AND a.login = session_user), 'none');
END $$;
-- The least of what the terminal asks for and what it may have.
CREATE FUNCTION centre.allowed_cache_mode(terminal text, wanted text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    modes text[] := '{none,working,full}';
    most text := coalesce((SELECT c.mode FROM centre.terminal_cache c WHERE c.terminal_id = terminal),
                          centre.setting('cache_mode'));
BEGIN
    RETURN modes[least(array_position(modes, most), array_position(modes, wanted))];
END $$;
CREATE FUNCTION centre.scope_fingerprint(scope text[] DEFAULT centre.scope(), held text[] DEFAULT centre.my_roles(),
                                         mode text DEFAULT centre.cache_mode())
RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN left(encode(sha256(convert_to(scope::text || ('protection' = ANY (held))::text || mode, 'UTF8')), 'hex'), 16);
END $$;
-- What the counter's client calls the roles; the fine ones follow as they are.
CREATE FUNCTION centre.client_roles(who text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    held text[] := centre.roles_of(who);
    actions text[];
BEGIN
    SELECT array_agg(DISTINCT g.action) INTO actions FROM centre.group_role g WHERE g.role = ANY (held);
    RETURN array(SELECT w.word FROM (VALUES ('enter', 'enter', 1), ('issue', 'enter', 2), ('confirm', 'confirm', 3),
            ('decide', 'chief', 4), ('audit', 'auditor', 5)) AS w(word, action, place)
        WHERE w.action = ANY (actions) ORDER BY w.place) || held;
END $$;
-- Makes the server copy what it knows of all its connections: not for what is called with every command.
CREATE FUNCTION centre.backend_began() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT s.backend_start FROM pg_stat_get_activity(pg_backend_pid()) s);
END $$;
CREATE FUNCTION centre.line() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT host(inet_client_addr()) || '/' || inet_client_port()
$$;
-- Whether an attachment is of this connection, not of an earlier one of the same person that had its number.
CREATE FUNCTION centre.is_mine(place centre.attachment) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT place.pid = pg_backend_pid() AND place.login = session_user
       AND CASE WHEN place.line IS NULL THEN place.began = centre.backend_began() ELSE place.line = centre.line() END
$$;
CREATE FUNCTION centre.terminal() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce((SELECT a.terminal_id FROM centre.attachment a
                     WHERE a.pid = pg_backend_pid() AND centre.is_mine(a)), '-');
END $$;
-- Whether by one of these, that count at a moment for the person of this connection, records of all these kinds may be
-- written.
CREATE FUNCTION centre.covers(standings centre.standing[], kinds text[], moment timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    each centre.standing;
BEGIN
    FOREACH each IN ARRAY standings LOOP
        IF kinds <@ each.written_kinds AND centre.counts(each, moment) THEN RETURN true; END IF;
    END LOOP;
    RETURN false;
END $$;
-- Counts one reading of this person; false when there were too many in the stretch of time. A sequence counts:
-- rolling back does not help, it only leaves a gap between readings and lines in the trail (a finding).
CREATE FUNCTION centre.count_reading(most bigint, stretch interval) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    used bigint := nextval((SELECT 'centre.readings_' || l.id FROM centre.staff_login l WHERE l.login = session_user));
    width numeric := extract(epoch FROM stretch);
    begins timestamptz := to_timestamp(floor(extract(epoch FROM centre.now()) / width) * width);
    place centre.rate;
BEGIN
    SELECT * INTO place FROM centre.rate WHERE staff_id = centre.who();
    IF place.slot IS DISTINCT FROM begins THEN
        INSERT INTO centre.rate VALUES (centre.who(), begins, used - 1)
            ON CONFLICT (staff_id) DO UPDATE SET slot = excluded.slot, base = excluded.base
            RETURNING * INTO place;
    END IF;
    RETURN used - place.base <= most;
END $$;
