-- Availability, %: 100 × (planned hours − downtime hours) ÷ planned hours.
-- OEE, %         : 100 × Σ (good units × ideal cycle time) ÷ planned hours, of the same planned hours; good = produced
--                  − defective. It is availability × accounted time × performance × quality: (planned − downtime) ÷
--                  planned, run ÷ (planned − downtime), ideal × produced ÷ run, ideal × good ÷ (ideal × produced).
-- MTBF, h        : Σ run hours ÷ number of stops.        MTTR, h: Σ stop hours ÷ number of stops.
--
-- One row per live production entry (planned time) and per live stop (downtime); number columns may be summed over any
-- slice, ratios only after that. Setting `availability_basis`: `labour` plans people assigned × scheduled time and
-- stops the people affected (1, estimated, where not given); `line` plans scheduled time and stops the clock: where
-- stops of one line overlap by their start times, a minute belongs to the one that began first. A start before the
-- shift's own is on the next day; a stop without a start time counts whole. Setting `planned_stops` = `exclude` takes
-- stops of reasons flagged as planned off the planned time: for that they stand apart (`planned_stop_…`), while
-- `stop_…` holds all of them. An entry's own downtime counts, with 1 person, only where nobody recorded a stop of its
-- line (without a line: of its client) on that shift. A stop that is still running counts nowhere. `…_weight`: planned time × confidence in millionths.
-- Null rule: a slice whose planned time adds up to 0 has no availability and no OEE, one without stops no MTBF and no
-- MTTR. Voided rows count nowhere.
CREATE TEMP VIEW availability_terms AS
SELECT
  e.client_id,
  'production' AS kind,
  e.id AS entry_id,
  e.shift_date,
  e.shift_type,
  e.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = e.client_id AND w.id = e.work_order_id) AS style_model,
  e.work_order_id,
  e.operation_id,
  1 AS production_records,
  0 AS stop_records,
  e.units_produced,
  e.cycle_ms_used,
  e.assigned_used AS crew,
  e.scheduled_seconds_used AS planned_line_s,
  (e.scheduled_confidence < 100) * e.scheduled_seconds_used AS planned_line_estimated_s,
  e.scheduled_confidence * 10000 * e.scheduled_seconds_used AS planned_line_weight,
  e.scheduled_confidence * 10000 AS line_confidence_millionths,
  e.assigned_used * e.scheduled_seconds_used AS planned_labour_s,
  (e.assigned_confidence < 100 OR e.scheduled_confidence < 100)
    * e.assigned_used * e.scheduled_seconds_used AS planned_labour_estimated_s,
  e.assigned_confidence * e.scheduled_confidence * 100
    * e.assigned_used * e.scheduled_seconds_used AS planned_labour_weight,
  e.assigned_confidence * e.scheduled_confidence * 100 AS planned_confidence_millionths,
  e.cycle_confidence * e.assigned_confidence * e.scheduled_confidence AS oee_labour_confidence_millionths,
  e.cycle_confidence * e.assigned_confidence * e.scheduled_confidence
    * e.assigned_used * e.scheduled_seconds_used AS oee_labour_weight,
  e.cycle_confidence * e.scheduled_confidence * 100 AS oee_line_confidence_millionths,
  e.cycle_confidence * e.scheduled_confidence * 100 * e.scheduled_seconds_used AS oee_line_weight,
  e.own_stop_s AS stop_line_s,
  e.own_stop_s AS stop_labour_s,
  e.own_stop_s AS stop_labour_estimated_s,
  0 AS planned_stop_line_s,
  0 AS planned_stop_labour_s,
  0 AS repair_s,
  e.own_stop_s > 0 AS affected_from_default,
  'entry' AS affected_source,
  e.assigned_source,
  e.scheduled_source,
  e.cycle_source,
  e.run_source,
  e.units_produced * e.cycle_ms_used AS earned_ms,
  (e.units_produced - e.units_defective) * e.cycle_ms_used AS earned_good_ms,
  (e.cycle_confidence < 100) * (e.units_produced - e.units_defective) * e.cycle_ms_used AS earned_good_estimated_ms,
  e.run_seconds_used AS run_clock_s,
  (e.run_confidence < 100) * e.run_seconds_used AS run_clock_estimated_s,
  e.run_confidence * 10000 AS run_confidence_millionths,
  e.run_seconds_used * e.present_used AS run_labour_s,
  e.cycle_source = 'standard' AS cycle_from_standard,
  e.cycle_source = 'category' AS cycle_from_category,
  e.cycle_source = 'style-rate' AS cycle_from_style_rate,
  e.cycle_source = 'client-rate' AS cycle_from_client_rate,
  e.cycle_source = 'default' AS cycle_from_default,
  e.assigned_source = 'present' AS assigned_from_present,
  e.assigned_source = 'crew' AS assigned_from_crew,
  e.assigned_source = 'default' AS assigned_from_default,
  e.scheduled_source = 'default' AS scheduled_from_default,
  e.run_source = 'scheduled-less-stops' AS run_from_scheduled_less_stops,
  e.run_source = 'scheduled' AS run_from_scheduled,
  e.run_source <> 'entry' AND e.scheduled_source = 'default' AS scheduled_for_run_from_default
