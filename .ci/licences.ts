// The licences of everything that ships, read from the lock file's production packages as they lie in node_modules.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const checkoutOfThis = path.resolve(import.meta.dirname, '..');

type Described = {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly (string | { readonly type?: string })[];
  readonly author?: string | { readonly name?: string };
  readonly maintainers?: readonly (string | { readonly name?: string })[];
};

/** A package that ships; `text` is the place of its licence's text among `texts`. */
type Licensed = {
  readonly name: string;
  readonly version: string;
  readonly licence: string | null;
  readonly text: number | null;
};

/** Licences that may be bundled, by SPDX name. MPL-2.0 asks that its own files stay as they are; nothing here edits them. */
const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
];

/** Shipped although they are no production dependency: the desktop app's runtime. */
const ALSO_SHIPPED = ['node_modules/electron'];

/** Whether a licence expression can be met with allowed licences alone: every part of an AND, one part of an OR. */
export const isAllowed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => ALLOWED.includes(part.trim())));

const readPackage = (folder: string): Described =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Described;

const nameOfLicence = ({ license, licenses = [] }: Described): string | null => {
  const told = (license === undefined ? licenses : [license]).flatMap((each) =>
    typeof each === 'string' ? each : (each.type ?? []),
  );
  return told.length > 0 ? told.join(' OR ') : null;
};

/** The licence that a text says it is, for packages that print one without naming it. */
const licenceInText = (text: string | null): string | null =>
  text !== null && /^(The )?MIT License/im.test(text) ? 'MIT' : null;

const textIn = (folder: string): string | null => {
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name) && !/\.(js|ts|json|html)$/i.test(name))
    .toSorted();
  const texts = files.map((name) =>
    readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return texts.length > 0 ? texts.join('\n\n') : null;
};

const ownerOf = ({ author, maintainers, name }: Described): string => {
  const told = author ?? maintainers?.[0];
  const text = typeof told === 'string' ? told : told?.name;
  return (text ?? `the authors of ${name}`).replaceAll(/\s*[<(][^>)]*[>)]/g, '');
};

/** The MIT licence as its packages print it, for those that name it without printing it. */
const MIT = (owner: string): string => `MIT License

Copyright (c) ${owner}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The ISC licence, for packages that name it without printing it. */
const ISC = (owner: string): string => `ISC License

Copyright (c) ${owner}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Folders of the packages that ship and are installed; other platforms' binaries are not. */
const shippedFolders = (checkout: string): readonly string[] => {
  const { packages } = JSON.parse(readFileSync(path.join(checkout, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  const production = Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .filter(([folder, { optional }]) => !optional || existsSync(path.join(checkout, folder)))
    .map(([folder]) => folder);
  return [...production, ...ALSO_SHIPPED];
};

/**
 * Every package that ships: name, version, licence expression (null where it names none) and the licence's text (null
 * where there is none to be had). Each text stands once; `text` is its place among `texts`.
 */
export const readLicences = (
  checkout = checkoutOfThis,
): { readonly packages: readonly Licensed[]; readonly texts: readonly string[] } => {
  const found = shippedFolders(checkout).map((folder) => {
    const place = path.join(checkout, folder);
    const described = readPackage(place);
    const text = textIn(place);
    return { described, licence: nameOfLicence(described) ?? licenceInText(text), text };
  });
  const printed = new Map(found.filter(({ text }) => text).map(({ licence, text }) => [licence, text]));
  const standard = ({ described, licence }: (typeof found)[number]): string | null =>
    licence === 'MIT'
      ? MIT(ownerOf(described))
      : licence === 'ISC'
        ? ISC(ownerOf(described))
        : licence === 'Apache-2.0'
          ? (printed.get(licence) ?? null)
          : null;
  const texts: string[] = [];
  const placeOf = (text: string | null): number | null => {
    if (text === null) return null;
    const known = texts.indexOf(text);
    return known === -1 ? texts.push(text) - 1 : known;
  };
  const seen = new Map<string, Licensed>();
  for (const each of found) {
    const { name, version } = each.described;
    seen.set(`${name} ${version}`, {
      name,
      version,
      licence: each.licence,
      text: placeOf(each.text ?? standard(each)),
    });
  }
  const packages = [...seen.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { packages, texts };
};

/** Puts `licences.json` beside the page, and answers for it while the page is being developed. */
export const licences = (): Plugin => ({
  name: 'lineside-licences',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(readLicences()) });
  },
  configureServer({ middlewares }) {
    middlewares.use('/licences.json', (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(readLicences()));
    });
  },
});
