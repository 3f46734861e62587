SET LOCAL ROLE madoguchi_owner;
-- The audit trail. A line is written in the transaction that does, or gives, what it says; it gets its number,
-- its place in the chain and in the hash tree (RFC 6962) after the commit, so that nobody waits for anybody.
CREATE TABLE centre.audit_inbox (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    staff_id text NOT NULL,
    terminal_id text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    command_id text  -- whose changes are to get their numbers in the feed
);
CREATE TABLE centre.audit (
    seq bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    staff_id text NOT NULL,
    terminal_id text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE INDEX audit_by_person ON centre.audit (staff_id, action, at);
-- Full subtrees: level 0 are the leaves, index from 0.
CREATE TABLE centre.audit_node (
    level integer NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (level, index)
);
CREATE TABLE centre.audit_head (
    id integer PRIMARY KEY CHECK (id = 1),
    size bigint NOT NULL,
    last_hash bytea NOT NULL,
    root bytea NOT NULL
);
INSERT INTO centre.audit_head VALUES (1, 0, decode(repeat('00', 32), 'hex'), sha256(''));
CREATE TABLE centre.audit_checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    at timestamptz NOT NULL
);
-- A terminal's own lines (what was looked at off-line), each signed by the terminal's key and counted without a
-- gap: what is missing shows.
CREATE TABLE centre.terminal (
    terminal_id text PRIMARY KEY,
    public_key bytea NOT NULL CHECK (length(public_key) = 32),
    registered_by text NOT NULL,
    approved_by text CHECK (approved_by <> registered_by),
    at timestamptz NOT NULL
);
CREATE TABLE centre.terminal_line (
    terminal_id text NOT NULL REFERENCES centre.terminal,
    counter bigint NOT NULL CHECK (counter > 0),
    line text NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    signature bytea NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (terminal_id, counter)
);

CREATE FUNCTION centre.note(action text, subject text, who text DEFAULT centre.who()) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO centre.audit_inbox (at, staff_id, terminal_id, action, subject)
        VALUES (centre.now(), coalesce(note.who, '-'), centre.terminal(), left(note.action, 200), left(note.subject, 400));
END $$;

-- Length before each part: no two lines share their bytes. The embedded centre makes the same.
CREATE FUNCTION centre.audit_part(part text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT convert_to(octet_length(part)::text || ':' || part, 'UTF8')
$$;
CREATE FUNCTION centre.audit_hash(prev bytea, line centre.audit) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to('32:', 'UTF8') || prev || centre.audit_part(line.seq::text)
        || centre.audit_part(centre.iso(line.at)) || centre.audit_part(line.staff_id)
        || centre.audit_part(line.terminal_id) || centre.audit_part(line.action) || centre.audit_part(line.subject))
$$;
CREATE FUNCTION centre.tree_join(a bytea, b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256('\x01'::bytea || a || b)
$$;
CREATE FUNCTION centre.tree_add(leaf bigint, line_hash bytea) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    height integer := 0;
    place bigint := leaf;
    node bytea := sha256('\x00'::bytea || line_hash);
BEGIN
    INSERT INTO centre.audit_node VALUES (0, place, node);
    WHILE place % 2 = 1 LOOP
        node := centre.tree_join((SELECT n.hash FROM centre.audit_node n WHERE n.level = height AND n.index = place - 1), node);
        height := height + 1;
        place := place / 2;
        INSERT INTO centre.audit_node VALUES (height, place, node);
    END LOOP;
END $$;
-- The head of a stretch of leaves [first, last), as RFC 6962 2.1 has it.
CREATE FUNCTION centre.tree_hash(first bigint, last bigint) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
DECLARE
    height integer := 0;
    half bigint := 1;
BEGIN
    IF last <= first THEN RETURN sha256(''); END IF;
    WHILE half < last - first LOOP
        half := half * 2;
        height := height + 1;
    END LOOP;
    IF half = last - first THEN
        RETURN (SELECT n.hash FROM centre.audit_node n WHERE n.level = height AND n.index = first / half);
    END IF;
    half := half / 2;
    RETURN centre.tree_join(centre.tree_hash(first, first + half), centre.tree_hash(first + half, last));
END $$;
-- RFC 6962 2.1.2: that the tree of `size` lines begins with the tree of `m` lines.
CREATE FUNCTION centre.tree_proof(m bigint, first bigint, last bigint, is_whole boolean) RETURNS bytea[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    n bigint := last - first;
    half bigint := 1;
BEGIN
    IF m = n THEN
        RETURN CASE WHEN is_whole THEN '{}'::bytea[] ELSE array[centre.tree_hash(first, last)] END;
    END IF;
    WHILE half * 2 < n LOOP half := half * 2; END LOOP;
    IF m <= half THEN
        RETURN centre.tree_proof(m, first, first + half, is_whole) || centre.tree_hash(first + half, last);
    END IF;
    RETURN centre.tree_proof(m - half, first + half, last, false) || centre.tree_hash(first, first + half);
END $$;

-- Gives the waiting lines their numbers; the changes of the commands they are of go to the sequencer's work list. One at a
-- time; what it sees after the lock is committed or its own.
CREATE FUNCTION centre.sequence_audit() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    commands text[] := '{}';
    head centre.audit_head;
    line centre.audit;
    entry record;
    any_line boolean := false;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('madoguchi audit'));
    SELECT * INTO head FROM centre.audit_head;
    FOR entry IN WITH moved AS (DELETE FROM centre.audit_inbox RETURNING *) SELECT * FROM moved ORDER BY entry_id LOOP
        line := (head.size + 1, date_trunc('milliseconds', entry.at), entry.staff_id, entry.terminal_id, entry.action,
                 entry.subject, head.last_hash, NULL);
        line.hash := centre.audit_hash(head.last_hash, line);
        INSERT INTO centre.audit SELECT line.*;
        PERFORM centre.tree_add(head.size, line.hash);
        head.size := head.size + 1;
        head.last_hash := line.hash;
        any_line := true;
        IF entry.command_id IS NOT NULL THEN commands := commands || entry.command_id; END IF;
    END LOOP;
    IF NOT any_line THEN RETURN; END IF;
    -- Each looked up by itself: how many there are is never what the planner believes.
    INSERT INTO centre.pending SELECT o.change_id FROM unnest(commands) u,
        LATERAL (SELECT c.change_id FROM centre.change c WHERE c.command_id = u OFFSET 0) o;
    head.root := centre.tree_hash(0, head.size);
    UPDATE centre.audit_head SET size = head.size, last_hash = head.last_hash, root = head.root;
    INSERT INTO centre.audit_checkpoint SELECT head.size, head.root, centre.now()
        WHERE NOT EXISTS (SELECT FROM centre.audit_checkpoint WHERE at > centre.now() - interval '1 minute');
END $$;

-- The number of the first line that does not follow; 0 if the chain is whole and ends where it should.
CREATE FUNCTION centre.audit_first_break() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    line centre.audit;
    prev bytea := decode(repeat('00', 32), 'hex');
    expected bigint := 1;
BEGIN
    PERFORM centre.sequence_audit();
    FOR line IN SELECT * FROM centre.audit ORDER BY seq LOOP
        IF line.seq <> expected OR line.prev_hash <> prev OR centre.audit_hash(prev, line) <> line.hash THEN
            RETURN expected;
        END IF;
        prev := line.hash;
        expected := expected + 1;
    END LOOP;
    IF EXISTS (SELECT FROM centre.audit_head WHERE size <> expected - 1 OR last_hash <> prev
               OR root <> centre.tree_hash(0, size)) THEN RETURN expected; END IF;
    RETURN 0;
END $$;