FROM (
  SELECT p.*,
    iif(ifnull(p.downtime_seconds, 0) > 0 AND NOT EXISTS (
      SELECT 1 FROM downtime_entries d
      WHERE d.client_id = p.client_id AND d.shift_date = p.shift_date AND d.shift_type = p.shift_type
        AND d.voided_at IS NULL AND d.running_since IS NULL AND (p.line_id IS NULL OR d.line_id = p.line_id)
    ), p.downtime_seconds, 0) AS own_stop_s
  FROM production_entries p
  WHERE p.voided_at IS NULL
) e
UNION ALL
SELECT
  stop_terms.client_id,
  'stop',
  stop_terms.id,
  stop_terms.shift_date,
  stop_terms.shift_type,
  stop_terms.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = stop_terms.client_id AND w.id = stop_terms.work_order_id),
  stop_terms.work_order_id,
  NULL,
  0,
  1,
  0,
  NULL,
  ifnull(stop_terms.employees_affected, 1),
  0, 0, 0, 1000000, 0, 0, 0,
  iif(stop_terms.employees_affected IS NULL, 500000, 1000000),
  iif(stop_terms.employees_affected IS NULL, 500000, 1000000),
  0, 1000000, 0,
  stop_terms.own_seconds,
  stop_terms.duration_seconds * ifnull(stop_terms.employees_affected, 1),
  (stop_terms.employees_affected IS NULL) * stop_terms.duration_seconds,
  stop_terms.is_planned * stop_terms.own_seconds,
  stop_terms.is_planned * stop_terms.duration_seconds * ifnull(stop_terms.employees_affected, 1),
  stop_terms.duration_seconds,
  stop_terms.employees_affected IS NULL,
  iif(stop_terms.employees_affected IS NULL, 'default', 'stop'),
  'entry', 'entry', 'entry', 'entry',
  0, 0, 0, 0, 0, 1000000, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM (
  -- DISTINCT drops nothing: it has SQLite work these columns out once a row rather than wherever one of them is named.
  SELECT DISTINCT clock_terms.*,
    CASE WHEN clock_terms.begins IS NULL THEN clock_terms.duration_seconds
      ELSE max(0, clock_terms.begins + clock_terms.duration_seconds - max(clock_terms.begins, ifnull((
        SELECT max(o.begins + o.duration_seconds) FROM stop_clock o
        WHERE o.client_id = clock_terms.client_id AND o.line_id IS clock_terms.line_id
          AND o.shift_date BETWEEN date(clock_terms.shift_date, '-1 day') AND date(clock_terms.shift_date, '+1 day')
          AND (o.begins, o.id) < (clock_terms.begins, clock_terms.id)
      ), 0)))
    END AS own_seconds,
    ifnull((SELECT r.is_planned FROM downtime_reasons r
      WHERE r.client_id = clock_terms.client_id AND r.code = clock_terms.reason), 0) AS is_planned
  FROM (SELECT DISTINCT * FROM stop_clock) clock_terms
) stop_terms;
