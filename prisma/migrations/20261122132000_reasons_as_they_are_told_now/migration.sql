-- Reasons that were stored before they named what is held, the whole price and the lane are told by the same sentences as new ones.
UPDATE "match" SET "reasons" = (
  SELECT coalesce(jsonb_agg(
    CASE
      WHEN reason ? 'schemes' THEN jsonb_build_object('code', reason->'code', 'missing', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', scheme, 'endedAt', NULL, 'held', '[]'::jsonb)), '[]')
          FROM jsonb_array_elements_text(reason->'schemes') AS scheme))
      WHEN reason->>'code' = 'over_budget' AND NOT reason ? 'totalMinor' THEN reason || jsonb_build_object('mode', NULL,
        'totalMinor', ((reason->>'overMinor')::bigint + (SELECT "budget_minor" FROM "tender" WHERE "id" = "match"."tender_id"))::text)
      WHEN reason->>'code' = 'capacity_short' AND NOT reason ? 'capped' THEN reason || '{"mode": null, "capped": false}'
      ELSE reason
    END ORDER BY place), '[]')
  FROM jsonb_array_elements("reasons") WITH ORDINALITY AS told (reason, place))
WHERE "usable" = '[]';
