-- When each live stop began, in seconds since 1970 (`begins`): its start time on its shift date by the client's clock, or
-- on the next day where that is before the shift's own start. Null where the stop has no start time. Real seconds, so
-- that a stop in a night of a clock change ends when it really did. A stop that is still running is not here: it counts
-- once it is closed.
CREATE TEMP VIEW stop_clock AS
SELECT
  d.client_id,
  d.id,
  d.shift_date,
  d.shift_type,
  d.line_id,
  d.work_order_id,
  d.reason,
  d.duration_seconds,
  d.employees_affected,
  instant_s(
    (SELECT c.timezone FROM clients c WHERE c.id = d.client_id),
    date(d.shift_date, iif(time(d.start_time) < (
        SELECT time(f.start_time) FROM shifts f WHERE f.client_id = d.client_id AND f.shift_type = d.shift_type
        ORDER BY f.is_active DESC, f.id LIMIT 1), '+1 day', '+0 days')),
    d.start_time) AS begins
FROM downtime_entries d
WHERE d.voided_at IS NULL AND d.running_since IS NULL;
