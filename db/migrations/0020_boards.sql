ALTER TABLE `sessions` ADD `board_since` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `board_client_id` integer;