-- Where the copy stands. One row, changed in the same transaction as the records.
CREATE TABLE cache_state (
    id integer PRIMARY KEY NOT NULL CHECK (id = 1),
    epoch text NOT NULL,
    pub_seq integer NOT NULL,
    chain_hash blob NOT NULL,
    schema_version integer NOT NULL,
    scope text NOT NULL,
    mode text NOT NULL,          -- CacheMode
    complete_at text,
    synced_at text
) STRICT;
INSERT INTO cache_state (id, epoch, pub_seq, chain_hash, schema_version, scope, mode) VALUES (1, '', 0, x'', 0, '', 'full');

-- Ends of the latest batches: to find the last common point with a centre that was restored.
CREATE TABLE recent_batch (
    last_seq integer PRIMARY KEY NOT NULL,
    chain_hash blob NOT NULL
) STRICT;

-- How far the first fill is. Committed with each chunk.
CREATE TABLE fill_progress (
    entity text PRIMARY KEY NOT NULL,
    last_key text NOT NULL,
    low_seq integer NOT NULL,
    row_count integer NOT NULL,
    is_done integer NOT NULL
) STRICT;

-- Where the copy is not whole: households whose records are all here, and when each was last opened.
CREATE TABLE held_household (
    household_no text PRIMARY KEY NOT NULL,
    touched_at text NOT NULL
) STRICT;
-- What is to be fetched besides the feed: households (0), people whose household is not known here (1).
CREATE TABLE wanted (
    is_person integer NOT NULL,
    number text NOT NULL,
    PRIMARY KEY (is_person, number)
) STRICT;
