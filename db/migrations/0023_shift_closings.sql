CREATE TABLE `shift_closings` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`line_id` integer,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`closed_by` text NOT NULL,
	`closed_at` text NOT NULL,
	`note` text,
	`reopened_by` text,
	`reopened_at` text,
	`reopen_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shift_closings_shift_type" CHECK("shift_closings"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "shift_closings_date" CHECK("shift_closings"."shift_date" is date("shift_closings"."shift_date"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_closings_of_line` ON `shift_closings` (`client_id`,`shift_date`,`shift_type`,`line_id`) WHERE reopened_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `shift_closings_without_line` ON `shift_closings` (`client_id`,`shift_date`,`shift_type`) WHERE reopened_at is null and line_id is null;