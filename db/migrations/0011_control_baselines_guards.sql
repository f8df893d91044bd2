CREATE TRIGGER `control_baselines_client_is_fixed` BEFORE UPDATE OF `client_id` ON `control_baselines`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of control_baselines is fixed'); END;
--> statement-breakpoint
-- Frozen limits stay what they were, whoever writes; only their end is written later, once.
CREATE TRIGGER `control_baselines_limits_are_fixed`
BEFORE UPDATE OF `id`, `kpi`, `step`, `narrowing`, `kind`, `from_date`, `to_date`, `points`, `centre`, `sigma_z`,
  `is_laney`, `mean_moving_range`, `rules`, `reason`, `frozen_by`, `frozen_at` ON `control_baselines`
BEGIN SELECT RAISE(ABORT, 'limits of control_baselines are frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `control_baselines_end_is_fixed` BEFORE UPDATE ON `control_baselines`
WHEN OLD.`ended_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the end of control_baselines is fixed'); END;
