-- AlterTable
ALTER TABLE "binding" ADD COLUMN     "program" TEXT;

-- AlterTable
ALTER TABLE "device" ADD COLUMN     "gateway_id" TEXT,
ADD COLUMN     "shdr_mapping" JSONB;

-- AlterTable
ALTER TABLE "line_state" ADD COLUMN     "clock_back_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "clock_steps" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "device_gateway_id_idx" ON "device"("gateway_id");

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_gateway_id_fkey" FOREIGN KEY ("gateway_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE device ADD CONSTRAINT device_is_not_its_own_gateway CHECK (gateway_id <> id);
