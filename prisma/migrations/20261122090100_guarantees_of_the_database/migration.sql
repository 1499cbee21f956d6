-- What the application may not break, said where it cannot be bypassed.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ---- the clock -------------------------------------------------------------------------------------------------
INSERT INTO clock_offset (id, seconds) VALUES (1, 0);
ALTER TABLE clock_offset ADD CONSTRAINT clock_offset_one_row CHECK (id = 1);

CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp() + make_interval(secs => (SELECT seconds FROM clock_offset WHERE id = 1)))
$$;

INSERT INTO reaction_cursor (id, position) VALUES (1, 0);
ALTER TABLE reaction_cursor ADD CONSTRAINT reaction_cursor_one_row CHECK (id = 1);

-- ---- events: every insert reaches the sequencer, whoever inserts -------------------------------------------------
CREATE FUNCTION event_to_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO event_outbox (event_id, xid) VALUES (NEW.id, NEW.xid);
  RETURN NULL;
END $$;
CREATE TRIGGER event_to_outbox AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_to_outbox();

-- The transaction id is the database's word, not the writer's.
CREATE FUNCTION stamp_xid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.xid := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER event_stamp_xid BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION stamp_xid();
CREATE TRIGGER ledger_transaction_stamp_xid BEFORE INSERT ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION stamp_xid();

-- ---- capacity ----------------------------------------------------------------------------------------------------
ALTER TABLE capacity_week ADD CONSTRAINT capacity_week_not_over_allocated CHECK (allocated >= 0 AND allocated <= units);
ALTER TABLE capacity_week ADD CONSTRAINT capacity_week_is_a_monday CHECK (extract(isodow FROM week) = 1);
ALTER TABLE production_line ADD CONSTRAINT production_line_units CHECK (units_per_week >= 0);

-- ---- amounts and counts ------------------------------------------------------------------------------------------
ALTER TABLE price_tier ADD CONSTRAINT price_tier_positive CHECK (unit_price_minor > 0 AND from_quantity > 0);
ALTER TABLE item ADD CONSTRAINT item_quantity_positive CHECK (quantity > 0);
ALTER TABLE tender ADD CONSTRAINT tender_budget_positive CHECK (budget_minor > 0);
ALTER TABLE tender ADD CONSTRAINT tender_share_percent CHECK (max_share_percent BETWEEN 1 AND 100);
ALTER TABLE tender ADD CONSTRAINT tender_status CHECK (status IN ('draft', 'published', 'closed', 'opened', 'awarded', 'failed', 'cancelled'));
ALTER TABLE bid ADD CONSTRAINT bid_status CHECK (status IN ('sealed', 'superseded', 'withdrawn', 'returned', 'opened', 'invalid'));
ALTER TABLE award ADD CONSTRAINT award_status CHECK (status IN ('pending', 'active', 'cancelled'));
ALTER TABLE award_share ADD CONSTRAINT award_share_positive CHECK (quantity > 0 AND unit_price_minor > 0);
ALTER TABLE order_line ADD CONSTRAINT order_line_positive CHECK (quantity > 0 AND unit_price_minor > 0);
ALTER TABLE milestone ADD CONSTRAINT milestone_positive CHECK (quantity > 0 AND amount_minor > 0);
ALTER TABLE milestone ADD CONSTRAINT milestone_status CHECK (status IN ('planned', 'reported', 'accepted', 'rejected', 'invoiced', 'paid'));
ALTER TABLE invoice ADD CONSTRAINT invoice_positive CHECK (amount_minor > 0);
ALTER TABLE invoice ADD CONSTRAINT invoice_status CHECK (status IN ('due', 'paid', 'disputed', 'refunded'));
ALTER TABLE statement_line ADD CONSTRAINT statement_line_status CHECK (status IN ('matched', 'unmatched', 'set_aside'));
ALTER TABLE stripe_payment ADD CONSTRAINT stripe_payment_status
  CHECK (status IN ('created', 'checkout', 'expired', 'paid', 'transferred', 'disputed', 'won', 'lost', 'refunded'));
-- An invoice is not paid twice because two people opened two payment pages.
CREATE UNIQUE INDEX stripe_payment_one_open ON stripe_payment (invoice_id) WHERE status IN ('created', 'checkout');

