import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SAMPLE } from '../sample-data';
import type { Place } from './first-shift';

const guide = path.resolve(import.meta.dirname, '..', '..', 'docs', 'guide', 'first-shift.md');

/** What a person did in a step: keys as a typist counts them, and things that had to be thought of. */
type Counted = { readonly step: string; readonly keys: number; readonly thoughts: number };

/** The keys of a text: a capital and most signs take Shift as well. */
const keysOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[A-Z_+:"<>?!@#$%^&*()]/.test(character) ? 2 : 1), 0);

/** A keyboard that counts, step by step, and how long each step waited for the page. */
const countingKeyboard = (page: Page) => {
  const counted: Counted[] = [];
  const waits: { readonly step: string; readonly milliseconds: number }[] = [];
  let now = { step: '', keys: 0, thoughts: 0 };
  const close = () => {
    if (now.step !== '') counted.push(now);
  };
  return {
    step: (step: string) => {
      close();
      now = { step, keys: 0, thoughts: 0 };
    },
    /** Types something that had to be thought of. */
    type: async (text: string) => {
      now = { ...now, keys: now.keys + keysOf(text), thoughts: now.thoughts + 1 };
      await page.keyboard.type(text);
    },
    press: async (key: string, times = 1) => {
      now = { ...now, keys: now.keys + times * key.split('+').length };
      for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
    },
    /** Presses what ends a step, having looked at it, and waits for what comes. */
    goOn: async (key: string, next: () => Promise<unknown>) => {
      now = { ...now, keys: now.keys + key.split('+').length, thoughts: now.thoughts + 1 };
      const began = performance.now();
      await page.keyboard.press(key);
      await next();
      waits.push({ step: now.step, milliseconds: Math.round(performance.now() - began) });
    },
    end: () => {
      close();
      return { counted, waits };
    },
  };
};

/** The steps and counts that the guide tells its readers. */
const countedInGuide = (): Counted[] =>
  readFileSync(guide, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, step = '', keys, thoughts] = /^\| (.+?) +\|.*\| (\d+) +\| (\d+) +\|$/.exec(line) ?? [];
      return keys === undefined
        ? []
        : [{ step: step.trim(), keys: Number(keys), thoughts: Number(thoughts) }];
    });

/** Seconds that an average typist takes for a key, and anybody to make up their mind. */
const KEY_SECONDS = 0.28;
const THOUGHT_SECONDS = 1.35;

/** From an empty folder to the first saved entry, by keyboard alone, in the steps that the guide counts. */
export const firstEntry = (station: () => Place): void => {
  test('the first entry is saved with the keys that the guide counts, in under two minutes by hand', async () => {
    const { page, problems } = await station().sit();
    const hands = countingKeyboard(page);
    const focused = (selector: string) => () => page.locator(`${selector}:focus`).waitFor();

    await focused('[type=submit]')();
    hands.step('Welcome');
    await hands.goOn('Enter', () => page.getByTestId('data-folder').waitFor());
    await focused('[type=submit]')();
    hands.step('Data folder');
    await hands.goOn('Enter', focused('[name=username]'));
    hands.step('Administrator');
    await hands.type('boss');
    await hands.press('Tab');
    await hands.type('Plant Boss');
    await hands.press('Tab');
    await hands.type(SAMPLE.password);
    await hands.press('Tab', 2);
    await hands.type(SAMPLE.password);
    await hands.goOn('Enter', focused('[name=clientName]'));
    hands.step('First client');
    await hands.type('Acme Apparel');
    await hands.goOn('Enter', () => page.getByRole('heading', { name: 'Ready' }).waitFor());
    await focused('[type=submit]')();
    hands.step('Ready');
    await hands.goOn('Enter', () => page.locator('.ag-cell-focus').waitFor());
    hands.step('One row of the sheet');
    await hands.type('WO-1');
    await hands.press('Tab', 2);
    await hands.type('480');
    await hands.press('Tab');
    await hands.type('3');
    await hands.press('Tab');
    await hands.type('7.5');
    await hands.press('Tab');
    await hands.type('12');
    await hands.press('Enter');
    await hands.goOn('Control+Enter', () =>
      page.getByRole('dialog', { name: 'New work order WO-1' }).waitFor(),
    );
    await focused('[role=dialog] [data-autofocus]')();
    hands.step('The new order');
    await hands.type('POLO');
    await hands.press('Tab');
    await hands.type('1200');
    const readBack = page.getByRole('dialog').getByRole('listitem').first();
    await hands.goOn('Enter', () => readBack.getByText('477 good and 3 defective POLO on WO-1').waitFor());
    await page.locator('[role=dialog] button:focus').waitFor();
    hands.step('Read back and confirm');
    await hands.goOn('Control+Enter', () => page.getByText(/^Saved \d\d:\d\d$/).waitFor());

    const { counted, waits } = hands.end();
    for (const { step, milliseconds } of waits) process.stderr.write(`${step}: waited ${milliseconds} ms\n`);
    expect(countedInGuide()).toEqual(counted);
    const seconds = counted.reduce(
      (sum, { keys, thoughts }) => sum + keys * KEY_SECONDS + thoughts * THOUGHT_SECONDS,
      0,
    );
    process.stderr.write(`${seconds.toFixed(1)} s of typing and thinking\n`);
    expect(seconds).toBeLessThan(90);
    expect(problems).toEqual([]);

    const rows = await station().linesideJson(['export', 'production_entry', '--client', 'ACME']);
    expect(rows).toMatchObject([
      { work_order_id_fk: 'WO-1', line: 'L1', units_produced: 480, units_defective: 3, run_time_hours: 7.5 },
    ]);
    expect(await station().linesideJson(['export', 'work_order', '--client', 'ACME'])).toMatchObject([
      { work_order_id: 'WO-1', style_model: 'POLO', planned_quantity: 1200, status: 'ACTIVE' },
    ]);
  }, 300_000);
};
