/** What a field of a form is called on the screen. */
export const labelOf = (field: Element | RadioNodeList | null): string => {
  const element = field instanceof RadioNodeList ? field[0] : field;
  if (!(element instanceof HTMLElement)) return '';
  const named = element.getAttribute('aria-label');
  if (named) return named;
  const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0] : undefined;
  return (label?.textContent ?? '').replace(/\s*\*$/, '').trim();
};

/** A field that is wrong, what it is called, and the sentence under it. */
export type WrongField = {
  readonly element: HTMLElement;
  readonly label: string;
  readonly sentence: string;
};

/** The fields of a form that are marked as wrong, in their order. */
export const wrongFields = (form: HTMLFormElement): WrongField[] =>
  [...form.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].map((element) => ({
    element,
    label: labelOf(element),
    sentence:
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => (id.endsWith('-error') ? (document.getElementById(id)?.textContent ?? '') : ''))
        .find((text) => text !== '') ?? '',
  }));
