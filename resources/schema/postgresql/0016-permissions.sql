-- Groups and grants, made from resources/permissions/permissions.json. A test compares the two.
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_read_eligibility') THEN
    CREATE ROLE madoguchi_read_eligibility NOLOGIN; END IF; END $$;
GRANT madoguchi_read_eligibility TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_enter_eligibility') THEN
    CREATE ROLE madoguchi_enter_eligibility NOLOGIN; END IF; END $$;
GRANT madoguchi_enter_eligibility TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_confirm_eligibility') THEN
    CREATE ROLE madoguchi_confirm_eligibility NOLOGIN; END IF; END $$;
GRANT madoguchi_confirm_eligibility TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_read_levy') THEN
    CREATE ROLE madoguchi_read_levy NOLOGIN; END IF; END $$;
GRANT madoguchi_read_levy TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_enter_levy') THEN
    CREATE ROLE madoguchi_enter_levy NOLOGIN; END IF; END $$;
GRANT madoguchi_enter_levy TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_confirm_levy') THEN
    CREATE ROLE madoguchi_confirm_levy NOLOGIN; END IF; END $$;
GRANT madoguchi_confirm_levy TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_read_collection') THEN
    CREATE ROLE madoguchi_read_collection NOLOGIN; END IF; END $$;
GRANT madoguchi_read_collection TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_enter_collection') THEN
    CREATE ROLE madoguchi_enter_collection NOLOGIN; END IF; END $$;
GRANT madoguchi_enter_collection TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_confirm_collection') THEN
    CREATE ROLE madoguchi_confirm_collection NOLOGIN; END IF; END $$;
GRANT madoguchi_confirm_collection TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_read_benefit') THEN
    CREATE ROLE madoguchi_read_benefit NOLOGIN; END IF; END $$;
GRANT madoguchi_read_benefit TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_enter_benefit') THEN
    CREATE ROLE madoguchi_enter_benefit NOLOGIN; END IF; END $$;
GRANT madoguchi_enter_benefit TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_confirm_benefit') THEN
    CREATE ROLE madoguchi_confirm_benefit NOLOGIN; END IF; END $$;
GRANT madoguchi_confirm_benefit TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_chief') THEN
    CREATE ROLE madoguchi_chief NOLOGIN; END IF; END $$;
GRANT madoguchi_chief TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_auditor') THEN
    CREATE ROLE madoguchi_auditor NOLOGIN; END IF; END $$;
GRANT madoguchi_auditor TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_administrator') THEN
    CREATE ROLE madoguchi_administrator NOLOGIN; END IF; END $$;
GRANT madoguchi_administrator TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_number') THEN
    CREATE ROLE madoguchi_number NOLOGIN; END IF; END $$;
GRANT madoguchi_number TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_protection') THEN
    CREATE ROLE madoguchi_protection NOLOGIN; END IF; END $$;
GRANT madoguchi_protection TO madoguchi_registrar WITH ADMIN OPTION;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_disclosure') THEN
    CREATE ROLE madoguchi_disclosure NOLOGIN; END IF; END $$;
