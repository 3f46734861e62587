-- Commands that were refused, in conflict or set apart, and that a person has dealt with since: nothing vanishes.
-- way: read (shown at once to whoever gave it), reopened (a draft again), sent_again, recomputed (the same outcome
-- from the records as they are now), dismissed.

CREATE TABLE settled (
    command_id text PRIMARY KEY NOT NULL,
    case_id text NOT NULL,
    household_key text,
    kind text NOT NULL,
    payload blob NOT NULL,
    digest text NOT NULL CHECK (length(digest) = 64),
    terminal_counter integer NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('refused', 'quarantined')),
    outcome text CHECK (outcome IS NULL OR json_valid(outcome)),
    attempts integer NOT NULL,
    entered_at text NOT NULL,
    changed_at text NOT NULL,
    way text NOT NULL CHECK (way IN ('read', 'reopened', 'sent_again', 'recomputed', 'dismissed')),
    reason text NOT NULL,
    staff_id text NOT NULL,
    settled_at text NOT NULL
) STRICT;
CREATE INDEX settled_by_time ON settled (settled_at);
