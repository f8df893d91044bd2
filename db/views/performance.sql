-- Performance, % : Σ (units produced × ideal cycle time) ÷ Σ run hours.
--
-- One row per live production entry; every number column may be summed over any slice, the ratio only after that.
-- Run hours count once per employee present (setting `performance_basis` = `labour`) or once (`clock`): both readings
-- stand here, each as three columns (total, part that rests on inferred inputs, total × confidence in millionths).
-- Earned time is in milliseconds of standard labour, run time in seconds.
-- Headcounts, confidences, cycle times and sources describe the one entry and are not for summing.
-- Null rule: a slice whose run seconds add up to 0 has no performance. Voided entries count nowhere.
CREATE TEMP VIEW performance_terms AS
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
  e.units_defective,
  e.units_produced * e.cycle_ms_used AS earned_ms,
  (e.cycle_confidence < 100) * e.units_produced * e.cycle_ms_used AS earned_estimated_ms,
  e.present_used AS present_headcount,
  e.cycle_confidence * e.run_confidence * e.present_confidence AS labour_confidence_millionths,
  e.run_seconds_used * e.present_used AS run_labour_s,
  (e.run_confidence < 100 OR e.present_confidence < 100)
    * e.run_seconds_used * e.present_used AS run_labour_estimated_s,
  e.cycle_confidence * e.run_confidence * e.present_confidence
    * e.run_seconds_used * e.present_used AS run_labour_weight,
  e.cycle_confidence * e.run_confidence * 100 AS clock_confidence_millionths,
  e.run_seconds_used AS run_clock_s,
  (e.run_confidence < 100) * e.run_seconds_used AS run_clock_estimated_s,
  e.cycle_confidence * e.run_confidence * 100 * e.run_seconds_used AS run_clock_weight,
  e.cycle_ms_used,
  e.cycle_source,
  e.present_source,
  e.run_source,
  e.cycle_source = 'standard' AS cycle_from_standard,
  e.cycle_source = 'category' AS cycle_from_category,
  e.cycle_source = 'style-rate' AS cycle_from_style_rate,
  e.cycle_source = 'client-rate' AS cycle_from_client_rate,
  e.cycle_source = 'default' AS cycle_from_default,
  e.present_source = 'assigned' AS present_from_assigned,
  e.present_source = 'crew' AS present_from_crew,
  e.present_source = 'default' AS present_from_default,
  e.run_source = 'scheduled-less-stops' AS run_from_scheduled_less_stops,
  e.run_source = 'scheduled' AS run_from_scheduled,
  e.run_source <> 'entry' AND e.scheduled_source = 'default' AS scheduled_for_run_from_default
FROM production_entries e
WHERE e.voided_at IS NULL;
