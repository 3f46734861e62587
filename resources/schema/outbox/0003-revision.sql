-- Counts what was kept: a file that was put back to an earlier state counts less than the mark beside it says
-- (OutboxMark). Numbers that were given out count too, facts do not.

INSERT INTO meta (name, value) VALUES ('revision', '0');

CREATE TRIGGER draft_inserted AFTER INSERT ON draft
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER draft_updated AFTER UPDATE ON draft
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER draft_deleted AFTER DELETE ON draft
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER command_inserted AFTER INSERT ON command
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER command_updated AFTER UPDATE ON command
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER command_deleted AFTER DELETE ON command
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER number_made AFTER INSERT ON meta WHEN new.name LIKE 'number/%'
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
CREATE TRIGGER number_given AFTER UPDATE ON meta WHEN new.name LIKE 'number/%'
BEGIN UPDATE meta SET value = CAST(value AS integer) + 1 WHERE name = 'revision'; END;
