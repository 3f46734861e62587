-- What the search box looks in. "person" is the rowid in addressee. Kept up by the program together with the records.
-- Whoever asked for non-disclosure is in search_name only: never found by address, postal code or phone.
CREATE TABLE search_name (
    person integer NOT NULL,
    kind integer NOT NULL,       -- 1 kana and Latin, 2 ideographs
    whole text NOT NULL,
    head text NOT NULL,          -- first two characters of the family name
    family text NOT NULL,
    given text NOT NULL,
    birth_date text NOT NULL,
    address_key text NOT NULL    -- beside a name, too, one is found by address; '' for whoever may not be
) STRICT;
CREATE TABLE search_address (
    person integer NOT NULL,
    address_key text NOT NULL,
    postal_code text NOT NULL
) STRICT;
CREATE TABLE search_phone (
    person integer NOT NULL,
    phone_key text NOT NULL
) STRICT;
