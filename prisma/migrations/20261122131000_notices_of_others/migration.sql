-- AlterTable
ALTER TABLE "tender" ADD COLUMN     "search_words" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "source_notice_id" TEXT;

-- CreateTable
CREATE TABLE "mirrored_source" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "licence" TEXT,
    "licence_url" TEXT,

    CONSTRAINT "mirrored_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mirrored_tender" (
    "id" TEXT NOT NULL,
    "ocid" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT,
    "buyer_name" TEXT,
    "locality" TEXT,
    "country" TEXT,
    "place_id" TEXT,
    "cpv" TEXT,
    "status" TEXT,
    "awarded" BOOLEAN NOT NULL,
    "amount" DECIMAL(20,5),
    "currency" TEXT,
    "closes_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "search_words" TEXT NOT NULL,
    "release" JSONB NOT NULL,
    "gaps" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mirrored_tender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mirrored_release" (
    "id" TEXT NOT NULL,
    "tender_id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "release" JSONB NOT NULL,
    "gaps" JSONB NOT NULL,
    "original" TEXT NOT NULL,

    CONSTRAINT "mirrored_release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "ascii_key" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "time_zone" TEXT,
    "population" INTEGER NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mirrored_source_name_key" ON "mirrored_source"("name");

-- CreateIndex
CREATE UNIQUE INDEX "mirrored_tender_ocid_key" ON "mirrored_tender"("ocid");

-- CreateIndex
CREATE INDEX "mirrored_tender_source_id_released_at_id_idx" ON "mirrored_tender"("source_id", "released_at", "id");

-- CreateIndex
CREATE INDEX "mirrored_tender_country_released_at_id_idx" ON "mirrored_tender"("country", "released_at", "id");

-- CreateIndex
CREATE INDEX "mirrored_tender_released_at_id_idx" ON "mirrored_tender"("released_at", "id");

-- CreateIndex
CREATE INDEX "mirrored_tender_closes_at_id_idx" ON "mirrored_tender"("closes_at", "id");

-- CreateIndex
CREATE INDEX "mirrored_tender_place_id_idx" ON "mirrored_tender"("place_id");

-- CreateIndex
CREATE UNIQUE INDEX "mirrored_release_tender_id_digest_key" ON "mirrored_release"("tender_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "mirrored_release_tender_id_ordinal_key" ON "mirrored_release"("tender_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "place_key_key" ON "place"("key");

-- CreateIndex
CREATE INDEX "place_name_key_country_idx" ON "place"("name_key", "country");

-- CreateIndex
CREATE INDEX "place_ascii_key_country_idx" ON "place"("ascii_key", "country");

-- CreateIndex
CREATE INDEX "tender_published_at_id_idx" ON "tender"("published_at", "id");

-- CreateIndex
CREATE INDEX "tender_source_notice_id_idx" ON "tender"("source_notice_id");

-- AddForeignKey
ALTER TABLE "mirrored_tender" ADD CONSTRAINT "mirrored_tender_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "mirrored_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrored_tender" ADD CONSTRAINT "mirrored_tender_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrored_release" ADD CONSTRAINT "mirrored_release_tender_id_fkey" FOREIGN KEY ("tender_id") REFERENCES "mirrored_tender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tender" ADD CONSTRAINT "tender_source_notice_id_fkey" FOREIGN KEY ("source_notice_id") REFERENCES "mirrored_tender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---- what Prisma does not know -------------------------------------------------------------------------------------
-- Tokens are made at write time, in the application; the index holds them as PostgreSQL's own search type.
CREATE INDEX mirrored_tender_search ON mirrored_tender USING gin ((search_words::tsvector));
CREATE INDEX tender_search ON tender USING gin ((search_words::tsvector));
CREATE INDEX mirrored_tender_cpv_division ON mirrored_tender (left(cpv, 2), released_at, id);

-- Needs from before have no tokens yet: the words of their texts, as PostgreSQL finds them.
UPDATE tender SET search_words = to_tsvector('simple', concat_ws(' ', title, local_title, left(description, 20000)))::text;

ALTER TABLE mirrored_tender ADD CONSTRAINT mirrored_tender_cpv CHECK (cpv ~ '^\d{8}$');
ALTER TABLE mirrored_tender ADD CONSTRAINT mirrored_tender_country CHECK (country ~ '^[A-Z]{2}$');

GRANT SELECT, INSERT, UPDATE ON place, mirrored_source, mirrored_tender TO moi_app;
GRANT SELECT, INSERT ON mirrored_release TO moi_app;
