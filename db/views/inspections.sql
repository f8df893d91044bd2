-- FPY, %        : 100 × Σ units passed first time ÷ Σ units inspected
-- DHU           : 100 × Σ defects ÷ Σ units inspected
-- Scrap rate, % : 100 × Σ (defective − rework − repair) ÷ Σ units inspected
-- Rework rate, %: 100 × Σ units requiring rework ÷ Σ units inspected
-- RTY, % (rolled): product over operations of each one's FPY, from the same passed and inspected units.
--
-- One row per live first inspection; number columns may be summed over any slice, ratios only after that. Units passed
-- that were not recorded are inspected − defective, an estimate of confidence 90 %; `passed_weight` is units inspected
-- × confidence in millionths.
-- Null rule: a slice without any unit inspected has none of these. Voided rows and second inspections count nowhere.
CREATE TEMP VIEW inspection_terms AS
SELECT
  q.client_id,
  q.id AS entry_id,
  q.shift_date,
  q.shift_type,
  q.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = q.client_id AND w.id = q.work_order_id) AS style_model,
  q.work_order_id,
  q.operation_id,
  1 AS inspection_records,
  q.units_inspected AS inspected_units,
  ifnull(q.units_passed, q.units_inspected - q.units_defective) AS passed_units,
  (q.units_passed IS NULL) * (q.units_inspected - q.units_defective) AS passed_estimated_units,
  iif(q.units_passed IS NULL, 900000, 1000000) * q.units_inspected AS passed_weight,
  iif(q.units_passed IS NULL, 900000, 1000000) AS passed_confidence_millionths,
  iif(q.units_passed IS NULL, 'computed', 'entry') AS passed_source,
  q.units_passed IS NULL AS passed_from_computed,
  q.units_defective AS failed_units,
  ifnull(q.units_rework, 0) AS rework_units,
  ifnull(q.units_repair, 0) AS repair_units,
  max(0, q.units_defective - ifnull(q.units_rework, 0) - ifnull(q.units_repair, 0)) AS scrapped_units,
  q.total_defects AS found_defects
FROM quality_entries q
WHERE q.voided_at IS NULL AND q.is_reinspection = 0;
