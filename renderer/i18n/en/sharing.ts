/** Words of sharing with other computers. */
export const sharing = {
  'sharing.title': 'Sharing',
  'sharing.not-here':
    'This page was started as a web host: whoever started it decided who may reach it. Sharing is switched in the desktop app.',
  'sharing.off': 'Sharing is off: only this PC can use the data. No other computer can reach Lineside.',
  'sharing.on':
    'Sharing is on: tablets and PCs of the network reach Lineside under these addresses, with their own log-in.',
  'sharing.port': 'Port',
  'sharing.port-help': 'The firewall has to let it through.',
  'sharing.start': 'Turn sharing on',
  'sharing.stop': 'Turn sharing off',
  'sharing.copy': 'Copy',
  'sharing.copied': 'Copied',
  'sharing.fingerprint': 'Certificate (SHA-256)',
  'sharing.fingerprint-help':
    'The browser of a tablet warns once, as the certificate is this PC’s own. It shows the same digits before you accept it.',
  'sharing.since': 'On since',
  'sharing.since-by': '{time}, by {by}',
} as const;
