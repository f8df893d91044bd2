-- Throughput, units per hour: Σ units produced ÷ Σ run hours.
--
-- One row per live production entry; every number column may be summed over any slice, the ratio only after that.
-- Run time is in seconds of the clock, whoever was there; `run_only_weight` is run seconds × confidence in millionths.
-- Null rule: a slice whose run seconds add up to 0 has no throughput. Voided entries count nowhere.
CREATE TEMP VIEW throughput_terms AS
SELECT
  e.client_id,
  e.id AS entry_id,
  e.shift_date,
  e.shift_type,
  e.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = e.client_id AND w.id = e.work_order_id) AS style_model,
  e.work_order_id,
  e.operation_id,
  1 AS production_records,
  e.units_produced,
  e.run_seconds_used AS run_clock_s,
  (e.run_confidence < 100) * e.run_seconds_used AS run_clock_estimated_s,
  e.run_confidence * 10000 AS run_confidence_millionths,
  e.run_confidence * 10000 * e.run_seconds_used AS run_only_weight,
  e.run_source,
  e.run_source = 'scheduled-less-stops' AS run_from_scheduled_less_stops,
  e.run_source = 'scheduled' AS run_from_scheduled,
  e.run_source <> 'entry' AND e.scheduled_source = 'default' AS scheduled_for_run_from_default
FROM production_entries e
WHERE e.voided_at IS NULL;
