-- A row stays its client's.
CREATE TRIGGER `job_quantities_client_is_fixed` BEFORE UPDATE OF `client_id` ON `job_quantities`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of job_quantities is fixed'); END;
