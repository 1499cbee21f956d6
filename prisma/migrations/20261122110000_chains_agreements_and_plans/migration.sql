-- AlterTable
ALTER TABLE "award_share" ADD COLUMN     "one_off_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "agreement_id" TEXT;

-- AlterTable
ALTER TABLE "match" ADD COLUMN     "usable" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "match" ALTER COLUMN "usable" DROP DEFAULT;
UPDATE "match" SET "verdict" = 'together' WHERE "verdict" = 'part';

-- AlterTable
ALTER TABLE "opened_bid" ADD COLUMN     "one_off_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "one_off_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "probation_currency" TEXT,
ADD COLUMN     "probation_minor" BIGINT;

-- AlterTable
-- A tier so far was in its product's own currency.
ALTER TABLE "price_tier" ADD COLUMN "currency" TEXT;
UPDATE "price_tier" SET "currency" = "product"."currency" FROM "product" WHERE "product"."id" = "price_tier"."product_id";
ALTER TABLE "price_tier" ALTER COLUMN "currency" SET NOT NULL,
DROP CONSTRAINT "price_tier_pkey",
ADD CONSTRAINT "price_tier_pkey" PRIMARY KEY ("product_id", "currency", "from_quantity");

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "inputs" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "licensor_id" TEXT;

-- CreateTable
CREATE TABLE "match_plan" (
    "tender_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_plan_pkey" PRIMARY KEY ("tender_id","kind")
);

-- CreateTable
CREATE TABLE "joint_agreement" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "lot_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "lead_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "joint_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "joint_member" (
    "agreement_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "starts_at" DATE,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "joint_member_pkey" PRIMARY KEY ("agreement_id","organization_id")
);

-- CreateTable
CREATE TABLE "participation" (
    "lot_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "agreement_id" TEXT,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("lot_id","organization_id")
);

-- CreateTable
CREATE TABLE "probation_approval" (
    "tender_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "probation_approval_pkey" PRIMARY KEY ("tender_id","organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "joint_agreement_number_key" ON "joint_agreement"("number");

-- CreateIndex
CREATE INDEX "joint_agreement_tender_id_idx" ON "joint_agreement"("tender_id");

-- CreateIndex
CREATE INDEX "joint_member_organization_id_idx" ON "joint_member"("organization_id");

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_licensor_id_fkey" FOREIGN KEY ("licensor_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_plan" ADD CONSTRAINT "match_plan_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_agreement" ADD CONSTRAINT "joint_agreement_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_member" ADD CONSTRAINT "joint_member_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "joint_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_member" ADD CONSTRAINT "joint_member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not know.
ALTER TABLE "match" ADD CONSTRAINT "match_verdict" CHECK ("verdict" IN ('alone', 'together', 'near', 'excluded'));
ALTER TABLE "match_plan" ADD CONSTRAINT "match_plan_kind" CHECK ("kind" IN ('split', 'chain'));
ALTER TABLE "joint_agreement" ADD CONSTRAINT "joint_agreement_form" CHECK ("form" IN ('consortium', 'prime_with_subcontractors')),
ADD CONSTRAINT "joint_agreement_status" CHECK ("status" IN ('proposed', 'signed', 'dissolved'));
ALTER TABLE "joint_member" ADD CONSTRAINT "joint_member_role" CHECK ("role" IN ('finished', 'design', 'parts', 'assembly')),
ADD CONSTRAINT "joint_member_quantity" CHECK ("quantity" > 0);
ALTER TABLE "opened_bid" ADD CONSTRAINT "opened_bid_one_off" CHECK ("one_off_minor" >= 0);
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_one_off" CHECK ("one_off_minor" >= 0);
ALTER TABLE "organization" ADD CONSTRAINT "organization_probation" CHECK (("probation_minor" IS NULL) = ("probation_currency" IS NULL));

-- Whoever has a live quote takes part.
INSERT INTO "participation" ("lot_id", "organization_id") SELECT "lot_id", "organization_id" FROM "bid" WHERE "status" IN ('sealed', 'opened');

GRANT SELECT, INSERT, UPDATE, DELETE ON "match_plan", "joint_agreement", "joint_member", "participation" TO moi_app;
GRANT SELECT, INSERT ON "probation_approval" TO moi_app;
-- A signature stays; who stands for what cannot be rewritten under it.
REVOKE UPDATE ON "joint_member" FROM moi_app;
GRANT UPDATE ("signed_at") ON "joint_member" TO moi_app;
REVOKE DELETE ON "joint_agreement", "joint_member" FROM moi_app;
