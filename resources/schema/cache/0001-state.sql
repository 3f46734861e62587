-- Where the copy stands. One row, changed in the same transaction as the records.
CREATE TABLE cache_state (
    id integer PRIMARY KEY NOT NULL CHECK (id = 1),
    epoch text NOT NULL,
    pub_seq integer NOT NULL,
    chain_hash blob NOT NULL,
    schema_version integer NOT NULL,
    scope text NOT NULL,
    complete_at text,
    synced_at text
) STRICT;
INSERT INTO cache_state (id, epoch, pub_seq, chain_hash, schema_version, scope) VALUES (1, '', 0, x'', 0, '');

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
