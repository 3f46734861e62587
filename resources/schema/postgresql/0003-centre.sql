SET LOCAL ROLE madoguchi_owner;
-- The centre's own tables beside the records.

CREATE TABLE centre.setting (
    name text PRIMARY KEY,
    value text NOT NULL
);
INSERT INTO centre.setting VALUES
    ('record_schema', '1'),
    ('numbers_per_hour', '30'),
    ('histories_per_hour', '600'),
    ('fills_at_a_time', '4'),
    ('households_per_hour', '600'),
    ('cache_mode', 'working'),
    ('evaluation', 'no'),
    ('lease_hours', '24'),
    ('ticket_seconds', '60');

-- One row: where the feed stands. bulk_seq: records loaded in bulk are not in the feed, so that a cursor before
-- it must fill anew. durable_seq and backup_seq are marks that operation sets.
CREATE TABLE centre.head (
    id integer PRIMARY KEY CHECK (id = 1),
    epoch text NOT NULL,
    last_seq bigint NOT NULL,
    last_batch bigint NOT NULL,
    chain_hash bytea NOT NULL,
    bulk_seq bigint NOT NULL,
    durable_seq bigint,
    backup_seq bigint NOT NULL,
    notified_seq bigint NOT NULL,
    notified_at timestamptz NOT NULL
);
INSERT INTO centre.head VALUES
    (1, gen_random_uuid()::text, 0, 0, decode(repeat('00', 32), 'hex'), 0, NULL, 0, 0, '-infinity');

-- The kinds of record. numbers: of each item, how the feed names it (its place among the table's columns; columns are
-- only ever added behind). A terminal that keeps no whole copy (part) gets the changes of a kind as any other does, or
-- of new records only whose they are ("mention": the items in links), or always the whole record.
CREATE TABLE centre.kind (
    entity text PRIMARY KEY,
    numbers jsonb NOT NULL,
    links text[] NOT NULL,
    part text NOT NULL CHECK (part IN ('changes', 'mention', 'whole'))
);
INSERT INTO centre.kind
    SELECT c.relname, jsonb_object_agg(a.attname, a.attnum - 2),
           coalesce(array_agg(a.attname::text ORDER BY a.attnum)
               FILTER (WHERE a.attname IN ('household_no', 'addressee_no', 'certificate_no', 'levy_key')), '{}'),
           CASE WHEN c.relname IN ('staff_member', 'nhi_household', 'protection', 'case_file', 'document_issue') THEN 'changes'
                WHEN c.relname = 'eligibility' THEN 'whole' ELSE 'mention' END
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 2 AND NOT a.attisdropped
    WHERE c.relnamespace = 'records'::regnamespace AND c.relkind = 'r' GROUP BY c.relname;

-- Every change, written with it. change_id is taken under the record's lock: it rises with the versions of a
-- record, though not with the order of commits. image: the record after the change, NULL for a deletion.
--   items      what the feed sends: "number=value" of each item that is another than in the version before, the number
--              alone of one that is empty now; tabs between, values as COPY writes them. NULL for a deletion, and for a
--              new record, whose items the sequencer makes: nobody waits for that
--   is_new     there is no version before
--   hidden_by  whose protection hides something of it: 'p' and the person's number, 'h' and the household's
CREATE TABLE centre.change (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity text NOT NULL,
    record_key text NOT NULL,
    row_version bigint NOT NULL CHECK (row_version > 0),
    image text,
    items text,
    is_new boolean NOT NULL DEFAULT false,
    hidden_by text[],
    case_id text,
    command_id text,
    author_id text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (entity, record_key, row_version)
);
CREATE INDEX change_by_command ON centre.change (command_id) WHERE command_id IS NOT NULL;
-- The sequencer's work list. The changes of a command get here with its line of the trail (audit_inbox): a clerk waits for
-- one row less.
CREATE TABLE centre.pending (
    change_id bigint PRIMARY KEY
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);
-- Numbers given after the commit: dense, in an order that every reader may follow. items: of a new record, all of them, as
-- in change; links: those of them that say whose it is.
CREATE TABLE centre.feed (
    pub_seq bigint PRIMARY KEY,
    batch_no bigint NOT NULL,
    change_id bigint NOT NULL UNIQUE,
    items text,
    links text
);
CREATE TABLE centre.batch (
    batch_no bigint PRIMARY KEY,
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL UNIQUE,
    published_at timestamptz NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL
);

-- What was asked and answered, as long as the cases: the same id gets the same answer.
CREATE TABLE centre.command (
    command_id text PRIMARY KEY,
    kind text NOT NULL,
    case_id text NOT NULL,
    digest text NOT NULL CHECK (length(digest) = 64),
    author_id text NOT NULL,
    terminal_id text NOT NULL,
    terminal_counter bigint NOT NULL,
    received_at timestamptz NOT NULL,
    outcome jsonb NOT NULL
);
-- What could not be processed, whole, until a chief and a second one have dealt with it.
CREATE TABLE centre.quarantine (
    command_id text PRIMARY KEY REFERENCES centre.command,
    payload bytea NOT NULL,
    sqlstate text NOT NULL,
    proposed_way text,
    proposed_by text,
    reason text,
    resolved_way text CHECK (resolved_way IN ('superseded', 'withdrawn', 'paper')),
    resolved_by text CHECK (resolved_by <> proposed_by),
    resolved_at timestamptz
);

-- Serial and document numbers: the last one given, by form and fiscal year. Never used again.
CREATE TABLE centre.number_counter (
    name text PRIMARY KEY,
    last_value bigint NOT NULL CHECK (last_value > 0)
);

