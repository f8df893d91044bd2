/** The value of a formula as a reader works it out from its text alone: numbers, units, + − × ÷ and brackets. */
export const reckon = (text: string): number => {
  const tokens = text
    .replaceAll(/[,\s\u00a0hd]/g, '')
    .replaceAll(/([\d.]+)%/g, '($1÷100)')
    .match(/[\d.]+|[+−×÷()]/g);
  if (!tokens) return Number.NaN;
  let at = 0;
  const atom = (): number => {
    const token = tokens[at++];
    if (token !== '(') return Number(token);
    const inner = level(0);
    at += 1;
    return inner;
  };
  const level = (precedence: 0 | 1): number => {
    const next = () => (precedence === 0 ? level(1) : atom());
    const [first, second] = precedence === 0 ? ['+', '−'] : ['×', '÷'];
    let value = next();
    while (tokens[at] === first || tokens[at] === second) {
      const operator = tokens[at++];
      const right = next();
      if (operator === '+') value += right;
      else if (operator === '−') value -= right;
      else if (operator === '×') value *= right;
      else value /= right;
    }
    return value;
  };
  return level(0);
};
