SET LOCAL ROLE madoguchi_owner;
-- Row security on every table, also for the owner: a mistake in a function still meets a policy. Records: only for
-- somebody whose groups may touch that kind. The centre's tables: only while a registered person, the registrar's
-- or the database's administrator is at work. Nobody but the owner has any right on a table in the first place.
CREATE FUNCTION centre.is_known() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_has_role(session_user, 'madoguchi_staff', 'member') OR pg_has_role(session_user, 'madoguchi_owner', 'member')
$$;
DO $$
DECLARE
    t record;
    condition text;
    written text;
BEGIN
    FOR t IN SELECT n.nspname AS space, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('records', 'centre') AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.space, t.name);
        EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.space, t.name);
        -- Who somebody is, and who lives with whom under protection, is looked up for every person's calls.
        condition := CASE WHEN t.space = 'records' AND t.name NOT IN ('staff_member', 'addressee')
                          THEN format($c$(SELECT pg_has_role(session_user, 'madoguchi_owner', 'member') OR EXISTS (
                              SELECT FROM centre.standing s WHERE centre.counts(s, centre.now()) AND %L = ANY (s.touched_kinds)
                              AND NOT EXISTS (SELECT FROM centre.attachment a WHERE a.pid = pg_backend_pid() AND a.is_over)))$c$,
                              t.name) ELSE '(SELECT centre.is_known())' END;
        -- Asked once for a statement; where it is short and one row is written, or few are there at all, by itself.
        written := replace(condition, '(SELECT centre.is_known())', 'centre.is_known()');
        IF t.space = 'centre' AND t.name IN ('person', 'standing', 'attachment', 'head', 'setting') THEN condition := written; END IF;
        EXECUTE format('CREATE POLICY functions ON %I.%I TO madoguchi_owner USING (%s) WITH CHECK (%s)',
                       t.space, t.name, condition, written);
    END LOOP;
END $$;
RESET ROLE;
REVOKE ALL ON ALL TABLES IN SCHEMA records, centre, public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA records, centre, counter, keys, public FROM PUBLIC;
