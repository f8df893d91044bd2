export const notices = {
  'notices.title': 'Notices',
  'notices.unread_one': 'Notices: {count} unread',
  'notices.unread_other': 'Notices: {count} unread',
  'notices.none': 'Nothing to act on.',
  'notices.go': 'Go there',
  'notices.read-one': 'Mark as read: {what}',
  'notices.read-all': 'Mark all as read',
  'notices.backup-failed': 'The daily backup has failed',
  'notices.backup-failed-do':
    'It is tried again every quarter of an hour. Check the disk and the folder “backups” beside the database.',
  'notices.backup-old': 'The last good backup is {days} days old',
  'notices.backup-old-do':
    'Lineside backs up once a day while it runs. Leave it open during the shift, or run “lineside backup”.',
  'notices.disk-low': 'Only {megabytes} MB are free on the disk',
  'notices.disk-low-do':
    'Saving stops when the disk is full. Free some space, or move old backups elsewhere.',
  'notices.failed-logins_one': '{count} failed log-in today',
  'notices.failed-logins_other': '{count} failed log-ins today',
  'notices.failed-logins-do': 'See under which names and from where; five in a row lock a name.',
  'notices.demo-passwords_one': '{count} demo user still has the password that was shown',
  'notices.demo-passwords_other': '{count} demo users still have the passwords that were shown',
  'notices.demo-passwords-do':
    'Reset or deactivate them before real data are entered, or remove the demo plant.',
  'notices.demo-loaded': 'The demo plant is loaded',
  'notices.demo-failed': 'Loading the demo plant has failed; nothing of it was kept',
  'notices.back-soon': 'The connection to Lineside was lost for a moment and is back',
  'notices.back': 'The connection to Lineside is back after {minutes} min',
  'notices.session-ended': 'The session had ended; what was typed was kept',
} as const;
