CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`host` text NOT NULL,
	`action` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` integer,
	`before` text,
	`after` text,
	`key_id` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_log_row` ON `audit_log` (`client_id`,`table_name`,`row_id`);--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`client_id`,`at`);--> statement-breakpoint
CREATE TABLE `defect_types` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`parent_code` text,
	`name_en` text NOT NULL,
	`name_es` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `defect_types_owned_key` ON `defect_types` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `defect_types_code` ON `defect_types` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `downtime_reasons` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`parent_code` text,
	`name_en` text NOT NULL,
	`name_es` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`is_planned` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `downtime_reasons_parent` ON `downtime_reasons` (`client_id`,`parent_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_reasons_owned_key` ON `downtime_reasons` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_reasons_code` ON `downtime_reasons` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `hold_reasons` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`parent_code` text,
	`name_en` text NOT NULL,
	`name_es` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hold_reasons_owned_key` ON `hold_reasons` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `hold_reasons_code` ON `hold_reasons` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `client_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`valid_from` text NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "client_settings_date" CHECK("client_settings"."valid_from" is date("client_settings"."valid_from"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `client_settings_key` ON `client_settings` (`client_id`,`key`,`valid_from`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`contact` text,
	`email` text,
	`phone` text,
	`location` text,
	`supervisor_code` text,
	`planner_code` text,
	`engineering_code` text,
	`client_type` text,
	`timezone` text DEFAULT 'America/Mexico_City' NOT NULL,
	`currency` text DEFAULT 'MXN' NOT NULL,
	`industry` text DEFAULT 'general' NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "clients_type" CHECK("clients"."client_type" in ('Hourly Rate', 'Piece Rate', 'Hybrid', 'Service', 'Other')),
	CONSTRAINT "clients_industry" CHECK("clients"."industry" in ('apparel', 'footwear', 'textile', 'general'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_code_unique` ON `clients` (`code`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`user_code` text NOT NULL,
	`kind` text NOT NULL,
	`scope_key` text NOT NULL,
	`station` text,
	`content` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_place` ON `drafts` (`client_id`,`user_code`,`kind`,`scope_key`);--> statement-breakpoint
CREATE TABLE `import_batches` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`rows_read` integer NOT NULL,
	`rows_written` integer NOT NULL,
	`first_row_id` integer,
	`last_row_id` integer,
	`imported_by` text NOT NULL,
	`imported_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `import_batches_owned_key` ON `import_batches` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`table_name` text,
	`row_id` integer,
	`note_date` text,
	`body` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	`voided_at` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notes_record` ON `notes` (`client_id`,`table_name`,`row_id`);--> statement-breakpoint
CREATE INDEX `notes_date` ON `notes` (`client_id`,`note_date`);--> statement-breakpoint
CREATE TABLE `period_locks` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`locked_by` text NOT NULL,
	`locked_at` text NOT NULL,
	`reopened_by` text,
	`reopened_at` text,
	`reopen_reason` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "period_locks_from" CHECK("period_locks"."from_date" is date("period_locks"."from_date")),
	CONSTRAINT "period_locks_to" CHECK("period_locks"."to_date" is date("period_locks"."to_date"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `period_locks_range` ON `period_locks` (`client_id`,`to_date`,`from_date`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`user_code` text NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`client_id`,`user_code`,`page`,`name`);--> statement-breakpoint
CREATE TABLE `downtime_entries` (
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
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`reason`) REFERENCES `downtime_reasons`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "downtime_entries_shift_type" CHECK("downtime_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "downtime_entries_date" CHECK("downtime_entries"."shift_date" is date("downtime_entries"."shift_date")),
	CONSTRAINT "downtime_entries_amounts" CHECK(ifnull("downtime_entries"."duration_seconds", 0) >= 0 and ifnull("downtime_entries"."employees_affected", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_entries_external` ON `downtime_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `downtime_entries_shift` ON `downtime_entries` (`client_id`,`shift_date`,`line_id`,`shift_type`,`voided_at`,`duration_seconds`);--> statement-breakpoint
CREATE INDEX `downtime_entries_order` ON `downtime_entries` (`client_id`,`work_order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `downtime_entries_owned_key` ON `downtime_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `hold_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`work_order_id` integer NOT NULL,
	`job_id` integer,
	`hold_status` text NOT NULL,
	`hold_date` text,
	`hold_time` text,
	`reason` text NOT NULL,
	`reason_detail` text NOT NULL,
	`approved_by` text,
	`approved_at` text,
	`resume_date` text,
	`resume_time` text,
	`resume_approved_by` text,
	`resume_approved_at` text,
	`total_hold_seconds` integer,
	`notes` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`job_id`) REFERENCES `jobs`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`reason`) REFERENCES `hold_reasons`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hold_entries_status" CHECK("hold_entries"."hold_status" in ('ON_HOLD', 'RESUMED', 'CANCELLED')),
	CONSTRAINT "hold_entries_hold_date" CHECK("hold_entries"."hold_date" is date("hold_entries"."hold_date")),
	CONSTRAINT "hold_entries_resume_date" CHECK("hold_entries"."resume_date" is date("hold_entries"."resume_date"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hold_entries_external` ON `hold_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `hold_entries_order` ON `hold_entries` (`client_id`,`work_order_id`,`hold_date`);--> statement-breakpoint
CREATE UNIQUE INDEX `hold_entries_owned_key` ON `hold_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `database_info` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `failed_logins` (
	`id` integer PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`host` text NOT NULL,
	`address` text,
	`failed_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `failed_logins_name` ON `failed_logins` (`username`,`failed_at`);--> statement-breakpoint
CREATE TABLE `login_locks` (
	`username` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` integer NOT NULL,
	`host` text NOT NULL,
	`address` text,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`,`revoked_at`);--> statement-breakpoint
CREATE TABLE `user_clients` (
	`user_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `client_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`username` text NOT NULL,
	`full_name` text NOT NULL,
	`email` text,
	`role` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`password_hash` text,
	`must_change_password` integer DEFAULT false NOT NULL,
	`language` text,
	`theme` text,
	`last_login_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "users_role" CHECK("users"."role" in ('OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_code_unique` ON `users` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_username_unique` ON `users` (`username`);--> statement-breakpoint
CREATE TABLE `attendance_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`employee_id` integer NOT NULL,
	`line_id` integer,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`scheduled_seconds` integer NOT NULL,
	`actual_seconds` integer,
	`is_absent` integer DEFAULT false NOT NULL,
	`absence_type` text,
	`absence_seconds` integer,
	`covered_by_employee_id` integer,
	`coverage_confirmed` integer DEFAULT false NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`verified_by` text,
	`verified_at` text,
	`notes` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`covered_by_employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_entries_shift_type" CHECK("attendance_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "attendance_entries_absence" CHECK("attendance_entries"."absence_type" in ('UNSCHEDULED_ABSENCE', 'VACATION', 'MEDICAL_LEAVE', 'PERSONAL_DAY', 'SUSPENDED', 'OTHER')),
	CONSTRAINT "attendance_entries_date" CHECK("attendance_entries"."shift_date" is date("attendance_entries"."shift_date")),
	CONSTRAINT "attendance_entries_amounts" CHECK(ifnull("attendance_entries"."scheduled_seconds", 0) >= 0 and ifnull("attendance_entries"."actual_seconds", 0) >= 0 and ifnull("attendance_entries"."absence_seconds", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_entries_external` ON `attendance_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `attendance_entries_shift` ON `attendance_entries` (`client_id`,`shift_date`,`shift_type`,`voided_at`,`scheduled_seconds`,`actual_seconds`,`is_absent`,`absence_seconds`,`coverage_confirmed`);--> statement-breakpoint
CREATE INDEX `attendance_entries_employee` ON `attendance_entries` (`client_id`,`employee_id`,`shift_date`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_entries_owned_key` ON `attendance_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `coverage_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`absent_employee_id` integer NOT NULL,
	`floating_employee_id` integer NOT NULL,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`duration_seconds` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`is_verified` integer DEFAULT false NOT NULL,
	`notes` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`absent_employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`floating_employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coverage_entries_shift_type" CHECK("coverage_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "coverage_entries_date" CHECK("coverage_entries"."shift_date" is date("coverage_entries"."shift_date")),
	CONSTRAINT "coverage_entries_amounts" CHECK(ifnull("coverage_entries"."duration_seconds", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_entries_external` ON `coverage_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `coverage_entries_shift` ON `coverage_entries` (`client_id`,`shift_date`,`shift_type`,`is_verified`,`voided_at`,`duration_seconds`);--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_entries_owned_key` ON `coverage_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `employees` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`department` text,
	`is_floating_pool` integer DEFAULT false NOT NULL,
	`is_support_billed` integer DEFAULT false NOT NULL,
	`is_support_included` integer DEFAULT false NOT NULL,
	`hourly_rate_minor` integer,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "employees_amounts" CHECK(ifnull("employees"."hourly_rate_minor", 0) >= 0),
	CONSTRAINT "employees_home" CHECK("employees"."client_id" is not null or "employees"."is_floating_pool" = 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `employees_floating_code` ON `employees` (`code`) WHERE client_id is null;--> statement-breakpoint
CREATE INDEX `employees_client` ON `employees` (`client_id`,`is_active`);--> statement-breakpoint
CREATE UNIQUE INDEX `employees_code` ON `employees` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `floating_pool` (
	`id` integer PRIMARY KEY NOT NULL,
	`external_id` text,
	`employee_id` integer NOT NULL,
	`status` text NOT NULL,
	`assigned_to_client_id` integer,
	`assigned_by` text,
	`last_updated_at` text NOT NULL,
	`notes` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to_client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "floating_pool_status" CHECK("floating_pool"."status" in ('AVAILABLE', 'ASSIGNED'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `floating_pool_employee` ON `floating_pool` (`employee_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `floating_pool_external` ON `floating_pool` (`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE TABLE `equipment` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`line_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_owned_key` ON `equipment` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_code` ON `equipment` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`standard_crew` integer,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lines_owned_key` ON `lines` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `lines_code` ON `lines` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `shift_breaks` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`shift_id` integer NOT NULL,
	`start_time` text NOT NULL,
	`duration_seconds` integer NOT NULL,
	`is_paid` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`client_id`,`shift_id`) REFERENCES `shifts`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shift_breaks_amounts" CHECK(ifnull("shift_breaks"."duration_seconds", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `shift_breaks_shift` ON `shift_breaks` (`client_id`,`shift_id`);--> statement-breakpoint
CREATE TABLE `shift_calendar` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`shift_date` text NOT NULL,
	`kind` text NOT NULL,
	`shift_id` integer,
	`line_id` integer,
	`name` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`shift_id`) REFERENCES `shifts`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shift_calendar_kind" CHECK("shift_calendar"."kind" in ('HOLIDAY', 'EXTRA_SHIFT', 'NO_SHIFT')),
	CONSTRAINT "shift_calendar_day" CHECK("shift_calendar"."shift_date" is date("shift_calendar"."shift_date"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `shift_calendar_date` ON `shift_calendar` (`client_id`,`shift_date`);--> statement-breakpoint
CREATE TABLE `shift_weekdays` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`shift_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	FOREIGN KEY (`client_id`,`shift_id`) REFERENCES `shifts`(`client_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_weekdays_key` ON `shift_weekdays` (`client_id`,`shift_id`,`weekday`);--> statement-breakpoint
CREATE TABLE `shifts` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`shift_type` text NOT NULL,
	`start_time` text NOT NULL,
	`end_time` text NOT NULL,
	`standard_seconds` integer NOT NULL,
	`standard_crew` integer,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shifts_shift_type" CHECK("shifts"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "shifts_amounts" CHECK(ifnull("shifts"."standard_seconds", 0) >= 0 and ifnull("shifts"."standard_crew", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `shifts_type` ON `shifts` (`client_id`,`shift_type`,`is_active`);--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_owned_key` ON `shifts` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_code` ON `shifts` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `hourly_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`hour` integer NOT NULL,
	`pieces` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hourly_counts_shift_type" CHECK("hourly_counts"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "hourly_counts_amounts" CHECK(ifnull("hourly_counts"."pieces", 0) >= 0 and ifnull("hourly_counts"."hour", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hourly_counts_key` ON `hourly_counts` (`client_id`,`shift_date`,`line_id`,`shift_type`,`hour`);--> statement-breakpoint
CREATE TABLE `piece_plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`line_id` integer NOT NULL,
	`shift_type` text NOT NULL,
	`shift_date` text,
	`valid_from` text NOT NULL,
	`pieces` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "piece_plans_shift_type" CHECK("piece_plans"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "piece_plans_amounts" CHECK(ifnull("piece_plans"."pieces", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `piece_plans_key` ON `piece_plans` (`client_id`,`line_id`,`shift_type`,`valid_from`);--> statement-breakpoint
CREATE TABLE `production_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`work_order_id` integer NOT NULL,
	`job_id` integer,
	`line_id` integer,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`operation_id` integer,
	`units_produced` integer NOT NULL,
	`units_defective` integer DEFAULT 0 NOT NULL,
	`run_seconds` integer,
	`employees_assigned` integer,
	`employees_present` integer,
	`employees_floating_idle` integer DEFAULT 0 NOT NULL,
	`scheduled_seconds` integer,
	`downtime_seconds` integer,
	`efficiency_target_ppm` integer,
	`performance_target_ppm` integer,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`entry_method` text DEFAULT 'MANUAL_ENTRY' NOT NULL,
	`verified_by` text,
	`verified_at` text,
	`notes` text,
	`cycle_ms_used` integer DEFAULT 0 NOT NULL,
	`cycle_source` text DEFAULT 'pending' NOT NULL,
	`cycle_confidence` integer DEFAULT 0 NOT NULL,
	`assigned_used` integer DEFAULT 0 NOT NULL,
	`assigned_source` text DEFAULT 'pending' NOT NULL,
	`assigned_confidence` integer DEFAULT 0 NOT NULL,
	`present_used` integer DEFAULT 0 NOT NULL,
	`present_source` text DEFAULT 'pending' NOT NULL,
	`present_confidence` integer DEFAULT 0 NOT NULL,
	`scheduled_seconds_used` integer DEFAULT 0 NOT NULL,
	`scheduled_source` text DEFAULT 'pending' NOT NULL,
	`scheduled_confidence` integer DEFAULT 0 NOT NULL,
	`run_seconds_used` integer DEFAULT 0 NOT NULL,
	`run_source` text DEFAULT 'pending' NOT NULL,
	`run_confidence` integer DEFAULT 0 NOT NULL,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`job_id`) REFERENCES `jobs`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`operation_id`) REFERENCES `operations`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "production_entries_shift_type" CHECK("production_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "production_entries_method" CHECK("production_entries"."entry_method" in ('MANUAL_ENTRY', 'CSV_UPLOAD', 'QR_SCAN', 'API', 'SYSTEM_IMPORT')),
	CONSTRAINT "production_entries_date" CHECK("production_entries"."shift_date" is date("production_entries"."shift_date")),
	CONSTRAINT "production_entries_amounts" CHECK(ifnull("production_entries"."units_produced", 0) >= 0 and ifnull("production_entries"."units_defective", 0) >= 0 and ifnull("production_entries"."run_seconds", 0) >= 0 and ifnull("production_entries"."employees_assigned", 0) >= 0),
	CONSTRAINT "production_entries_people" CHECK(ifnull("production_entries"."employees_present", 0) >= 0 and ifnull("production_entries"."employees_floating_idle", 0) >= 0 and ifnull("production_entries"."scheduled_seconds", 0) >= 0),
	CONSTRAINT "production_entries_defective" CHECK("production_entries"."units_defective" <= "production_entries"."units_produced")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `production_entries_external` ON `production_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `production_entries_shift` ON `production_entries` (`client_id`,`shift_date`,`line_id`,`shift_type`);--> statement-breakpoint
CREATE INDEX `production_entries_order` ON `production_entries` (`client_id`,`work_order_id`,`shift_date`);--> statement-breakpoint
CREATE UNIQUE INDEX `production_entries_owned_key` ON `production_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `category_standards` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`category` text NOT NULL,
	`cycle_ms` integer NOT NULL,
	`valid_from` text DEFAULT '0001-01-01' NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "category_standards_amounts" CHECK(ifnull("category_standards"."cycle_ms", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `category_standards_key` ON `category_standards` (`client_id`,`category`,`valid_from`);--> statement-breakpoint
CREATE TABLE `operations` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_owned_key` ON `operations` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `operations_code` ON `operations` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `part_opportunities` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`part_number` text NOT NULL,
	`opportunities_per_unit` integer NOT NULL,
	`description` text,
	`notes` text,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "part_opportunities_amounts" CHECK(ifnull("part_opportunities"."opportunities_per_unit", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `part_opportunities_part` ON `part_opportunities` (`client_id`,`part_number`);--> statement-breakpoint
CREATE TABLE `product_variants` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`size` text NOT NULL,
	`colour` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`client_id`,`product_id`) REFERENCES `products`(`client_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `product_variants_key` ON `product_variants` (`client_id`,`product_id`,`size`,`colour`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`style_model` text NOT NULL,
	`part_number` text,
	`description` text,
	`category` text,
	`ideal_cycle_ms` integer,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "products_amounts" CHECK(ifnull("products"."ideal_cycle_ms", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `products_style` ON `products` (`client_id`,`style_model`);--> statement-breakpoint
CREATE INDEX `products_part` ON `products` (`client_id`,`part_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_owned_key` ON `products` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_code` ON `products` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `routing_operations` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`style_model` text,
	`position` integer NOT NULL,
	`operation_id` integer NOT NULL,
	FOREIGN KEY (`client_id`,`operation_id`) REFERENCES `operations`(`client_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `routing_operations_style` ON `routing_operations` (`client_id`,`style_model`,`position`);--> statement-breakpoint
CREATE TABLE `standards` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`line_id` integer,
	`shift_id` integer,
	`cycle_ms` integer NOT NULL,
	`valid_from` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`shift_id`) REFERENCES `shifts`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "standards_from" CHECK("standards"."valid_from" is date("standards"."valid_from")),
	CONSTRAINT "standards_amounts" CHECK(ifnull("standards"."cycle_ms", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `standards_line` ON `standards` (`client_id`,`line_id`,`shift_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`kpi` text NOT NULL,
	`target_millionths` integer NOT NULL,
	`warning_millionths` integer,
	`critical_millionths` integer,
	`valid_from` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "targets_from" CHECK("targets"."valid_from" is date("targets"."valid_from"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `targets_key` ON `targets` (`client_id`,`kpi`,`valid_from`);--> statement-breakpoint
CREATE TABLE `defect_details` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`quality_entry_id` integer NOT NULL,
	`defect_type` text NOT NULL,
	`description` text NOT NULL,
	`unit_serial` text,
	`is_rework_required` integer DEFAULT false NOT NULL,
	`is_repair_in_current_op` integer DEFAULT false NOT NULL,
	`is_scrapped` integer DEFAULT false NOT NULL,
	`root_cause` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`quality_entry_id`) REFERENCES `quality_entries`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`defect_type`) REFERENCES `defect_types`(`client_id`,`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "defect_details_cause" CHECK("defect_details"."root_cause" in ('OPERATOR_ERROR', 'MATERIAL_ISSUE', 'EQUIPMENT_ISSUE', 'PROCESS_ISSUE', 'DESIGN_ISSUE', 'UNKNOWN'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `defect_details_external` ON `defect_details` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `defect_details_entry` ON `defect_details` (`client_id`,`quality_entry_id`,`defect_type`);--> statement-breakpoint
CREATE UNIQUE INDEX `defect_details_owned_key` ON `defect_details` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `quality_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`work_order_id` integer NOT NULL,
	`job_id` integer,
	`line_id` integer,
	`shift_date` text NOT NULL,
	`shift_type` text NOT NULL,
	`operation_id` integer NOT NULL,
	`units_inspected` integer NOT NULL,
	`units_passed` integer,
	`units_defective` integer DEFAULT 0 NOT NULL,
	`units_rework` integer,
	`units_repair` integer,
	`defect_categories` text,
	`total_defects` integer DEFAULT 0 NOT NULL,
	`inspector_employee_id` integer,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`inspection_method` text,
	`sample_size_ppm` integer,
	`is_reinspection` integer DEFAULT false NOT NULL,
	`notes` text,
	`verified_by` text,
	`verified_at` text,
	`import_batch_id` integer,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`inspector_employee_id`) REFERENCES `employees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`job_id`) REFERENCES `jobs`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`line_id`) REFERENCES `lines`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`operation_id`) REFERENCES `operations`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`,`import_batch_id`) REFERENCES `import_batches`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quality_entries_shift_type" CHECK("quality_entries"."shift_type" in ('SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER')),
	CONSTRAINT "quality_entries_method" CHECK("quality_entries"."inspection_method" in ('VISUAL', 'MEASUREMENT', 'FUNCTIONAL_TEST', 'SAMPLE_CHECK', '100_PERCENT_INSPECTION', 'OTHER')),
	CONSTRAINT "quality_entries_date" CHECK("quality_entries"."shift_date" is date("quality_entries"."shift_date")),
	CONSTRAINT "quality_entries_amounts" CHECK(ifnull("quality_entries"."units_inspected", 0) >= 0 and ifnull("quality_entries"."units_passed", 0) >= 0 and ifnull("quality_entries"."units_defective", 0) >= 0 and ifnull("quality_entries"."total_defects", 0) >= 0),
	CONSTRAINT "quality_entries_failed" CHECK(ifnull("quality_entries"."units_rework", 0) >= 0 and ifnull("quality_entries"."units_repair", 0) >= 0),
	CONSTRAINT "quality_entries_passed" CHECK(ifnull("quality_entries"."units_passed", 0) + "quality_entries"."units_defective" <= "quality_entries"."units_inspected")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_entries_external` ON `quality_entries` (`client_id`,`external_id`) WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX `quality_entries_shift` ON `quality_entries` (`client_id`,`shift_date`,`shift_type`,`operation_id`,`voided_at`,`is_reinspection`,`units_inspected`,`units_passed`,`units_defective`,`total_defects`);--> statement-breakpoint
CREATE INDEX `quality_entries_order` ON `quality_entries` (`client_id`,`work_order_id`,`shift_date`);--> statement-breakpoint
CREATE UNIQUE INDEX `quality_entries_owned_key` ON `quality_entries` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `kpi_day` (
	`client_id` integer NOT NULL,
	`shift_date` text NOT NULL,
	`production_records` integer DEFAULT 0 NOT NULL,
	`units_produced` integer DEFAULT 0 NOT NULL,
	`units_defective` integer DEFAULT 0 NOT NULL,
	`earned_ms` integer DEFAULT 0 NOT NULL,
	`earned_estimated_ms` integer DEFAULT 0 NOT NULL,
	`scheduled_assigned_s` integer DEFAULT 0 NOT NULL,
	`scheduled_assigned_estimated_s` integer DEFAULT 0 NOT NULL,
	`scheduled_assigned_weight` integer DEFAULT 0 NOT NULL,
	`scheduled_present_s` integer DEFAULT 0 NOT NULL,
	`scheduled_present_estimated_s` integer DEFAULT 0 NOT NULL,
	`scheduled_present_weight` integer DEFAULT 0 NOT NULL,
	`run_labour_s` integer DEFAULT 0 NOT NULL,
	`run_labour_estimated_s` integer DEFAULT 0 NOT NULL,
	`run_labour_weight` integer DEFAULT 0 NOT NULL,
	`run_clock_s` integer DEFAULT 0 NOT NULL,
	`run_clock_estimated_s` integer DEFAULT 0 NOT NULL,
	`run_clock_weight` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`client_id`, `shift_date`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `kpi_day_operation` (
	`client_id` integer NOT NULL,
	`shift_date` text NOT NULL,
	`style_model` text NOT NULL,
	`operation_id` integer NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`units_inspected` integer DEFAULT 0 NOT NULL,
	`units_passed` integer DEFAULT 0 NOT NULL,
	`units_passed_estimated` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`client_id`, `shift_date`, `style_model`, `operation_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`work_order_id` integer NOT NULL,
	`job_number` text,
	`part_number` text NOT NULL,
	`quantity_ordered` integer NOT NULL,
	`quantity_completed` integer DEFAULT 0 NOT NULL,
	`quantity_scrapped` integer DEFAULT 0 NOT NULL,
	`priority_level` text,
	`notes` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jobs_priority" CHECK("jobs"."priority_level" in ('RUSH', 'STANDARD', 'LOW')),
	CONSTRAINT "jobs_amounts" CHECK(ifnull("jobs"."quantity_ordered", 0) >= 0 and ifnull("jobs"."quantity_completed", 0) >= 0 and ifnull("jobs"."quantity_scrapped", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `jobs_order` ON `jobs` (`client_id`,`work_order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_owned_key` ON `jobs` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_code` ON `jobs` (`client_id`,`code`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`external_id` text,
	`work_order_id` integer NOT NULL,
	`shipped_on` text NOT NULL,
	`quantity` integer NOT NULL,
	`reference` text,
	`recorded_by` text,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shipments_date" CHECK("shipments"."shipped_on" is date("shipments"."shipped_on")),
	CONSTRAINT "shipments_amounts" CHECK(ifnull("shipments"."quantity", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `shipments_order` ON `shipments` (`client_id`,`work_order_id`,`shipped_on`);--> statement-breakpoint
CREATE TABLE `work_orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`code` text NOT NULL,
	`style_model` text,
	`planned_quantity` integer NOT NULL,
	`planned_start_date` text,
	`actual_start_date` text,
	`planned_ship_date` text,
	`required_date` text,
	`ideal_cycle_ms` integer,
	`status` text DEFAULT 'ACTIVE' NOT NULL,
	`receipt_date` text,
	`acknowledged_date` text,
	`priority_level` text,
	`po_number` text,
	`unit_price_ten_thousandths` integer,
	`notes` text,
	`completed_at` text,
	`closed_at` text,
	`created_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "work_orders_status_value" CHECK("work_orders"."status" in ('ACTIVE', 'ON_HOLD', 'COMPLETED', 'REJECTED', 'CANCELLED')),
	CONSTRAINT "work_orders_priority" CHECK("work_orders"."priority_level" in ('RUSH', 'STANDARD', 'LOW')),
	CONSTRAINT "work_orders_amounts" CHECK(ifnull("work_orders"."planned_quantity", 0) >= 0 and ifnull("work_orders"."ideal_cycle_ms", 0) >= 0),
	CONSTRAINT "work_orders_planned_start" CHECK("work_orders"."planned_start_date" is date("work_orders"."planned_start_date")),
	CONSTRAINT "work_orders_actual_start" CHECK("work_orders"."actual_start_date" is date("work_orders"."actual_start_date")),
	CONSTRAINT "work_orders_planned_ship" CHECK("work_orders"."planned_ship_date" is date("work_orders"."planned_ship_date")),
	CONSTRAINT "work_orders_required" CHECK("work_orders"."required_date" is date("work_orders"."required_date"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `work_orders_status` ON `work_orders` (`client_id`,`status`,`planned_ship_date`);--> statement-breakpoint
CREATE INDEX `work_orders_style` ON `work_orders` (`client_id`,`style_model`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_owned_key` ON `work_orders` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_code` ON `work_orders` (`client_id`,`code`);