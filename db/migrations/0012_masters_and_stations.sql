CREATE TABLE `defect_type_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`defect_type` text NOT NULL,
	`line_id` integer NOT NULL,
	FOREIGN KEY (`client_id`,`defect_type`) REFERENCES `defect_types`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `defect_type_lines_key` ON `defect_type_lines` (`client_id`,`defect_type`,`line_id`);--> statement-breakpoint
CREATE TABLE `downtime_reason_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`reason` text NOT NULL,
	`line_id` integer NOT NULL,
	FOREIGN KEY (`client_id`,`reason`) REFERENCES `downtime_reasons`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_reason_lines_key` ON `downtime_reason_lines` (`client_id`,`reason`,`line_id`);--> statement-breakpoint
CREATE TABLE `client_contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`name` text NOT NULL,
	`job_title` text,
	`email` text,
	`phone` text,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `client_contacts_client` ON `client_contacts` (`client_id`,`position`);--> statement-breakpoint
CREATE TABLE `client_logos` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`media_type` text NOT NULL,
	`content` blob NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "client_logos_type" CHECK("client_logos"."media_type" in ('image/png', 'image/jpeg'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `client_logos_client` ON `client_logos` (`client_id`);--> statement-breakpoint
CREATE TABLE `stations` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`allows_pin` integer DEFAULT false NOT NULL,
	`idle_seconds` integer,
	`host` text NOT NULL,
	`registered_by` text NOT NULL,
	`last_seen_at` text,
	`revoked_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stations_name_unique` ON `stations` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `stations_token_hash_unique` ON `stations` (`token_hash`);--> statement-breakpoint
ALTER TABLE `defect_types` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `defect_types` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `downtime_reasons` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `downtime_reasons` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `hold_reasons` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `hold_reasons` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `station_id` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `density` text;--> statement-breakpoint
ALTER TABLE `users` ADD `number_format` text;--> statement-breakpoint
ALTER TABLE `users` ADD `tour_seen_at` text;--> statement-breakpoint
ALTER TABLE `users` ADD `pin_hash` text;--> statement-breakpoint
ALTER TABLE `shift_calendar` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `product_variants` ADD `position` integer DEFAULT 0 NOT NULL;