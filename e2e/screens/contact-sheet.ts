const LOOKS = ['light_en', 'light_es', 'dark_en', 'dark_es'];

/** Name of the picture of a state in a look. */
export const fileOf = (state: string, look: string): string => `${state}_${look}.webp`;

/** One page with every picture: a row per state, a column per theme and language; each opens in its full size. */
export const contactSheet = (names: readonly string[]): string => {
  const rows = names.map((name) => {
    const cells = LOOKS.map((look) => {
      const [small, large] = [fileOf(name, `small_${look}`), fileOf(name, `large_${look}`)];
      const picture = `<a href="${small}"><img loading="lazy" src="${small}" alt="${name}, ${look}"></a>`;
      return `<td>${picture}<a class="large" href="${large}">1920 × 1080</a></td>`;
    });
    return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
  });
  const heads = LOOKS.map((look) => `<th scope="col">${look.replace('_', ', ')}</th>`).join('');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Lineside: every screen</title>
    <style>
      body { margin: 24px; font: 14px system-ui, sans-serif; background: #e9ecef; color: #18212b; }
      th { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; font-weight: 600; }
      td { padding: 0 8px 12px 0; }
      img { width: 330px; display: block; border: 1px solid #b8c0c9; }
      .large { font-size: 12px; color: #215286; }
    </style>
  </head>
  <body>
    <h1>Every screen</h1>
    <p>1366 × 768; the links below each lead to 1920 × 1080, drawn at three quarters. Written by <code>npm run screens</code>.</p>
    <table>
      <thead><tr><th></th>${heads}</tr></thead>
      <tbody>${rows.join('\n')}</tbody>
    </table>
  </body>
</html>
`;
};
