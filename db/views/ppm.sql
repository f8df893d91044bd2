-- PPM, defective units per million: 1 000 000 × Σ defective units ÷ Σ units checked.
--
-- What was checked is decided per client, shift date and shift, whatever the grouping: where anything was inspected
-- there, each inspection counts (defective of inspected); elsewhere each production entry (defective of produced),
-- which is an estimate of confidence 70 %. One row per inspection or entry that counts; number columns may be summed.
-- `ppm_weight` is units checked × confidence in millionths.
-- Null rule: a slice without any unit checked has no PPM. Voided rows and second inspections count nowhere.
CREATE TEMP VIEW ppm_terms AS
SELECT
  q.client_id,
  'inspection' AS kind,
  q.id AS entry_id,
  q.shift_date,
  q.shift_type,
  q.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = q.client_id AND w.id = q.work_order_id) AS style_model,
  q.work_order_id,
  q.operation_id,
  1 AS ppm_records,
  q.units_defective AS ppm_defective_units,
  0 AS ppm_defective_estimated_units,
  q.units_inspected AS ppm_checked_units,
  0 AS ppm_checked_estimated_units,
  1000000 * q.units_inspected AS ppm_weight,
  1000000 AS ppm_confidence_millionths,
  'inspection' AS ppm_source,
  0 AS ppm_from_production
FROM quality_entries q
WHERE q.voided_at IS NULL AND q.is_reinspection = 0
UNION ALL
SELECT
  e.client_id,
  'production',
  e.id,
  e.shift_date,
  e.shift_type,
  e.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = e.client_id AND w.id = e.work_order_id),
  e.work_order_id,
  e.operation_id,
  1,
  e.units_defective,
  e.units_defective,
  e.units_produced,
  e.units_produced,
  700000 * e.units_produced,
  700000,
  'production',
  1
FROM production_entries e
WHERE e.voided_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM quality_entries q
    WHERE q.client_id = e.client_id AND q.shift_date = e.shift_date AND q.shift_type = e.shift_type
      AND q.voided_at IS NULL AND q.is_reinspection = 0
  );
