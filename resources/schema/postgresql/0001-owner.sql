-- Who owns the centre, and where things stand. Run by a superuser, as every migration.
--   records  what the dictionary says; keys and versions
--   centre   feed, commands, numbers, audit: within reach of the functions only
--   keys     what opens individual numbers and signs; the superuser's, for the owner to call
--   counter  the whole interface: functions that run as the owner, for staff to call
-- The owner can't log in and does not pass by row security. Whoever makes people's logins (registrar) owns nothing.
DO $$
BEGIN
    IF current_setting('server_encoding') <> 'UTF8'
       OR (SELECT datcollate FROM pg_database WHERE datname = current_database()) <> 'C' THEN
        RAISE EXCEPTION 'The database must be UTF8 with collation C: keys are ordered by their bytes.';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_owner') THEN
        CREATE ROLE madoguchi_owner NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_registrar') THEN
        CREATE ROLE madoguchi_registrar NOLOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_staff') THEN
        CREATE ROLE madoguchi_staff NOLOGIN;
    END IF;
END $$;
-- To know when the own connection began.
GRANT pg_read_all_stats TO madoguchi_owner;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$;
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO madoguchi_staff', current_database()); END $$;

CREATE SCHEMA records AUTHORIZATION madoguchi_owner;
CREATE SCHEMA centre AUTHORIZATION madoguchi_owner;
CREATE SCHEMA counter AUTHORIZATION madoguchi_owner;
CREATE SCHEMA keys;
GRANT USAGE ON SCHEMA counter TO madoguchi_staff;
GRANT USAGE ON SCHEMA keys TO madoguchi_owner;
-- A new function is nobody's but its owner's.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE madoguchi_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE madoguchi_registrar REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
