-- The centre's own tables beside the records: feed, commands, numbers, audit.

CREATE TABLE central_state (
    id integer PRIMARY KEY NOT NULL CHECK (id = 1),
    epoch text NOT NULL,
    last_seq integer NOT NULL,
    last_batch integer NOT NULL,
    chain_hash blob NOT NULL,
    -- Records loaded in bulk are not in the feed: a cursor before this number must fill anew.
    bulk_seq integer NOT NULL,
    number_public_key blob NOT NULL
) STRICT;

-- One publication: a whole transaction, chained to the one before.
CREATE TABLE feed_batch (
    batch_no integer PRIMARY KEY NOT NULL,
    first_seq integer NOT NULL,
    last_seq integer NOT NULL UNIQUE,
    published_at text NOT NULL,
    prev_hash blob NOT NULL,
    hash blob NOT NULL
) STRICT;

-- Dense numbers; image is the record after the change, nothing for a deletion.
CREATE TABLE feed (
    pub_seq integer PRIMARY KEY NOT NULL,
    batch_no integer NOT NULL,
    entity text NOT NULL,
    record_key text NOT NULL,
    row_version integer NOT NULL,
    image text,
    case_id text,
    author_id text NOT NULL,
    at text NOT NULL
) STRICT;
CREATE INDEX feed_by_record ON feed (entity, record_key, pub_seq);

-- What was asked and answered, kept as long as the cases: the same id gets the same answer.
CREATE TABLE command (
    command_id text PRIMARY KEY NOT NULL,
    kind text NOT NULL,
    case_id text NOT NULL,
    digest text NOT NULL CHECK (length(digest) = 64),
    author_id text NOT NULL,
    terminal_id text NOT NULL,
    terminal_counter integer NOT NULL,
    received_at text NOT NULL,
    outcome text NOT NULL CHECK (json_valid(outcome))
) STRICT;
CREATE INDEX command_by_case ON command (case_id);

-- Serial and document numbers: the last one given, by form and fiscal year. Never reused.
CREATE TABLE number_counter (
    name text PRIMARY KEY NOT NULL,
    last_value integer NOT NULL CHECK (last_value > 0)
) STRICT;

-- Individual numbers: sealed to the number key, and a keyed digest for equality.
CREATE TABLE sealed_number (
    addressee_no text PRIMARY KEY NOT NULL,
    sealed blob NOT NULL,
    updated_at text NOT NULL
) STRICT;

CREATE TABLE audit (
    seq integer PRIMARY KEY NOT NULL,
    at text NOT NULL,
    staff_id text NOT NULL,
    terminal_id text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    prev_hash blob NOT NULL,
    hash blob NOT NULL
) STRICT;
