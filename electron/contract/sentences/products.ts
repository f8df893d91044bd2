import type { Sentences } from './sentences';

/** What is wrong with a product's sizes and colours, or with a routing. */
export const products = {
  en: {
    'products.twice': '{name} stands there twice. Each size and colour is named once.',
    'products.stray-variant': '{name} is ticked, but its size or colour is not in the list.',
    'routings.twice': '{operation} stands in the routing twice. Each operation is a step once.',
    'routings.changed':
      'Somebody changed this routing in the meantime. Nothing was saved. Open it again to see what it is now.',
  },
  es: {
    'products.twice': '{name} aparece dos veces. Cada talla y cada color se escribe una sola vez.',
    'products.stray-variant': '{name} está marcado, pero su talla o color no está en la lista.',
    'routings.twice': '{operation} aparece dos veces en la ruta. Cada operación es un solo paso.',
    'routings.changed':
      'Alguien cambió esta ruta mientras tanto. No se guardó nada. Vuelva a abrirla para ver cómo está ahora.',
  },
} as const satisfies Sentences;
