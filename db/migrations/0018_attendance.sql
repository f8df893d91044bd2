CREATE TABLE `crew_members` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`employee_id` integer NOT NULL,
	`line_id` integer,
	`shift_type` text,
	`valid_from` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "crew_members_shift_type" CHECK("crew_members"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "crew_members_date" CHECK("crew_members"."valid_from" is date("crew_members"."valid_from"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `crew_members_key` ON `crew_members` (`client_id`,`employee_id`,`valid_from`);--> statement-breakpoint
ALTER TABLE `attendance_entries` ADD `late_seconds` integer;--> statement-breakpoint
ALTER TABLE `attendance_entries` ADD `left_early_seconds` integer;--> statement-breakpoint
ALTER TABLE `floating_pool` ADD `shift_date` text;--> statement-breakpoint
ALTER TABLE `floating_pool` ADD `shift_type` text;--> statement-breakpoint
ALTER TABLE `floating_pool` ADD `line_id` integer;--> statement-breakpoint
CREATE INDEX `floating_pool_day` ON `floating_pool` (`shift_date`,`shift_type`);--> statement-breakpoint
CREATE UNIQUE INDEX `floating_pool_shift` ON `floating_pool` (`employee_id`,`shift_date`,`shift_type`) WHERE shift_date is not null and status = 'ASSIGNED';--> statement-breakpoint
CREATE INDEX `employees_pool` ON `employees` (`is_floating_pool`,`code`) WHERE is_floating_pool = 1;