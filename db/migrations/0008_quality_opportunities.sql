ALTER TABLE `quality_entries` ADD `opportunities_used` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `quality_entries` ADD `opportunities_source` text DEFAULT 'pending' NOT NULL;--> statement-breakpoint
ALTER TABLE `quality_entries` ADD `opportunities_confidence` integer DEFAULT 0 NOT NULL;