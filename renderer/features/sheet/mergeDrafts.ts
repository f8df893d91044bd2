import { SECTIONS } from './section';
import type { Draft } from './store';

/** Both drafts in one: rows of either, and as they were typed here where both have typed into one. */
export const mergeDrafts = (here: Draft, elsewhere: Draft): Draft => {
  const isOf = (left: { key: string; id: number | null }, right: { key: string; id: number | null }) =>
    left.key === right.key || (left.id !== null && left.id === right.id);
  const sections = Object.fromEntries(
    SECTIONS.map((name) => {
      const mine = here.sections[name] ?? [];
      const others = (elsewhere.sections[name] ?? []).filter((row) => !mine.some((own) => isOf(own, row)));
      return [name, [...others, ...mine]];
    }),
  );
  return { submissionId: null, sections };
};
