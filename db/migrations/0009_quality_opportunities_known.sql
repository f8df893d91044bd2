-- Inspections keep the opportunities that they were counted with until now: those of the part of the job, else of the
-- product of the order's style, else the client's default of the date, else 1.
UPDATE `quality_entries` SET
  `opportunities_used` = r.`used`,
  `opportunities_source` = r.`source`,
  `opportunities_confidence` = CASE r.`source` WHEN 'client-default' THEN 70 WHEN 'default' THEN 30 ELSE 100 END
FROM (
  SELECT
    o.`id`,
    coalesce(o.`of_part`, o.`of_product`, o.`of_client`, 1) AS `used`,
    CASE
      WHEN o.`of_part` IS NOT NULL THEN 'part'
      WHEN o.`of_product` IS NOT NULL THEN 'product'
      WHEN o.`of_client` IS NOT NULL THEN 'client-default'
      ELSE 'default'
    END AS `source`
  FROM (
    SELECT
      q.`id`,
      (SELECT p.`opportunities_per_unit` FROM `jobs` j
         JOIN `part_opportunities` p ON p.`client_id` = j.`client_id` AND p.`part_number` = j.`part_number`
         WHERE j.`client_id` = q.`client_id` AND j.`id` = q.`job_id` AND p.`opportunities_per_unit` > 0) AS `of_part`,
      (SELECT p.`opportunities_per_unit` FROM `work_orders` w
         JOIN `products` d ON d.`client_id` = w.`client_id` AND d.`style_model` = w.`style_model`
         JOIN `part_opportunities` p ON p.`client_id` = d.`client_id` AND p.`part_number` = d.`part_number`
         WHERE w.`client_id` = q.`client_id` AND w.`id` = q.`work_order_id` AND p.`opportunities_per_unit` > 0
         ORDER BY d.`is_active` DESC, d.`code` LIMIT 1) AS `of_product`,
      (SELECT cast(nullif(s.`value`, 'unset') AS INTEGER) FROM `client_settings` s
         WHERE s.`client_id` = q.`client_id` AND s.`key` = 'default_opportunities' AND s.`valid_from` <= q.`shift_date`
         ORDER BY s.`valid_from` DESC LIMIT 1) AS `of_client`
    FROM `quality_entries` q
  ) o
) r
WHERE r.`id` = `quality_entries`.`id`;
