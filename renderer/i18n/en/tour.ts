export const tour = {
  'tour.offer': 'New here? A tour of two minutes shows the way.',
  'tour.start': 'Start',
  'tour.decline': 'No, thanks',
  'tour.take': 'Tour of two minutes',
  'tour.again': 'Tour of two minutes',
  'tour.step': 'Tour · {step} of {steps}',
  'tour.skip': 'Skip',
  'tour.done': 'Done',
  'tour.today-title': 'Today',
  'tour.today':
    'The first numbers of a client: value, state against the target, and change against the period before. A tile opens its KPI.',
  'tour.why-title': 'Why this number',
  'tour.why':
    'Opens the formula with its numbers in it, what was estimated, and the rows behind it. The key W does the same.',
  'tour.kpi-title': 'A KPI over time',
  'tour.kpi':
    'Course, control limits, targets, and where the time or quality went: by line, shift, style or order. T shows the table.',
  'tour.sheet-title': 'The sheet',
  'tour.sheet':
    'A line and shift as a grid: type, Tab, Enter, or paste from Excel. Grey values are estimates; type over them. Nothing typed is lost.',
  'tour.save-title': 'Read back, then saved',
  'tour.save': 'Ctrl Enter reads the rows back in plain sentences. Only what is confirmed is saved.',
  'tour.masters-title': 'Plant data',
  'tour.masters': 'Lines, shifts, products, people, reasons, standards and targets, each with its history.',
  'tour.find-title': 'Find anything',
  'tour.find': 'Ctrl K goes to any page, order, employee, KPI or action by typing a part of its name.',
  'tour.keys-title': 'The keys of a page',
  'tour.keys':
    'The key ? shows them wherever you are. This tour can be taken again from the menu of your name.',
} as const;
