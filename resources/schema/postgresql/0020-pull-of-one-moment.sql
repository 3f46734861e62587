SET LOCAL ROLE madoguchi_owner;
-- Changes published between two statements of a pull were sent beyond the head that the same answer named: the
-- terminal turned it down (E-SYNC-005).
CREATE OR REPLACE FUNCTION counter.pull(epoch text, pub_seq bigint, chain_hash bytea, change_limit integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head centre.head;
    until centre.batch;
    each record;
    kind text := 'batches';
    scope text[] := centre.scope();
    has_more boolean := false;
    hello jsonb;
BEGIN
    IF centre.who() IS NULL THEN RETURN NEXT centre.error('E-CENTRAL-012'); RETURN; END IF;
    -- Each statement sees its own moment: what is said of the head and what is sent up to it must be of the same.
    LOOP
        hello := centre.hello();
        SELECT * INTO head FROM centre.head;
        EXIT WHEN head.epoch = hello ->> 'epoch';
    END LOOP;
    head.last_seq := (hello ->> 'last_seq')::bigint;
    until.last_seq := pull.pub_seq;
    until.hash := pull.chain_hash;
    kind := CASE
        WHEN coalesce(pull.epoch, '') = '' THEN 'refill'
        WHEN pull.epoch <> head.epoch THEN 'rewound'
        WHEN pull.pub_seq < head.bulk_seq THEN 'refill'
        WHEN pull.pub_seq > head.last_seq THEN 'diverged'
        WHEN pull.pub_seq = 0 THEN 'batches'
        WHEN NOT EXISTS (SELECT FROM centre.batch b WHERE b.last_seq = pull.pub_seq AND b.hash = pull.chain_hash)
            THEN 'diverged'
        ELSE 'batches' END;
    IF kind = 'batches' THEN
        -- Whole batches until the limit is passed.
        FOR each IN SELECT * FROM centre.batch b WHERE b.last_seq > pull.pub_seq AND b.last_seq <= head.last_seq
                    ORDER BY b.last_seq LOOP
            has_more := until.last_seq > pull.pub_seq AND until.last_seq - pull.pub_seq >= change_limit;
            EXIT WHEN has_more;
            until := each;
        END LOOP;
    END IF;
    -- filtered: how many numbers of the feed are left out below, so that the reader can account for all.
    RETURN NEXT jsonb_build_object('kind', kind, 'hello', hello, 'has_more', has_more, 'to', jsonb_build_object(
        'pub_seq', until.last_seq, 'chain_hash', coalesce(encode(until.hash, 'hex'), ''),
        'schema_version', hello -> 'schema_version'), 'filtered', (
            SELECT count(*) FROM centre.feed f JOIN centre.change c USING (change_id)
            WHERE kind = 'batches' AND f.pub_seq > pull.pub_seq AND f.pub_seq <= until.last_seq
              AND c.entity <> ALL (scope)))::text;
    IF kind <> 'batches' THEN RETURN; END IF;
    FOR each IN SELECT c.*, centre.shown_image(c.entity, c.record_key, c.image) AS shown
                FROM centre.feed f JOIN centre.change c USING (change_id)
                WHERE f.pub_seq > pull.pub_seq AND f.pub_seq <= until.last_seq AND c.entity = ANY (scope)
                ORDER BY f.pub_seq LOOP
        RETURN NEXT '{"entity":' || to_json(each.entity) || ',"key":' || to_json(each.record_key) || ',"version":'
            || each.row_version || ',"image":' || coalesce(each.shown, 'null') || '}';
    END LOOP;
END $$;
