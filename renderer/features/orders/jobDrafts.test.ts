import { describe, expect, it } from 'vitest';
import { cellKey, cellsOf, draftOf, newJob, pasted, quantityOf, sumsOf } from './jobDrafts';

const job = { ...newJob(), sizes: ['S', 'M'], colours: ['Navy', 'Sand'] };
const amounts = {
  [cellKey('S', 'Navy')]: '10',
  [cellKey('M', 'Navy')]: '20',
  [cellKey('M', 'Sand')]: '5',
};

describe('a job as it is typed', () => {
  it('asks for what its sizes and colours add up to, blank ones left out', () => {
    const typed = { ...job, amounts, quantity: '999' };
    expect(quantityOf(typed)).toBe(35);
    expect(cellsOf(typed)).toEqual([
      { size: 'S', colour: 'Navy', quantity: 10 },
      { size: 'M', colour: 'Navy', quantity: 20 },
      { size: 'M', colour: 'Sand', quantity: 5 },
    ]);
    const sums = sumsOf(typed);
    expect([
      sums.ofSize('S'),
      sums.ofSize('M'),
      sums.ofColour('Navy'),
      sums.ofColour('Sand'),
      sums.total,
    ]).toEqual([10, 25, 30, 5, 35]);
  });

  it('asks for its typed units where it has neither; what is no whole number is none', () => {
    expect(quantityOf({ ...newJob(), quantity: '40' })).toBe(40);
    expect(quantityOf({ ...newJob(), quantity: '4.5' })).toBeNaN();
    expect(quantityOf({ ...newJob(), quantity: 'many' })).toBeNaN();
    expect(quantityOf({ ...newJob(), quantity: '-3' })).toBeNaN();
    expect(quantityOf({ ...job, amounts: { ...amounts, [cellKey('S', 'Sand')]: 'x' } })).toBeNaN();
  });

  it('keeps amounts of a size that is taken out and put back, and counts them only with it', () => {
    const typed = { ...job, amounts };
    const without = { ...typed, sizes: ['M'] };
    expect(quantityOf(without)).toBe(25);
    expect(quantityOf({ ...without, sizes: ['S', 'M'] })).toBe(35);
  });

  it('begins with the sizes, colours and amounts of the one before it, and is another one', () => {
    const next = newJob({ ...job, amounts });
    expect(quantityOf(next)).toBe(35);
    expect(next.partNumber).toBe('');
    expect(next.key).not.toBe(job.key);
  });

  it('stands in the form as it is stored', () => {
    const stored = {
      id: 7,
      code: 'WO-1',
      jobNumber: '1',
      partNumber: 'BODY',
      quantity: 30,
      completed: 4,
      scrapped: 1,
      priority: null,
      notes: null,
      version: 3,
      isHeld: false,
      cells: [
        { size: 'S', colour: '', quantity: 10 },
        { size: 'M', colour: '', quantity: 20 },
      ],
    };
    const draft = draftOf(stored);
    expect(draft).toMatchObject({ id: 7, version: 3, sizes: ['S', 'M'], colours: [], completed: '4' });
    expect(cellsOf(draft)).toEqual(stored.cells);
  });
});

describe('a block of cells that is pasted', () => {
  it('is laid from its cell on; what lies outside is left out, thousands lose their mark', () => {
    const laid = pasted({ ...job, amounts }, '1,200\t7\t8\r\n30\t40\t50\r\n60', {
      size: 'S',
      colour: 'Sand',
    });
    expect(laid).toEqual({ ...amounts, [cellKey('S', 'Sand')]: '1200', [cellKey('M', 'Sand')]: '30' });
  });
});
