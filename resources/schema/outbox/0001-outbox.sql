-- What a terminal must never lose: drafts as they are typed, and commands on their way to the centre.

CREATE TABLE draft (
    draft_id text PRIMARY KEY NOT NULL,
    kind text NOT NULL,
    household_key text,
    payload text NOT NULL CHECK (json_valid(payload)),
    created_at text NOT NULL,
    updated_at text NOT NULL
) STRICT;

CREATE TABLE command (
    command_id text PRIMARY KEY NOT NULL,
    case_id text NOT NULL,
    household_key text,
    kind text NOT NULL,
    payload blob NOT NULL,
    digest text NOT NULL CHECK (length(digest) = 64),
    terminal_counter integer NOT NULL UNIQUE,
    state text NOT NULL
        CHECK (state IN ('sealed', 'sent', 'acknowledged', 'seen', 'durable', 'quarantined', 'refused')),
    outcome text CHECK (outcome IS NULL OR json_valid(outcome)),
    feed_seq integer,
    attempts integer NOT NULL DEFAULT 0,
    entered_at text NOT NULL,
    changed_at text NOT NULL
) STRICT;
CREATE INDEX command_by_state ON command (state, terminal_counter);
CREATE INDEX command_by_case ON command (case_id);
CREATE INDEX command_by_household ON command (household_key);

-- terminal_id, terminal_counter (the last one given), last_id (the last UUID that was kept).
CREATE TABLE meta (
    name text PRIMARY KEY NOT NULL,
    value text NOT NULL
) STRICT;
