-- DropForeignKey
ALTER TABLE "award_share" DROP CONSTRAINT "award_share_bid_id_fkey";

-- AlterTable
ALTER TABLE "award_share" DROP CONSTRAINT "award_share_pkey",
ADD COLUMN     "product_id" TEXT,
ALTER COLUMN "bid_id" DROP NOT NULL,
ADD CONSTRAINT "award_share_pkey" PRIMARY KEY ("award_id", "organization_id");

-- AddForeignKey
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was awarded so far names its product in the opened quote.
UPDATE "award_share" SET "product_id" = "opened_bid"."product_id" FROM "opened_bid" WHERE "opened_bid"."bid_id" = "award_share"."bid_id";
