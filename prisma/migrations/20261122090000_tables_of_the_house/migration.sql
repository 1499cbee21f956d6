-- CreateTable
CREATE TABLE "award" (
    "id" TEXT NOT NULL,
    "lot_id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "standstill_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_share" (
    "award_id" TEXT NOT NULL,
    "bid_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "award_share_pkey" PRIMARY KEY ("award_id","bid_id")
);

-- CreateTable
CREATE TABLE "award_reason" (
    "award_id" TEXT NOT NULL,
    "bid_id" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "award_reason_pkey" PRIMARY KEY ("award_id","bid_id")
);

-- CreateTable
CREATE TABLE "bid" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "tender_version" INTEGER NOT NULL,
    "lot_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "tender_key_id" TEXT NOT NULL,
    "technical" BYTEA NOT NULL,
    "technical_sha256" TEXT NOT NULL,
    "price" BYTEA NOT NULL,
    "price_sha256" TEXT NOT NULL,
    "self_copy" BYTEA,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "receipt" JSONB NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opened_bid" (
    "bid_id" TEXT NOT NULL,
    "product_id" TEXT,
    "currency" TEXT,
    "unit_price_minor" BIGINT,
    "quantity_least" INTEGER,
    "quantity_most" INTEGER,
    "answers" JSONB,
    "fault" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opened_bid_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "production_line" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "units_per_week" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "production_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capacity_week" (
    "line_id" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "units" INTEGER NOT NULL,
    "allocated" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "capacity_week_pkey" PRIMARY KEY ("line_id","week")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "units" INTEGER NOT NULL,
    "award_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "line_id" TEXT,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "cpv" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "minimum_order" INTEGER NOT NULL,
    "lead_time_weeks" INTEGER NOT NULL,
    "specification" JSONB NOT NULL,
    "thing_model" JSONB,
    "status" TEXT NOT NULL,
    "rejected_reason" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_tier" (
    "product_id" TEXT NOT NULL,
    "from_quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,

    CONSTRAINT "price_tier_pkey" PRIMARY KEY ("product_id","from_quantity")
);

