import type { Page } from 'playwright-core';

/** What a page was told, in order: as it stands in the stream, so that nothing of it is left out. */
export type Told = {
  readonly clientId?: number | null;
  readonly tables?: readonly string[];
  readonly beat?: string;
};

/** Calls a procedure in plain JSON as who is logged in on a page. @throws with the answer unless it is 200. */
export const callFrom = async (page: Page, name: string, input: unknown = {}): Promise<unknown> => {
  const { status, body } = await page.evaluate(
    async ({ path, text }) => {
      const answer = await fetch(`/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      return { status: answer.status, body: await answer.text() };
    },
    { path: name, text: JSON.stringify(input) },
  );
  if (status !== 200) throw new Error(`${name} answered ${status}: ${body}`);
  return body === '' ? null : (JSON.parse(body) as unknown);
};

type Recorder = { text: string };

/** Makes a page record every byte that `live.changes` tells its user, beside what the page itself listens to. */
export const record = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const answer = await fetch('/api/live/changes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (!answer.ok || !answer.body) throw new Error(`live/changes answered ${answer.status}`);
    const recorder: Recorder = { text: '' };
    Object.assign(window, { linesideTold: recorder });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (): Promise<void> => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        recorder.text += part.value;
    };
    void read();
  });
};

/** Everything that was recorded, as it came. */
export const recorded = (page: Page): Promise<string> =>
  page.evaluate(() => (Reflect.get(window, 'linesideTold') as Recorder | undefined)?.text ?? '');

/** The events among it. */
export const toldTo = async (page: Page): Promise<readonly Told[]> =>
  [...(await recorded(page)).matchAll(/^data: (\{.*\})$/gm)].map(
    ([, json]) => JSON.parse(json ?? '{}') as Told,
  );

/** The changes among them. */
export const changesToldTo = async (page: Page): Promise<readonly Told[]> =>
  (await toldTo(page)).filter(({ tables }) => tables !== undefined);
