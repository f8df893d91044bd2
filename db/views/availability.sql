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
-- line (without a line: of its client) on that shift. `…_weight`: planned time × confidence in millionths.
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
  iif(e.downtime_counts, ifnull(e.downtime_seconds, 0), 0) AS stop_line_s,
  iif(e.downtime_counts, ifnull(e.downtime_seconds, 0), 0) AS stop_labour_s,
  iif(e.downtime_counts, ifnull(e.downtime_seconds, 0), 0) AS stop_labour_estimated_s,
  0 AS planned_stop_line_s,
  0 AS planned_stop_labour_s,
  0 AS repair_s,
  e.downtime_counts AND ifnull(e.downtime_seconds, 0) > 0 AS affected_from_default,
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
    NOT EXISTS (
      SELECT 1 FROM downtime_entries d
      WHERE d.client_id = p.client_id AND d.shift_date = p.shift_date AND d.shift_type = p.shift_type
        AND d.voided_at IS NULL AND (p.line_id IS NULL OR d.line_id = p.line_id)
    ) AS downtime_counts
  FROM production_entries p
  WHERE p.voided_at IS NULL
) e
UNION ALL
SELECT
  s.client_id,
  'stop',
  s.id,
  s.shift_date,
  s.shift_type,
  s.line_id,
  (SELECT w.style_model FROM work_orders w WHERE w.client_id = s.client_id AND w.id = s.work_order_id),
  s.work_order_id,
  NULL,
  0,
  1,
  0,
  NULL,
  ifnull(s.employees_affected, 1),
  0, 0, 0, 1000000, 0, 0, 0,
  iif(s.employees_affected IS NULL, 500000, 1000000),
  iif(s.employees_affected IS NULL, 500000, 1000000),
  0, 1000000, 0,
  s.own_seconds,
  s.duration_seconds * ifnull(s.employees_affected, 1),
  (s.employees_affected IS NULL) * s.duration_seconds,
  s.is_planned * s.own_seconds,
  s.is_planned * s.duration_seconds * ifnull(s.employees_affected, 1),
  s.duration_seconds,
  s.employees_affected IS NULL,
  iif(s.employees_affected IS NULL, 'default', 'stop'),
  'entry', 'entry', 'entry', 'entry',
  0, 0, 0, 0, 0, 1000000, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM (
  SELECT t.*,
    CASE WHEN t.begins IS NULL THEN t.duration_seconds
      ELSE max(0, t.begins + t.duration_seconds - max(t.begins, ifnull((
        SELECT max(o.begins + o.duration_seconds) FROM stop_clock o
        WHERE o.client_id = t.client_id AND o.line_id IS t.line_id
          AND o.shift_date BETWEEN date(t.shift_date, '-1 day') AND date(t.shift_date, '+1 day')
          AND (o.begins < t.begins OR (o.begins = t.begins AND o.id < t.id))
      ), 0)))
    END AS own_seconds,
    ifnull((SELECT r.is_planned FROM downtime_reasons r WHERE r.client_id = t.client_id AND r.code = t.reason), 0)
      AS is_planned
  FROM stop_clock t
) s;
