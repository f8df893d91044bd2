ALTER TABLE `drafts` ADD `seat` text;--> statement-breakpoint
CREATE INDEX `drafts_elsewhere` ON `drafts` (`client_id`,`kind`,`scope_key`);--> statement-breakpoint
CREATE TABLE `__new_downtime_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`work_order_id` integer,
	`line_id` integer,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`reason` text NOT NULL,
	`reason_detail` text,
	`duration_seconds` integer NOT NULL,
	`start_time` text,
	`employees_affected` integer,
	`responsible_employee_id` integer,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`is_resolved` integer DEFAULT false NOT NULL,
	`resolution_notes` text,
	`impact_on_wip_seconds` integer,
	`equipment_id` integer,
	`running_since` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`equipment_id`) REFERENCES `equipment`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`reason`) REFERENCES `downtime_reasons`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "downtime_entries_shift_type" CHECK("__new_downtime_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "downtime_entries_date" CHECK("__new_downtime_entries"."shift_date" is date("__new_downtime_entries"."shift_date")),
	CONSTRAINT "downtime_entries_amounts" CHECK(ifnull("__new_downtime_entries"."duration_seconds", 0) >= 0 and ifnull("__new_downtime_entries"."employees_affected", 0) >= 0),
	CONSTRAINT "downtime_entries_running_is_open" CHECK("__new_downtime_entries"."running_since" is null or "__new_downtime_entries"."duration_seconds" = 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_downtime_entries`("id", "client_id", "external_id", "work_order_id", "line_id", "shift_date", "shift_type", "reason", "reason_detail", "duration_seconds", "start_time", "employees_affected", "responsible_employee_id", "recorded_by", "recorded_at", "is_resolved", "resolution_notes", "impact_on_wip_seconds", "import_batch_id", "voided_at", "voided_by", "void_reason", "version", "created_at", "updated_at") SELECT "id", "client_id", "external_id", "work_order_id", "line_id", "shift_date", "shift_type", "reason", "reason_detail", "duration_seconds", "start_time", "employees_affected", "responsible_employee_id", "recorded_by", "recorded_at", "is_resolved", "resolution_notes", "impact_on_wip_seconds", "import_batch_id", "voided_at", "voided_by", "void_reason", "version", "created_at", "updated_at" FROM `downtime_entries`;--> statement-breakpoint
DROP TABLE `downtime_entries`;--> statement-breakpoint
ALTER TABLE `__new_downtime_entries` RENAME TO `downtime_entries`;--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_entries_external` ON `downtime_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `downtime_entries_shift` ON `downtime_entries` (`client_id`,`shift_date`,`line_id`,`shift_type`,`voided_at`,`duration_seconds`);--> statement-breakpoint
CREATE INDEX `downtime_entries_order` ON `downtime_entries` (`client_id`,`work_order_id`);--> statement-breakpoint
CREATE INDEX `downtime_entries_running` ON `downtime_entries` (`client_id`,`running_since`) WHERE running_since is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_entries_owned_key` ON `downtime_entries` (`client_id`,`id`);