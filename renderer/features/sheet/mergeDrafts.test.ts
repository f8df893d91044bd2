import { describe, expect, it } from 'vitest';
import { mergeDrafts } from './mergeDrafts';
import type { Draft } from './store';

const row = (key: string, id: number | null, pieces: string) => ({
  key,
  id,
  version: id === null ? null : 1,
  typed: { pieces },
  voidReason: null,
});

describe('two drafts of a sheet in one', () => {
  it('hold the rows of either, and what was typed here where both have typed', () => {
    const here: Draft = {
      submissionId: 'a',
      sections: { production: [row('n-1', null, '1'), row('e-7', 7, '70')], hours: [row('e-1', 1, '5')] },
    };
    const elsewhere: Draft = {
      submissionId: null,
      sections: { production: [row('n-2', null, '2'), row('e-7', 7, '71')], stops: [row('n-3', null, '3')] },
    };
    const { sections, submissionId } = mergeDrafts(here, elsewhere);
    expect(submissionId).toBeNull();
    expect(sections.production?.map(({ typed }) => typed['pieces'])).toEqual(['2', '1', '70']);
    expect(sections.stops).toEqual(elsewhere.sections.stops);
    expect(sections.hours).toEqual(here.sections.hours);
  });
});