-- CreateTable
CREATE TABLE "device" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "public_key" BYTEA,
    "cycle_seconds" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "binding" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "binding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_state" (
    "order_line_id" TEXT NOT NULL,
    "made" INTEGER NOT NULL DEFAULT 0,
    "unwitnessed" INTEGER NOT NULL DEFAULT 0,
    "tested" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "packed" INTEGER NOT NULL DEFAULT 0,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "arrived" INTEGER NOT NULL DEFAULT 0,
    "installed" INTEGER NOT NULL DEFAULT 0,
    "commissioned" INTEGER NOT NULL DEFAULT 0,
    "readings" INTEGER NOT NULL DEFAULT 0,
    "last_read_at" TIMESTAMPTZ(3),
    "state_hash" TEXT NOT NULL,
    "fold_version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "line_state_pkey" PRIMARY KEY ("order_line_id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "milestone_id" TEXT NOT NULL,
    "inspector_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "accepted_units" INTEGER NOT NULL,
    "rejected_units" INTEGER NOT NULL,
    "remark" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "evidence_sha256" TEXT NOT NULL,
    "evidence_grade" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "password_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match" (
    "tender_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "usable_units" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_pkey" PRIMARY KEY ("tender_id","product_id")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "award_id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "buyer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT,
    "line_id" TEXT,
    "description" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "rail" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "local_name" TEXT NOT NULL,
    "local_language" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "time_zone" TEXT NOT NULL,
    "wikidata_id" TEXT,
    "registration_number" TEXT,
    "staff" INTEGER,
    "sectors" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "verified_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "roles" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "product_id" TEXT,
    "valid_until" DATE,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_account" (
    "organization_id" TEXT NOT NULL,
    "payee_name" TEXT NOT NULL,
    "iban" TEXT,
    "stripe_account_id" TEXT,
    "stripe_ready" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "milestone_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "buyer_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "rail" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_line" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "bank_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "invoice_id" TEXT,

    CONSTRAINT "statement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_payment" (
    "id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "checkout_session_id" TEXT,
    "checkout_url" TEXT,
    "charge_id" TEXT,
    "transfer_id" TEXT,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" TEXT,
    "currency" TEXT NOT NULL,
    "normal_side" TEXT NOT NULL,
    "may_overdraw" BOOLEAN NOT NULL,
    "balance_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" TEXT NOT NULL,
    "business_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "transaction_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("transaction_id","ordinal")
);

-- CreateTable
CREATE TABLE "clock_offset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organization_id" TEXT,
    "actor" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_position" (
    "position" BIGINT NOT NULL,
    "event_id" TEXT NOT NULL,
    "leaf" BYTEA NOT NULL,

    CONSTRAINT "event_position_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "event_outbox" (
    "event_id" TEXT NOT NULL,
    "xid" BIGINT NOT NULL,

    CONSTRAINT "event_outbox_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "frontier" BYTEA[],
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "reaction_run" (
    "event_id" TEXT NOT NULL,
    "reaction" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reaction_run_pkey" PRIMARY KEY ("event_id","reaction")
);

-- CreateTable
CREATE TABLE "reaction_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,

    CONSTRAINT "reaction_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custodian_key" (
    "recipient" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "wrapped_identity" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custodian_key_pkey" PRIMARY KEY ("recipient")
);

-- CreateTable
CREATE TABLE "tender_key" (
    "id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "outer_recipient" TEXT NOT NULL,
    "outer_identity" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tender_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custodian" (
    "id" TEXT NOT NULL,
    "tender_key_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "sealed_share" BYTEA NOT NULL,
    "commitment" TEXT NOT NULL,

    CONSTRAINT "custodian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rehearsal" (
    "id" TEXT NOT NULL,
    "tender_key_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "envelope" BYTEA NOT NULL,
    "plain_sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "passed_at" TIMESTAMPTZ(3),

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rehearsal_share" (
    "rehearsal_id" TEXT NOT NULL,
    "custodian_id" TEXT NOT NULL,
    "sealed_share" BYTEA NOT NULL,
    "commitment" TEXT NOT NULL,
    "share" BYTEA,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "rehearsal_share_pkey" PRIMARY KEY ("rehearsal_id","custodian_id")
);

-- CreateTable
CREATE TABLE "opening" (
    "id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "protocol" JSONB,

    CONSTRAINT "opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_share" (
    "opening_id" TEXT NOT NULL,
    "custodian_id" TEXT NOT NULL,
    "share" BYTEA NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opening_share_pkey" PRIMARY KEY ("opening_id","custodian_id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" TEXT NOT NULL,
    "device_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tender" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "local_title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "rules_pack" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "budget_minor" BIGINT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "delivery_place" TEXT NOT NULL,
    "required_certificates" TEXT[],
    "joint_forms" TEXT[],
    "max_share_percent" INTEGER NOT NULL DEFAULT 100,
    "award_rule" TEXT NOT NULL,
    "minimum_quotes" INTEGER NOT NULL DEFAULT 1,
    "standstill_days" INTEGER NOT NULL DEFAULT 0,
    "questions_until" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "contract_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" TEXT NOT NULL,
    "lot_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "cpv" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_delivery" (
    "item_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "item_delivery_pkey" PRIMARY KEY ("item_id","due_at")
);

-- CreateTable
CREATE TABLE "criterion" (
    "id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_number" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "public_number_pkey" PRIMARY KEY ("series","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "award_lot_id_key" ON "award"("lot_id");

-- CreateIndex
CREATE INDEX "award_tender_id_idx" ON "award"("tender_id");

-- CreateIndex
CREATE UNIQUE INDEX "bid_number_key" ON "bid"("number");

-- CreateIndex
CREATE INDEX "bid_organization_id_id_idx" ON "bid"("organization_id", "id");

-- CreateIndex
CREATE INDEX "bid_tender_id_status_idx" ON "bid"("tender_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "bid_tender_id_lot_id_organization_id_version_key" ON "bid"("tender_id", "lot_id", "organization_id", "version");

-- CreateIndex
CREATE INDEX "production_line_organization_id_idx" ON "production_line"("organization_id");

-- CreateIndex
CREATE INDEX "allocation_line_id_week_idx" ON "allocation"("line_id", "week");

-- CreateIndex
CREATE INDEX "allocation_award_id_idx" ON "allocation"("award_id");

-- CreateIndex
CREATE INDEX "product_organization_id_id_idx" ON "product"("organization_id", "id");

-- CreateIndex
CREATE INDEX "product_status_sector_id_idx" ON "product"("status", "sector", "id");

-- CreateIndex
CREATE UNIQUE INDEX "device_number_key" ON "device"("number");

-- CreateIndex
CREATE INDEX "device_organization_id_id_idx" ON "device"("organization_id", "id");

-- CreateIndex
CREATE INDEX "binding_device_id_idx" ON "binding"("device_id");

-- CreateIndex
CREATE INDEX "binding_order_line_id_idx" ON "binding"("order_line_id");

-- CreateIndex
CREATE INDEX "inspection_milestone_id_idx" ON "inspection"("milestone_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_created_at_idx" ON "session"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "match_organization_id_tender_id_idx" ON "match"("organization_id", "tender_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_number_key" ON "purchase_order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_award_id_key" ON "purchase_order"("award_id");

-- CreateIndex
CREATE INDEX "purchase_order_buyer_id_id_idx" ON "purchase_order"("buyer_id", "id");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_organization_id_id_idx" ON "order_line"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_order_line_id_ordinal_key" ON "milestone"("order_line_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organization_id_person_id_key" ON "member"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "certificate_organization_id_idx" ON "certificate"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_stripe_account_id_key" ON "payout_account"("stripe_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_milestone_id_key" ON "invoice"("milestone_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_reference_key" ON "invoice"("reference");

-- CreateIndex
CREATE INDEX "invoice_buyer_id_id_idx" ON "invoice"("buyer_id", "id");

-- CreateIndex
CREATE INDEX "invoice_seller_id_id_idx" ON "invoice"("seller_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_line_organization_id_bank_id_key" ON "statement_line"("organization_id", "bank_id");

-- CreateIndex
CREATE INDEX "statement_line_organization_id_id_idx" ON "statement_line"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_payment_checkout_session_id_key" ON "stripe_payment"("checkout_session_id");

-- CreateIndex
CREATE INDEX "stripe_payment_invoice_id_idx" ON "stripe_payment"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_kind_organization_id_currency_key" ON "ledger_account"("kind", "organization_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_business_key_key" ON "ledger_transaction"("business_key");

-- CreateIndex
CREATE INDEX "ledger_transaction_subject_idx" ON "ledger_transaction"("subject");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_idx" ON "ledger_entry"("account_id");

-- CreateIndex
CREATE INDEX "event_subject_id_idx" ON "event"("subject", "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_position_event_id_key" ON "event_position"("event_id");

-- CreateIndex
CREATE INDEX "event_outbox_xid_idx" ON "event_outbox"("xid");

-- CreateIndex
CREATE INDEX "custodian_key_person_id_created_at_idx" ON "custodian_key"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "tender_key_recipient_key" ON "tender_key"("recipient");

-- CreateIndex
CREATE UNIQUE INDEX "tender_key_tender_id_version_key" ON "tender_key"("tender_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "custodian_tender_key_id_person_id_key" ON "custodian"("tender_key_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "custodian_tender_key_id_ordinal_key" ON "custodian"("tender_key_id", "ordinal");

-- CreateIndex
CREATE INDEX "rehearsal_tender_key_id_idx" ON "rehearsal"("tender_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "opening_tender_id_kind_key" ON "opening"("tender_id", "kind");

-- CreateIndex
CREATE INDEX "quarantine_device_id_id_idx" ON "quarantine"("device_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tender_number_key" ON "tender"("number");

-- CreateIndex
CREATE INDEX "tender_organization_id_id_idx" ON "tender"("organization_id", "id");

-- CreateIndex
CREATE INDEX "tender_status_closes_at_id_idx" ON "tender"("status", "closes_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_tender_id_ordinal_key" ON "lot"("tender_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "item_lot_id_ordinal_key" ON "item"("lot_id", "ordinal");

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_reason" ADD CONSTRAINT "award_reason_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_reason" ADD CONSTRAINT "award_reason_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_bid" ADD CONSTRAINT "opened_bid_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "production_line" ADD CONSTRAINT "production_line_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capacity_week" ADD CONSTRAINT "capacity_week_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "production_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "production_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "production_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_tier" ADD CONSTRAINT "price_tier_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "binding" ADD CONSTRAINT "binding_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "binding" ADD CONSTRAINT "binding_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_state" ADD CONSTRAINT "line_state_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_account" ADD CONSTRAINT "payout_account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_payment" ADD CONSTRAINT "stripe_payment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_position" ADD CONSTRAINT "event_position_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custodian_key" ADD CONSTRAINT "custodian_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tender_key" ADD CONSTRAINT "tender_key_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custodian" ADD CONSTRAINT "custodian_tender_key_id_fkey" FOREIGN KEY ("tender_key_id") REFERENCES "tender_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custodian" ADD CONSTRAINT "custodian_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custodian" ADD CONSTRAINT "custodian_recipient_fkey" FOREIGN KEY ("recipient") REFERENCES "custodian_key"("recipient") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal" ADD CONSTRAINT "rehearsal_tender_key_id_fkey" FOREIGN KEY ("tender_key_id") REFERENCES "tender_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal_share" ADD CONSTRAINT "rehearsal_share_rehearsal_id_fkey" FOREIGN KEY ("rehearsal_id") REFERENCES "rehearsal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rehearsal_share" ADD CONSTRAINT "rehearsal_share_custodian_id_fkey" FOREIGN KEY ("custodian_id") REFERENCES "custodian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_share" ADD CONSTRAINT "opening_share_opening_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "opening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_share" ADD CONSTRAINT "opening_share_custodian_id_fkey" FOREIGN KEY ("custodian_id") REFERENCES "custodian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tender" ADD CONSTRAINT "tender_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_delivery" ADD CONSTRAINT "item_delivery_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;