CREATE TABLE `job_quantities` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`size` text NOT NULL,
	`colour` text NOT NULL,
	`position` integer NOT NULL,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`client_id`,`job_id`) REFERENCES `jobs`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_quantities_amounts" CHECK(ifnull("job_quantities"."quantity", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `job_quantities_key` ON `job_quantities` (`client_id`,`job_id`,`size`,`colour`);--> statement-breakpoint
ALTER TABLE `hold_entries` ADD `requested_by` text;--> statement-breakpoint
CREATE INDEX `hold_entries_open` ON `hold_entries` (`client_id`,`hold_status`,`hold_date`);--> statement-breakpoint
ALTER TABLE `work_orders` ADD `released_at` text;--> statement-breakpoint
CREATE INDEX `work_orders_po` ON `work_orders` (`client_id`,`po_number`);