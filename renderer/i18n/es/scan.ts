import type { scan as english } from '../en/scan';

export const scan: Record<keyof typeof english, string> = {
  'scan.unknown':
    'Se escaneó {code}: ninguna orden de trabajo de este cliente tiene ese código. No se escribió nada.',
  'scan.unanswered': 'Se escaneó {code}, pero no se pudo buscar la orden de trabajo. No se escribió nada.',
};
