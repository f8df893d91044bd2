-- Absenteeism, %  : 100 × Σ absence hours ÷ Σ scheduled hours.
-- Coverage rate, %: 100 × Σ covered absence hours ÷ Σ absence hours.
--
-- One row per live attendance record; number columns may be summed over any slice, ratios only after that. Absence time
-- is as recorded, else scheduled − actual, of those marked absent, for the whole shift or a part of it. Covered time is
-- what verified coverage of that person on that shift adds up to, at most the absence; where there is none, all of the
-- absence if its coverage was confirmed. Setting `absenteeism_basis` = `uncovered` takes covered time off.
-- Live production entries stand here as crews (people assigned × scheduled time): a slice without any attendance
-- record but with crews has 0 % of their hours, with confidence 0.
-- Null rule: without scheduled time of either kind there is no absenteeism, without absence no coverage rate. Voided
-- rows count nowhere.
CREATE TEMP VIEW absenteeism_terms AS
SELECT
  a.client_id,
  'attendance' AS kind,
  a.id AS entry_id,
  a.shift_date,
  a.shift_type,
  a.line_id,
  NULL AS style_model,
  NULL AS work_order_id,
  NULL AS operation_id,
  1 AS attendance_records,
  a.scheduled_seconds AS attendance_s,
  a.absence_s,
  min(a.absence_s, coalesce(
    (SELECT sum(c.duration_seconds) FROM coverage_entries c
     WHERE c.client_id = a.client_id AND c.shift_date = a.shift_date AND c.shift_type = a.shift_type
       AND c.absent_employee_id = a.employee_id AND c.is_verified = 1 AND c.voided_at IS NULL),
    a.coverage_confirmed * a.absence_s)) AS covered_s,
  0 AS crew_records,
  0 AS crew_s
FROM (
  SELECT t.*,
    t.is_absent * max(0, ifnull(t.absence_seconds, t.scheduled_seconds - ifnull(t.actual_seconds, 0))) AS absence_s
  FROM attendance_entries t
  WHERE t.voided_at IS NULL
) a
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
  0, 0, 0, 0,
  1,
  e.assigned_used * e.scheduled_seconds_used
FROM production_entries e
WHERE e.voided_at IS NULL;
