-- AddForeignKey
ALTER TABLE "joint_member" ADD CONSTRAINT "joint_member_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
