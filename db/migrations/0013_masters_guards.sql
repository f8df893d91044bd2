-- A row stays its client's.
CREATE TRIGGER `client_contacts_client_is_fixed` BEFORE UPDATE OF `client_id` ON `client_contacts`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of client_contacts is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `client_logos_client_is_fixed` BEFORE UPDATE OF `client_id` ON `client_logos`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of client_logos is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `defect_type_lines_client_is_fixed` BEFORE UPDATE OF `client_id` ON `defect_type_lines`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of defect_type_lines is fixed'); END;
--> statement-breakpoint
CREATE TRIGGER `downtime_reason_lines_client_is_fixed` BEFORE UPDATE OF `client_id` ON `downtime_reason_lines`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of downtime_reason_lines is fixed'); END;
