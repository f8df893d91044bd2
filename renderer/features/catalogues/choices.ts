import type { OfferedCode } from '../../../electron/contract/catalogues';
import type { Language } from '../../i18n';
import { fold } from '../../ui/grid/fold';
import type { Choice } from '../../ui/grid/model';
import { bestRank, NO_MATCH, rankerOf } from './rank';

/** A code of two levels as a picker offers it. */
export type CodeChoice = Choice & {
  /** The name alone, in the language of the page. */
  readonly name: string;
  readonly parentCode: string | null;
};

const nameOf = (code: OfferedCode, language: Language): string =>
  language === 'es' ? code.nameEs : code.nameEn;

/** What a picker offers of a catalogue, in its order: `group › name` in the user's language, known by both languages. */
export const codeChoices = (offered: readonly OfferedCode[], language: Language): readonly CodeChoice[] => {
  const groups = new Map(offered.map((each) => [each.code, each]));
  return offered.map((each): CodeChoice => {
    const group = each.parentCode === null ? undefined : groups.get(each.parentCode);
    const name = nameOf(each, language);
    return {
      value: each.code,
      label: group ? `${nameOf(group, language)} › ${name}` : name,
      aliases: [each.nameEn, each.nameEs],
      name,
      parentCode: each.parentCode,
    };
  });
};

/**
 * Finds codes by part of a name in either language or of a code. What is answered to equally well stays in the order of
 * the catalogue, first levels first; what is found by its group's name comes last.
 */
export const codeFinder = (choices: readonly CodeChoice[]): ((text: string) => readonly CodeChoice[]) => {
  const labels = new Map(choices.map(({ value, aliases = [] }) => [value, [value, ...aliases]]));
  const known = choices.map((choice, at) => ({
    choice,
    at,
    ranks: [choice.name, ...(labels.get(choice.value) ?? [])].map(rankerOf),
    groupRanks: (labels.get(choice.parentCode ?? '') ?? []).map(rankerOf),
  }));
  return (text) => {
    const wanted = fold(text);
    if (wanted === '') return choices;
    return known
      .flatMap(({ choice, at, ranks, groupRanks }) => {
        const own = bestRank(ranks, wanted);
        const ofGroup = bestRank(groupRanks, wanted);
        if (own === NO_MATCH && ofGroup === NO_MATCH) return [];
        const rank = own === NO_MATCH ? NO_MATCH + ofGroup : own;
        return [{ choice, order: [rank, choice.parentCode === null ? 0 : 1, at] as const }];
      })
      .toSorted(
        ({ order: left }, { order: right }) => left[0] - right[0] || left[1] - right[1] || left[2] - right[2],
      )
      .map(({ choice }) => choice);
  };
};
