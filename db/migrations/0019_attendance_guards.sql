CREATE TRIGGER `crew_members_client_is_fixed` BEFORE UPDATE OF `client_id` ON `crew_members`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of crew_members is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `crew_members_employee_id_on_insert` BEFORE INSERT ON `crew_members`
WHEN NEW.`employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
CREATE TRIGGER `crew_members_employee_id_on_update` BEFORE UPDATE OF `employee_id` ON `crew_members`
WHEN NEW.`employee_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `employees` AS e WHERE e.`id` = NEW.`employee_id`
    AND (e.`client_id` = NEW.`client_id` OR e.`client_id` IS NULL OR e.`is_floating_pool` = 1))
BEGIN SELECT RAISE(ABORT, 'employee is neither of this client nor floating'); END;
--> statement-breakpoint
-- A shift is told whole, and a line is one of the client that has the person.
CREATE TRIGGER `floating_pool_shift_is_whole_on_insert` BEFORE INSERT ON `floating_pool`
WHEN (NEW.`shift_date` IS NULL) <> (NEW.`shift_type` IS NULL)
  OR (NEW.`shift_date` IS NOT NULL AND NEW.`shift_date` IS NOT date(NEW.`shift_date`))
  OR NEW.`shift_type` NOT IN ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')
  OR (NEW.`line_id` IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM `lines` AS l WHERE l.`client_id` = NEW.`assigned_to_client_id` AND l.`id` = NEW.`line_id`))
BEGIN SELECT RAISE(ABORT, 'shift or line of floating_pool does not hold'); END;
--> statement-breakpoint
-- Nobody works twice on one shift: not for two clients, be it as told without a shift within the last day.
CREATE TRIGGER `floating_pool_is_free_on_insert` BEFORE INSERT ON `floating_pool`
WHEN NEW.`status` = 'ASSIGNED' AND NEW.`shift_date` IS NOT NULL AND (
  EXISTS (SELECT 1 FROM `floating_pool` AS p WHERE p.`employee_id` = NEW.`employee_id` AND p.`id` IS NOT NEW.`id`
    AND p.`shift_date` IS NULL AND p.`status` = 'ASSIGNED'
    AND p.`assigned_to_client_id` IS NOT NEW.`assigned_to_client_id`
    AND p.`last_updated_at` > strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`last_updated_at`, '-1 day'))
  OR EXISTS (SELECT 1 FROM `clients` AS c CROSS JOIN `attendance_entries` AS a
    ON a.`client_id` = c.`id` AND a.`employee_id` = NEW.`employee_id` AND a.`shift_date` = NEW.`shift_date`
    WHERE c.`id` IS NOT NEW.`assigned_to_client_id`
      AND a.`shift_type` = NEW.`shift_type` AND a.`is_absent` = 0 AND a.`voided_at` IS NULL))
BEGIN SELECT RAISE(ABORT, 'employee is taken on this shift'); END;
--> statement-breakpoint
-- A shift is told whole, and a line is one of the client that has the person.
CREATE TRIGGER `floating_pool_shift_is_whole_on_update` BEFORE UPDATE ON `floating_pool`
WHEN (NEW.`shift_date` IS NULL) <> (NEW.`shift_type` IS NULL)
  OR (NEW.`shift_date` IS NOT NULL AND NEW.`shift_date` IS NOT date(NEW.`shift_date`))
  OR NEW.`shift_type` NOT IN ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')
  OR (NEW.`line_id` IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM `lines` AS l WHERE l.`client_id` = NEW.`assigned_to_client_id` AND l.`id` = NEW.`line_id`))
BEGIN SELECT RAISE(ABORT, 'shift or line of floating_pool does not hold'); END;
--> statement-breakpoint
-- Nobody works twice on one shift: not for two clients, be it as told without a shift within the last day.
CREATE TRIGGER `floating_pool_is_free_on_update` BEFORE UPDATE ON `floating_pool`
WHEN NEW.`status` = 'ASSIGNED' AND NEW.`shift_date` IS NOT NULL AND (
  EXISTS (SELECT 1 FROM `floating_pool` AS p WHERE p.`employee_id` = NEW.`employee_id` AND p.`id` IS NOT NEW.`id`
    AND p.`shift_date` IS NULL AND p.`status` = 'ASSIGNED'
    AND p.`assigned_to_client_id` IS NOT NEW.`assigned_to_client_id`
    AND p.`last_updated_at` > strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`last_updated_at`, '-1 day'))
  OR EXISTS (SELECT 1 FROM `clients` AS c CROSS JOIN `attendance_entries` AS a
    ON a.`client_id` = c.`id` AND a.`employee_id` = NEW.`employee_id` AND a.`shift_date` = NEW.`shift_date`
    WHERE c.`id` IS NOT NEW.`assigned_to_client_id`
      AND a.`shift_type` = NEW.`shift_type` AND a.`is_absent` = 0 AND a.`voided_at` IS NULL))
BEGIN SELECT RAISE(ABORT, 'employee is taken on this shift'); END;
--> statement-breakpoint
CREATE TRIGGER `attendance_entries_is_free_on_insert` BEFORE INSERT ON `attendance_entries`
WHEN NEW.`is_absent` = 0 AND NEW.`voided_at` IS NULL AND EXISTS (
  SELECT 1 FROM `floating_pool` AS p WHERE p.`employee_id` = NEW.`employee_id` AND p.`shift_date` = NEW.`shift_date`
    AND p.`shift_type` = NEW.`shift_type` AND p.`status` = 'ASSIGNED'
    AND p.`assigned_to_client_id` IS NOT NEW.`client_id`)
BEGIN SELECT RAISE(ABORT, 'employee is taken on this shift'); END;
--> statement-breakpoint
CREATE TRIGGER `attendance_entries_is_free_on_update` BEFORE UPDATE OF `is_absent`, `voided_at` ON `attendance_entries`
WHEN NEW.`is_absent` = 0 AND NEW.`voided_at` IS NULL AND EXISTS (
  SELECT 1 FROM `floating_pool` AS p WHERE p.`employee_id` = NEW.`employee_id` AND p.`shift_date` = NEW.`shift_date`
    AND p.`shift_type` = NEW.`shift_type` AND p.`status` = 'ASSIGNED'
    AND p.`assigned_to_client_id` IS NOT NEW.`client_id`)
BEGIN SELECT RAISE(ABORT, 'employee is taken on this shift'); END;
