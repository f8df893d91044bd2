export const notes = {
  'notes.title': 'Notes on dates',
  'notes.new': 'Add a note',
  'notes.date': 'Date',
  'notes.body': 'Note',
  'notes.body-help': 'What happened that day. Everybody of this client can read it.',
  'notes.save': 'Save note',
  'notes.take-off': 'Take off',
  'notes.take-off-of': 'Take off the note of {date}',
  'notes.reason': 'Why it is taken off',
  'notes.all': 'All {count} notes',
  'notes.fewer': 'Fewer notes',
  'notes.flag': 'Note {numbers}: {text}',
} as const;
