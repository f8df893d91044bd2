CREATE TABLE `submissions` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`submission_id` text NOT NULL,
	`submitted_by` text NOT NULL,
	`batch_hash` text NOT NULL,
	`result` text NOT NULL,
	`submitted_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_key` ON `submissions` (`client_id`,`submission_id`);--> statement-breakpoint
CREATE TRIGGER `submissions_client_is_fixed` BEFORE UPDATE OF `client_id` ON `submissions`
WHEN NEW.`client_id` IS NOT OLD.`client_id`
BEGIN SELECT RAISE(ABORT, 'client_id of submissions is fixed'); END;
