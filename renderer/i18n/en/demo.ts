export const demo = {
  'demo.title': 'Demo plant',
  'demo.contents':
    'Five made-up clients, 100 employees, 300 orders and 90 working days of entries that agree with each other. Loading takes about half a minute.',
  'demo.plant-boots': 'BOOT-LINE-A · western boots · steady, with one old sole press',
  'demo.plant-shirts': 'APPAREL-B · T-shirts and polos · fast, many style changes',
  'demo.plant-socks': 'TEXTILE-C · dyed socks · quality depends on lots',
  'demo.plant-sneakers': 'FOOTWEAR-D · sneakers · limited by people',
  'demo.plant-jackets': 'GARMENT-E · jackets · late orders, second shift',
  'demo.marked':
    'It is marked as demo data on every page and goes out in one step; no real work is mixed into it.',
  'demo.load': 'Load the demo plant',
  'demo.loading-title': 'Loading the demo plant',
  'demo.loading-text': 'All of it is kept, or nothing. This page may be reloaded meanwhile.',
  'demo.step': '{client}, {at} of {of}',
  'demo.step-people': 'Floating employees',
  'demo.rows': '{rows} rows',
  'demo.cancel': 'Cancel',
  'demo.cancelling': 'Cancelling…',
  'demo.loaded-title': 'The demo plant is here',
  'demo.passwords-text': 'These users may log in. Their passwords are shown this once.',
  'demo.passwords-told':
    'The passwords of its users were shown once. New ones can be given on the page of users.',
  'demo.passwords': 'Users of the demo plant',
  'demo.must-change':
    'Shown this once. Each must be changed at the first log-in, and before other computers are let in.',
  'demo.copy': 'Copy names and passwords',
  'demo.copied': 'Copied',
  'demo.clients': 'Clients',
  'demo.days': 'Days',
  'demo.days-until': '{days} working days until {until}',
  'demo.seed': 'Seed',
  'demo.users-text':
    'Its users begin with “demo.”; a forgotten password of theirs is given anew on the page of users.',
  'demo.in-the-way_one':
    'The demo plant goes into a database without clients, and {clients} is here. For a look at it, start Lineside with another data folder.',
  'demo.in-the-way_other':
    'The demo plant goes into a database without clients, and there are {count} here ({clients}). For a look at it, start Lineside with another data folder.',
  'demo.remove': 'Remove the demo plant…',
  'demo.remove-title': 'Remove the demo plant?',
  'demo.remove-goes':
    'Its orders, entries, people, plans and users go, and whatever was added to its clients since. This cannot be undone.',
  'demo.remove-stays':
    '{clients} stay, out of use, with their reasons, hold reasons and defect types; so does the audit log.',
  'demo.remove-do': 'Remove',
  'demo.badge': 'Demo data',
  'demo.badge-help': 'The numbers of {clients} are made up.',
} as const;
