export const catalogues = {
  'catalogues.add-stop-reasons': 'Add stop reason',
  'catalogues.add-hold-reasons': 'Add hold reason',
  'catalogues.add-defect-types': 'Add defect type',
  'catalogues.empty': 'Entries name these codes. The starter set of the industry is a good beginning.',
  'catalogues.starter': 'Add the starter set',
  'catalogues.starter-none': 'Nothing of the industry’s starter set is missing.',
  'catalogues.starter-added_one':
    '{number} code of the industry’s starter set was added; what was there stays as it is.',
  'catalogues.starter-added_other':
    '{number} codes of the industry’s starter set were added; what was there stays as it is.',
  'catalogues.moved-stops_one':
    '{number} stop counts otherwise now: the availability of its day was computed anew.',
  'catalogues.moved-stops_other':
    '{number} stops count otherwise now: the availability of their days was computed anew.',
  'catalogues.english': 'English',
  'catalogues.spanish': 'Spanish',
  'catalogues.name-en': 'Name in English',
  'catalogues.name-es': 'Name in Spanish',
  'catalogues.code-help': 'What files and exports say. It stays once an entry names it.',
  'catalogues.code-fixed': 'In use: the code stays, the names may change.',
  'catalogues.parent': 'Belongs to',
  'catalogues.parent-help': 'Blank: a code of the first level, which charts add up to.',
  'catalogues.parent-has-children': 'Other codes belong to this one: it stays on the first level.',
  'catalogues.first-level': 'First level',
  'catalogues.planned': 'Planned stop',
  'catalogues.planned-help':
    'Where the client’s KPI setting takes planned stops off the plan, such stops cost no availability. Changing it moves past days with such stops; locked days never move.',
  'catalogues.lines': 'Lines',
  'catalogues.lines-help': 'Where it is offered. None chosen: on all lines.',
  'catalogues.all-lines': 'all lines',
  'catalogues.all-short': 'all',
  'catalogues.active-help':
    'Out of use: no longer offered, nor is what belongs to it. Past entries keep the name.',
  'catalogues.move-up': 'Move up',
  'catalogues.move-down': 'Move down',
  'history.field-parentCode': 'Belongs to',
  'history.field-nameEn': 'Name in English',
  'history.field-nameEs': 'Name in Spanish',
  'history.field-isPlanned': 'Planned stop',
  'history.field-lineCodes': 'Lines',
} as const;
