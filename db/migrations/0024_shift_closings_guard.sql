CREATE TRIGGER `shift_closings_client_is_fixed` BEFORE UPDATE OF `client_id` ON `shift_closings`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of shift_closings is fixed'); END;
