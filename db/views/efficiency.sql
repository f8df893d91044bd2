-- Efficiency, % : Σ (units produced × ideal cycle time) ÷ Σ (employees × scheduled hours).
--
-- One row per live production entry; every number column may be summed over any slice, the ratio only after that.
-- Employees are those assigned or, by the client's setting `efficiency_headcount`, those present, plus the entry's idle
-- floating ones: both readings stand here, each as three columns (total, part that rests on inferred inputs, total ×
-- confidence in millionths). Earned time is in milliseconds of standard labour, the rest in employee seconds.
-- Headcounts, confidences, cycle times and sources describe the one entry and are not for summing.
-- Null rule: a slice whose employee seconds add up to 0 has no efficiency. Voided entries count nowhere.
CREATE TEMP VIEW efficiency_terms AS
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
  e.scheduled_seconds_used AS scheduled_s,
  e.assigned_used + e.employees_floating_idle AS assigned_headcount,
  e.cycle_confidence * e.assigned_confidence * e.scheduled_confidence AS assigned_confidence_millionths,
  (e.assigned_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_assigned_s,
  (e.assigned_confidence < 100 OR e.scheduled_confidence < 100)
    * (e.assigned_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_assigned_estimated_s,
  e.cycle_confidence * e.assigned_confidence * e.scheduled_confidence
    * (e.assigned_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_assigned_weight,
  e.present_used + e.employees_floating_idle AS present_headcount,
  e.cycle_confidence * e.present_confidence * e.scheduled_confidence AS present_confidence_millionths,
  (e.present_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_present_s,
  (e.present_confidence < 100 OR e.scheduled_confidence < 100)
    * (e.present_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_present_estimated_s,
  e.cycle_confidence * e.present_confidence * e.scheduled_confidence
    * (e.present_used + e.employees_floating_idle) * e.scheduled_seconds_used AS scheduled_present_weight,
  e.cycle_ms_used,
  e.cycle_source,
  e.assigned_source,
  e.present_source,
  e.scheduled_source,
  e.cycle_source = 'standard' AS cycle_from_standard,
  e.cycle_source = 'category' AS cycle_from_category,
  e.cycle_source = 'style-rate' AS cycle_from_style_rate,
  e.cycle_source = 'client-rate' AS cycle_from_client_rate,
  e.cycle_source = 'default' AS cycle_from_default,
  e.assigned_source = 'present' AS assigned_from_present,
  e.assigned_source = 'crew' AS assigned_from_crew,
  e.assigned_source = 'default' AS assigned_from_default,
  e.present_source = 'assigned' AS present_from_assigned,
  e.present_source = 'crew' AS present_from_crew,
  e.present_source = 'default' AS present_from_default,
  e.scheduled_source = 'default' AS scheduled_from_default
FROM production_entries e
WHERE e.voided_at IS NULL;
