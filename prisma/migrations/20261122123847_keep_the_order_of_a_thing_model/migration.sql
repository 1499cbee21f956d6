-- AlterTable
ALTER TABLE "product" ALTER COLUMN "thing_model" SET DATA TYPE JSON;
