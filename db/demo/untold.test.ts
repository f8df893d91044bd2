import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Story } from './stories';
import { LOADING_MS, openDemo, type DemoPlant } from './test-demo';

const CLIENTS = ['BOOT-LINE-A', 'APPAREL-B', 'TEXTILE-C', 'FOOTWEAR-D', 'GARMENT-E'];

/** The clients at which each story happens; `rhythm` happens at all of them. */
const AT: readonly { readonly story: Story; readonly clients: readonly string[] }[] = [
  { story: 'new-style', clients: ['APPAREL-B'] },
  { story: 'failing-press', clients: ['BOOT-LINE-A'] },
  { story: 'bad-lot', clients: ['TEXTILE-C'] },
  { story: 'flu', clients: ['FOOTWEAR-D'] },
  { story: 'rush', clients: ['GARMENT-E'] },
  { story: 'missing', clients: ['GARMENT-E'] },
  { story: 'mistakes', clients: ['BOOT-LINE-A', 'FOOTWEAR-D'] },
];

let whole: DemoPlant;
beforeAll(async () => {
  whole = await openDemo(12);
}, LOADING_MS);
afterAll(() => whole.plant.close());

describe('a plant without a story', () => {
  it.each(AT)(
    'differs where $story would happen and nowhere else',
    async ({ story, clients }) => {
      const others = CLIENTS.filter((code) => !clients.includes(code));
      const without = await openDemo(12, 1, [story]);
      try {
        expect([...(await without.exports(others))]).toEqual([...(await whole.exports(others))]);
        for (const client of clients)
          expect((await without.exports([client])).get('production_entry')).not.toBe(
            (await whole.exports([client])).get('production_entry'),
          );
      } finally {
        await without.plant.close();
      }
    },
    LOADING_MS,
  );
});
