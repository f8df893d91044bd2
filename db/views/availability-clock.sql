-- When each live stop began, in seconds of the plant's own clock (`begins`): its start time on its shift date, or on
-- the next day where that is before the shift's own start. Null where the stop has no start time.
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
  unixepoch(d.shift_date || ' ' || d.start_time)
    + 86400 * ifnull(time(d.start_time) < (
        SELECT time(f.start_time) FROM shifts f WHERE f.client_id = d.client_id AND f.shift_type = d.shift_type
        ORDER BY f.is_active DESC, f.id LIMIT 1), 0) AS begins
FROM downtime_entries d
WHERE d.voided_at IS NULL;
