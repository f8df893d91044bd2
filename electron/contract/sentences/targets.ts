import type { Sentences } from './sentences';

/** What is wrong with a target. */
export const targets = {
  en: {
    'targets.out-of-range': '{value} is not possible here: from 0 to {most} ({unit}).',
    'targets.warning-target-higher':
      'The warning limit ({value}) is above the target ({other}). More is better here: put it at the target or below.',
    'targets.warning-target-lower':
      'The warning limit ({value}) is below the target ({other}). Less is better here: put it at the target or above.',
    'targets.critical-target-higher':
      'The critical limit ({value}) does not lie below the target ({other}). More is better here: put it below.',
    'targets.critical-target-lower':
      'The critical limit ({value}) does not lie above the target ({other}). Less is better here: put it above.',
    'targets.critical-warning-higher':
      'The critical limit ({value}) is above the warning limit ({other}). Warning comes first: put it lower.',
    'targets.critical-warning-lower':
      'The critical limit ({value}) is below the warning limit ({other}). Warning comes first: put it higher.',
    'targets.changed': '{by} changed this target in the meantime. Look at it again before saving.',
    'targets.gone':
      'Somebody took this target away in the meantime. Look at the targets again before saving.',
  },
  es: {
    'targets.out-of-range': '{value} no es posible aquí: de 0 a {most} ({unit}).',
    'targets.warning-target-higher':
      'El límite de alerta ({value}) está por encima de la meta ({other}). Aquí más es mejor: póngalo en la meta o por debajo.',
    'targets.warning-target-lower':
      'El límite de alerta ({value}) está por debajo de la meta ({other}). Aquí menos es mejor: póngalo en la meta o por encima.',
    'targets.critical-target-higher':
      'El límite crítico ({value}) no está por debajo de la meta ({other}). Aquí más es mejor: póngalo por debajo.',
    'targets.critical-target-lower':
      'El límite crítico ({value}) no está por encima de la meta ({other}). Aquí menos es mejor: póngalo por encima.',
    'targets.critical-warning-higher':
      'El límite crítico ({value}) está por encima del de alerta ({other}). La alerta va primero: póngalo más abajo.',
    'targets.critical-warning-lower':
      'El límite crítico ({value}) está por debajo del de alerta ({other}). La alerta va primero: póngalo más arriba.',
    'targets.changed': '{by} cambió esta meta mientras tanto. Revísela antes de guardar.',
    'targets.gone': 'Alguien quitó esta meta mientras tanto. Revise las metas antes de guardar.',
  },
} as const satisfies Sentences;
