-- CreateTable
CREATE TABLE "award_plan" (
    "lot_id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_plan_pkey" PRIMARY KEY ("lot_id")
);

-- AddForeignKey
ALTER TABLE "award_plan" ADD CONSTRAINT "award_plan_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written once: nobody of the application rewrites what the protocol shows.
GRANT SELECT, INSERT ON "award_plan" TO moi_app;
