DROP INDEX `production_entries_shift`;--> statement-breakpoint
CREATE INDEX `production_entries_shift` ON `production_entries` (`client_id`,`shift_date`,`line_id`,`shift_type`,`voided_at`,`work_order_id`,`operation_id`,`units_produced`,`units_defective`,`employees_floating_idle`,`cycle_ms_used`,`cycle_source`,`cycle_confidence`,`assigned_used`,`assigned_source`,`assigned_confidence`,`present_used`,`present_source`,`present_confidence`,`scheduled_seconds_used`,`scheduled_source`,`scheduled_confidence`,`run_seconds_used`,`run_source`,`run_confidence`);--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `scheduled_s` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `cycle_from_standard` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `cycle_from_category` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `cycle_from_style_rate` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `cycle_from_client_rate` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `cycle_from_default` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `assigned_from_present` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `assigned_from_crew` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `assigned_from_default` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `present_from_assigned` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `present_from_crew` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `present_from_default` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `scheduled_from_default` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `run_from_scheduled_less_stops` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `run_from_scheduled` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `kpi_day` ADD `scheduled_for_run_from_default` integer DEFAULT 0 NOT NULL;