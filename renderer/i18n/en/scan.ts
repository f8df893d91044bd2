export const scan = {
  'scan.unknown': 'Scanned {code}: no work order of this client has that code. Nothing was typed.',
  'scan.unanswered': 'Scanned {code}, but the work order could not be looked up. Nothing was typed.',
} as const;