-- One live quote of a maker on a lot.
CREATE UNIQUE INDEX bid_one_live ON bid (tender_id, lot_id, organization_id) WHERE status IN ('sealed', 'opened');

-- Numbers of quotes come from a sequence: at a closing time many hand in at once, and none may wait for another's commit.
CREATE SEQUENCE quote_number;
GRANT USAGE ON SEQUENCE quote_number TO moi_app;

-- ---- devices -------------------------------------------------------------------------------------------------------
ALTER TABLE binding ADD CONSTRAINT binding_one_line_at_a_time
  EXCLUDE USING gist (device_id WITH =, tstzrange(bound_at, released_at) WITH &&);

-- ---- readings: spread by device, so that a duplicate meets its twin however late it comes ---------------------------
CREATE TABLE reading (
  device_id text NOT NULL,
  epoch integer NOT NULL,
  seq bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  digest bytea NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (device_id, epoch, seq)
) PARTITION BY HASH (device_id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE reading_3 PARTITION OF reading FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE INDEX reading_by_time ON reading (device_id, at);

-- ---- the ledger ------------------------------------------------------------------------------------------------------
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_side CHECK (normal_side IN ('debit', 'credit'));
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_not_overdrawn CHECK (
  may_overdraw OR (normal_side = 'debit' AND balance_minor >= 0) OR (normal_side = 'credit' AND balance_minor <= 0));
-- Accounts without an organization (the platform's own) are one per kind and currency too.
CREATE UNIQUE INDEX ledger_account_of_platform ON ledger_account (kind, currency) WHERE organization_id IS NULL;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_not_zero CHECK (amount_minor <> 0);

CREATE FUNCTION ledger_entry_joins_own_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ledger_transaction WHERE id = NEW.transaction_id AND xid = pg_current_xact_id()::text::bigint;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'ledger transaction % is posted already', NEW.transaction_id USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_after_posting';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_joins_own_transaction BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_joins_own_transaction();

-- At commit: a transaction's entries sum to zero in each currency, then move their accounts' balances in one order.
CREATE FUNCTION ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  entries integer;
  uneven text;
BEGIN
  SELECT count(*) INTO entries FROM ledger_entry WHERE transaction_id = NEW.id;
  IF entries < 2 THEN
    RAISE EXCEPTION 'ledger transaction % has % entries', NEW.id, entries USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_two_entries';
  END IF;
  SELECT a.currency INTO uneven FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.transaction_id = NEW.id GROUP BY a.currency HAVING sum(e.amount_minor) <> 0 LIMIT 1;
  IF uneven IS NOT NULL THEN
    RAISE EXCEPTION 'ledger transaction % does not balance in %', NEW.id, uneven USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_balances';
  END IF;
  -- NO KEY: writing an entry share-locks its account's key, and two postings would wait for each other for ever.
  PERFORM 1 FROM ledger_account WHERE id IN (SELECT account_id FROM ledger_entry WHERE transaction_id = NEW.id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE ledger_account a SET balance_minor = a.balance_minor + e.amount
    FROM (SELECT account_id, sum(amount_minor) AS amount FROM ledger_entry WHERE transaction_id = NEW.id GROUP BY account_id) e
    WHERE a.id = e.account_id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();

-- ---- who may do what ---------------------------------------------------------------------------------------------------
-- moi_app changes the present but never the past; moi_sequencer gives positions and signs heads, and nothing else.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO moi_app, moi_sequencer;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO moi_app;

REVOKE INSERT, UPDATE, DELETE ON event_position, event_outbox, audit_head, clock_offset, _prisma_migrations FROM moi_app;
REVOKE UPDATE, DELETE ON event, allocation, ledger_transaction, ledger_entry, award_share, award_reason, inspection, opened_bid,
  opening_share, quarantine, stripe_event, reading, reading_0, reading_1, reading_2, reading_3 FROM moi_app;
REVOKE UPDATE, DELETE ON bid FROM moi_app;
GRANT UPDATE (status, withdrawn_at) ON bid TO moi_app;
REVOKE UPDATE, DELETE ON ledger_account FROM moi_app;

GRANT SELECT ON event, event_position, event_outbox, audit_head, clock_offset TO moi_sequencer;
GRANT INSERT ON event_position, audit_head TO moi_sequencer;
GRANT DELETE ON event_outbox TO moi_sequencer;
