CREATE TABLE `control_baselines` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`kpi` text NOT NULL,
	`step` text NOT NULL,
	`narrowing` text NOT NULL,
	`kind` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`points` integer NOT NULL,
	`centre` real NOT NULL,
	`sigma_z` real,
	`is_laney` integer NOT NULL,
	`mean_moving_range` real,
	`rules` text NOT NULL,
	`reason` text NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` text NOT NULL,
	`ended_by` text,
	`ended_at` text,
	`end_reason` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "control_baselines_step" CHECK("control_baselines"."step" in ('day', 'week', 'month')),
	CONSTRAINT "control_baselines_kind" CHECK("control_baselines"."kind" in ('p', 'u', 'xmr')),
	CONSTRAINT "control_baselines_from" CHECK("control_baselines"."from_date" is date("control_baselines"."from_date")),
	CONSTRAINT "control_baselines_to" CHECK("control_baselines"."to_date" is date("control_baselines"."to_date")),
	CONSTRAINT "control_baselines_points" CHECK(ifnull("control_baselines"."points", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `control_baselines_chart` ON `control_baselines` (`client_id`,`kpi`,`step`,`narrowing`);--> statement-breakpoint
CREATE UNIQUE INDEX `control_baselines_in_force` ON `control_baselines` (`client_id`,`kpi`,`step`,`narrowing`) WHERE ended_at is null;