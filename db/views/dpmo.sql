-- DPMO, defects per million opportunities: 1 000 000 × Σ defects ÷ Σ (units inspected × opportunities per unit).
--
-- One row per live first inspection, each with the opportunities of its own part: the part of its job, else a part of
-- the product of its order's style, else the client's default of that date (estimated, confidence 70 %), else 1
-- (estimated, 30 %). Number columns may be summed; `opportunities_weight` is opportunities × confidence in millionths.
-- Null rule: a slice without any opportunity has no DPMO. Voided rows and second inspections count nowhere.
CREATE TEMP VIEW dpmo_terms AS
SELECT
  r.*,
  r.inspected_units * r.per_unit AS opportunities,
  (r.confidence_percent < 100) * r.inspected_units * r.per_unit AS opportunities_estimated,
  r.confidence_percent * 10000 * r.inspected_units * r.per_unit AS opportunities_weight,
  r.confidence_percent * 10000 AS opportunities_confidence_millionths,
  r.opportunities_source = 'client-default' AS opportunities_from_client_default,
  r.opportunities_source = 'default' AS opportunities_from_default
FROM (
  SELECT
    o.client_id,
    o.entry_id,
    o.shift_date,
    o.shift_type,
    o.line_id,
    o.style_model,
    o.work_order_id,
    o.operation_id,
    1 AS dpmo_records,
    o.units_inspected AS inspected_units,
    o.total_defects AS dpmo_defects,
    coalesce(o.of_part, o.of_product, o.of_client, 1) AS per_unit,
    CASE
      WHEN o.of_part IS NOT NULL THEN 'part'
      WHEN o.of_product IS NOT NULL THEN 'product'
      WHEN o.of_client IS NOT NULL THEN 'client-default'
      ELSE 'default'
    END AS opportunities_source,
    CASE
      WHEN coalesce(o.of_part, o.of_product) IS NOT NULL THEN 100
      WHEN o.of_client IS NOT NULL THEN 70
      ELSE 30
    END AS confidence_percent
  FROM (
    SELECT
      q.client_id,
      q.id AS entry_id,
      q.shift_date,
      q.shift_type,
      q.line_id,
      (SELECT w.style_model FROM work_orders w WHERE w.client_id = q.client_id AND w.id = q.work_order_id)
        AS style_model,
      q.work_order_id,
      q.operation_id,
      q.units_inspected,
      q.total_defects,
      (SELECT p.opportunities_per_unit FROM jobs j
         JOIN part_opportunities p ON p.client_id = j.client_id AND p.part_number = j.part_number
         WHERE j.client_id = q.client_id AND j.id = q.job_id AND p.opportunities_per_unit > 0) AS of_part,
      (SELECT p.opportunities_per_unit FROM work_orders w
         JOIN products d ON d.client_id = w.client_id AND d.style_model = w.style_model
         JOIN part_opportunities p ON p.client_id = d.client_id AND p.part_number = d.part_number
         WHERE w.client_id = q.client_id AND w.id = q.work_order_id AND p.opportunities_per_unit > 0
         ORDER BY d.is_active DESC, d.code LIMIT 1) AS of_product,
      (SELECT cast(nullif(s.value, 'unset') AS INTEGER) FROM client_settings s
         WHERE s.client_id = q.client_id AND s.key = 'default_opportunities' AND s.valid_from <= q.shift_date
         ORDER BY s.valid_from DESC LIMIT 1) AS of_client
    FROM quality_entries q
    WHERE q.voided_at IS NULL AND q.is_reinspection = 0
  ) o
) r;