GRANT madoguchi_disclosure TO madoguchi_registrar WITH ADMIN OPTION;
GRANT madoguchi_staff TO madoguchi_registrar WITH ADMIN OPTION;
SET LOCAL ROLE madoguchi_owner;
INSERT INTO centre.group_role VALUES ('read_eligibility', 'eligibility', 'read', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,other_coverage,income,levy,levy_portion,collection,benefit}', '{}');
INSERT INTO centre.group_role VALUES ('enter_eligibility', 'eligibility', 'enter', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,other_coverage,income,levy,levy_portion,collection,benefit}', '{addressee,bank_account,card_status,certificate,contact,eligibility,nhi_household,other_coverage,protection,residence_status,resident_move}');
INSERT INTO centre.group_role VALUES ('confirm_eligibility', 'eligibility', 'confirm', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,other_coverage,income,levy,levy_portion,collection,benefit}', '{addressee,bank_account,card_status,certificate,contact,eligibility,nhi_household,other_coverage,protection,residence_status,resident_move}');
INSERT INTO centre.group_role VALUES ('read_levy', 'levy', 'read', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,income,levy,levy_portion,collection}', '{}');
INSERT INTO centre.group_role VALUES ('enter_levy', 'levy', 'enter', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,income,levy,levy_portion,collection}', '{contact,income,levy,levy_portion,nhi_household}');
INSERT INTO centre.group_role VALUES ('confirm_levy', 'levy', 'confirm', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,certificate,income,levy,levy_portion,collection}', '{contact,income,levy,levy_portion,nhi_household}');
INSERT INTO centre.group_role VALUES ('read_collection', 'collection', 'read', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,collection,levy,levy_portion}', '{}');
INSERT INTO centre.group_role VALUES ('enter_collection', 'collection', 'enter', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,collection,levy,levy_portion}', '{bank_account,collection,contact,nhi_household}');
INSERT INTO centre.group_role VALUES ('confirm_collection', 'collection', 'confirm', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,collection,levy,levy_portion}', '{bank_account,collection,contact,nhi_household}');
INSERT INTO centre.group_role VALUES ('read_benefit', 'benefit', 'read', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,benefit,certificate,other_coverage}', '{}');
INSERT INTO centre.group_role VALUES ('enter_benefit', 'benefit', 'enter', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,benefit,certificate,other_coverage}', '{bank_account,benefit,contact}');
INSERT INTO centre.group_role VALUES ('confirm_benefit', 'benefit', 'confirm', '{addressee,card_status,case_file,contact,document_issue,eligibility,nhi_household,protection,residence_status,resident_move,staff_member,bank_account,benefit,certificate,other_coverage}', '{bank_account,benefit,contact}');
INSERT INTO centre.group_role VALUES ('chief', NULL, 'chief', '{addressee,eligibility,certificate,benefit,levy,collection,nhi_household,contact,other_coverage,income,levy_portion,card_status,protection,bank_account,resident_move,case_file,document_issue,staff_member,residence_status}', '{addressee,eligibility,certificate,benefit,levy,collection,nhi_household,contact,other_coverage,income,levy_portion,card_status,protection,bank_account,resident_move,case_file,document_issue,staff_member,residence_status}');
INSERT INTO centre.group_role VALUES ('auditor', NULL, 'auditor', '{}', '{}');
INSERT INTO centre.group_role VALUES ('administrator', NULL, 'administrator', '{}', '{}');
INSERT INTO centre.group_role VALUES ('number', NULL, 'number', '{}', '{}');
INSERT INTO centre.group_role VALUES ('protection', NULL, 'protection', '{addressee,eligibility,certificate,benefit,levy,collection,nhi_household,contact,other_coverage,income,levy_portion,card_status,protection,bank_account,resident_move,case_file,document_issue,staff_member,residence_status}', '{}');
INSERT INTO centre.group_role VALUES ('disclosure', NULL, 'disclosure', '{}', '{}');
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA counter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION counter.attach(text, text, bigint, text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.hello() TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.submit(text, text, text, bytea, text, text, bigint, timestamptz) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.publish() TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.feed_numbers(text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.note(text, text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.audit_proof(bigint) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.end_grants() TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.pull(text, bigint, bytea, integer) TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.history(text, text) TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_ticket() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_done() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_begin(text, text, integer) TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_addressee() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_eligibility() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_certificate() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_benefit() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_levy() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_collection() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_nhi_household() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_contact() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_other_coverage() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_income() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_levy_portion() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_card_status() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_protection() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_bank_account() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_resident_move() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_case_file() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_document_issue() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_staff_member() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.fill_rows_residence_status() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.households(text, text) TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.scrub(text, text, integer) TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.lease() TO madoguchi_read_eligibility, madoguchi_enter_eligibility, madoguchi_confirm_eligibility, madoguchi_read_levy, madoguchi_enter_levy, madoguchi_confirm_levy, madoguchi_read_collection, madoguchi_enter_collection, madoguchi_confirm_collection, madoguchi_read_benefit, madoguchi_enter_benefit, madoguchi_confirm_benefit, madoguchi_chief, madoguchi_protection;
GRANT EXECUTE ON FUNCTION counter.ask_number(text, text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.read_number(text, bytea) TO madoguchi_number;
GRANT EXECUTE ON FUNCTION counter.ask_hidden(text, text) TO madoguchi_disclosure;
GRANT EXECUTE ON FUNCTION counter.read_hidden(text, bytea) TO madoguchi_disclosure;
GRANT EXECUTE ON FUNCTION counter.audit(bigint, integer) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.request_grant(text, text, boolean, text, timestamptz) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.approve_grant(bigint) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.bar_staff(text, text) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.grant_changes(timestamptz) TO madoguchi_chief, madoguchi_auditor;
GRANT EXECUTE ON FUNCTION counter.request_lift(text, text) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.approve_lift(text) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.number_checklist() TO madoguchi_chief, madoguchi_number;
GRANT EXECUTE ON FUNCTION counter.quarantined() TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.resolve_quarantined(text, text, text) TO madoguchi_chief;
GRANT EXECUTE ON FUNCTION counter.register_terminal(text, bytea) TO madoguchi_administrator;
GRANT EXECUTE ON FUNCTION counter.approve_terminal(text) TO madoguchi_chief, madoguchi_administrator;
GRANT EXECUTE ON FUNCTION counter.set_cache_mode(text, text) TO madoguchi_administrator;
GRANT EXECUTE ON FUNCTION counter.add_terminal_lines(text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.introduce(text) TO madoguchi_staff;
GRANT EXECUTE ON FUNCTION counter.health() TO madoguchi_administrator;
