-- DPMO, defects per million opportunities: 1 000 000 × Σ defects ÷ Σ (units inspected × opportunities per unit).
--
-- One row per live first inspection, each with the opportunities that were resolved when it was written: those of the
-- part of its job, else of a part of the product of its order's style, else the client's default of that date
-- (estimated, confidence 70 %), else 1 (estimated, 30 %). Number columns may be summed; `opportunities_weight` is
-- opportunities × confidence in millionths.
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
    q.client_id,
    q.id AS entry_id,
    q.shift_date,
    q.shift_type,
    q.line_id,
    (SELECT w.style_model FROM work_orders w WHERE w.client_id = q.client_id AND w.id = q.work_order_id)
      AS style_model,
    q.work_order_id,
    q.operation_id,
    1 AS dpmo_records,
    q.units_inspected AS inspected_units,
    q.total_defects AS dpmo_defects,
    q.opportunities_used AS per_unit,
    q.opportunities_source,
    q.opportunities_confidence AS confidence_percent
  FROM quality_entries q
  WHERE q.voided_at IS NULL AND q.is_reinspection = 0
) r;
