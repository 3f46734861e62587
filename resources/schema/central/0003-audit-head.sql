-- Where the audit trail ends: lines cut off at its end show, too.

CREATE TABLE audit_head (
    id integer PRIMARY KEY NOT NULL CHECK (id = 1),
    last_seq integer NOT NULL,
    last_hash blob NOT NULL
) STRICT;
INSERT INTO audit_head
    SELECT 1, coalesce(max(seq), 0),
           coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))
    FROM audit;

-- With the line in one statement, so that one is never there without the other.
CREATE TRIGGER audit_line_moves_head AFTER INSERT ON audit
BEGIN
    UPDATE audit_head SET last_seq = new.seq, last_hash = new.hash;
END;