-- Individual numbers: sealed to the number key, and a keyed digest for equality (the key is not in here).
CREATE TABLE centre.sealed_number (
    addressee_no text PRIMARY KEY,
    sealed bytea NOT NULL,
    equality bytea,
    updated_at timestamptz NOT NULL
);
CREATE INDEX sealed_number_by_equality ON centre.sealed_number (equality);
-- Bindings of a number that a person must look at: the same number at two people, or a number replaced.
CREATE TABLE centre.number_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    addressee_no text NOT NULL,
    other_addressee_no text,
    finding text NOT NULL CHECK (finding IN ('same number', 'number replaced', 'unreadable')),
    case_id text NOT NULL,
    seen_by text
);

-- What stands hidden of people under protection: never in a record, an image or a fill. By record.
CREATE TABLE centre.hidden_value (
    entity text NOT NULL,
    record_key text NOT NULL,
    addressee_no text NOT NULL,
    fields jsonb NOT NULL,
    PRIMARY KEY (entity, record_key)
);
CREATE INDEX hidden_value_by_person ON centre.hidden_value (addressee_no);
CREATE TABLE centre.hidden_column (
    entity text NOT NULL,
    column_name text NOT NULL,
    PRIMARY KEY (entity, column_name)
);
-- Lifting a protection: asked by one chief, approved by another, in force a day later.
CREATE TABLE centre.protection_lift (
    addressee_no text PRIMARY KEY,
    reason text NOT NULL,
    requested_by text NOT NULL,
    approved_by text CHECK (approved_by <> requested_by),
    approved_at timestamptz
);

-- Leave to read one person's number or hidden values. The line in the audit trail stands with it; it opens
-- nothing in the transaction that made it, so that a reading can't be rolled back out of the trail.
CREATE TABLE centre.ticket (
    ticket text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('number', 'hidden')),
    staff_id text NOT NULL,
    addressee_no text NOT NULL,
    made_by xid8 NOT NULL,
    expires_at timestamptz NOT NULL
);
-- Whose protection ever hid something, named as in change.hidden_by; nobody is ever taken out. Of what it may have
-- hidden from a reader once, a difference would be applied to a masked record: such records are sent whole.
CREATE TABLE centre.once_hidden (
    name text PRIMARY KEY
);
-- A connection's terminal and its place in a fill; of this moment only.
CREATE UNLOGGED TABLE centre.attachment (
    pid integer PRIMARY KEY,
    began timestamptz NOT NULL,
    login name NOT NULL,
    line text,  -- where it comes from, with its port; NULL on the machine's own socket
    terminal_id text NOT NULL,
    cache_mode text NOT NULL,
    is_over boolean NOT NULL DEFAULT false,  -- the person has signed in elsewhere since
    fill_entity text,
    fill_after text,
    fill_limit integer,
    fill_until timestamptz
);
-- How much of the records a terminal may keep, where that is not what the setting says for all: 'none', 'working' or
-- 'full'. A terminal may ask for less.
CREATE TABLE centre.terminal_cache (
    terminal_id text PRIMARY KEY,
    mode text NOT NULL CHECK (mode IN ('none', 'working', 'full')),
    set_by text NOT NULL,
    at timestamptz NOT NULL
);
-- Where each person signed in last. One person works at one terminal: whoever signs in at a second one is signed
-- out at the first, also if that one was off the line just then.
CREATE TABLE centre.sign_in (
    login name PRIMARY KEY,
    sign_in text NOT NULL,
    terminal_id text NOT NULL,
    at timestamptz NOT NULL
);
-- Where a person's counter of readings stood when the stretch of time began. The counter is a sequence: a
-- reading that is rolled back has been counted.
CREATE TABLE centre.rate (
    staff_id text PRIMARY KEY,
    slot timestamptz NOT NULL,
    base bigint NOT NULL
);

-- In PL/pgSQL, which keeps its plans: these run with nearly every call. Time of the centre: tests of a throw-away
-- database may replace it.
CREATE FUNCTION centre.now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.clock_timestamp();
END $$;
CREATE FUNCTION centre.today() RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (centre.now() AT TIME ZONE 'Asia/Tokyo')::date;
END $$;
CREATE FUNCTION centre.iso(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
CREATE FUNCTION centre.fiscal_year() RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN extract(year FROM centre.today() - interval '3 months')::integer;
END $$;
CREATE FUNCTION centre.setting(wanted text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT s.value FROM centre.setting s WHERE s.name = wanted);
END $$;

-- Text of a member of a JSON object; '' for anything else.
CREATE FUNCTION centre.str(body jsonb, name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(body -> name) = 'string' THEN body ->> name ELSE '' END
$$;
-- The members of a JSON list; none for anything else.
CREATE FUNCTION centre.items(body jsonb) RETURNS SETOF jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT each FROM jsonb_array_elements(CASE WHEN jsonb_typeof(body) = 'array' THEN body ELSE '[]' END) each
$$;
-- A value of a record: number, text or null.
CREATE FUNCTION centre.scalar(body jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE jsonb_typeof(body) WHEN 'number' THEN body WHEN 'string' THEN body
                WHEN 'boolean' THEN to_jsonb((body::boolean)::integer) ELSE 'null' END
$$;

-- A decision against a command: undoes what it did so far and becomes its answer.
CREATE FUNCTION centre.refuse(code text, facts text[] DEFAULT '{}', field text DEFAULT '')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'refused' USING ERRCODE = 'MD001', DETAIL =
        jsonb_build_object('outcome', 'refused', 'feed_seq', 0, 'reason',
                           jsonb_build_object('code', code, 'field', field, 'facts', to_jsonb(facts)))::text;
END $$;
-- An answer of the interface that is no data.
CREATE FUNCTION centre.error(code text, field text DEFAULT '', facts text[] DEFAULT '{}')
RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('error', jsonb_build_object('code', code, 'field', field, 'facts', facts))::text
$$;
