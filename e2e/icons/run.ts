import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../harness';
import { icnsOf, icoOf } from './containers';

/*
 * Draws the app's icons from renderer/icon.svg into resources/icons: one PNG a size, the containers that Windows and
 * macOS want, and the small ones that stand in the tray. Run it when the drawing changes: `npm run icons`.
 */
const root = path.resolve(import.meta.dirname, '..', '..');
const folder = path.join(root, 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const IN_ICO = [16, 24, 32, 48, 64, 128, 256] as const;
const TRAY = { 'tray.png': 16, 'tray@2x.png': 32 } as const;

mkdirSync(folder, { recursive: true });
const drawing = readFileSync(path.join(root, 'renderer', 'icon.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage();

const draw = async (size: number): Promise<Buffer> => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  );
  return page.screenshot({ omitBackground: true });
};

const pictures = new Map<number, Buffer>();
for (const size of SIZES) pictures.set(size, await draw(size));
const pictureOf = (size: number): { size: number; png: Buffer } => {
  const png = pictures.get(size);
  if (!png) throw new Error(`No icon of ${size} pixels was drawn.`);
  return { size, png };
};
for (const [size, png] of pictures) writeFileSync(path.join(folder, `${size}x${size}.png`), png);
for (const [name, size] of Object.entries(TRAY)) writeFileSync(path.join(folder, name), pictureOf(size).png);
writeFileSync(path.join(folder, 'icon.ico'), icoOf(IN_ICO.map(pictureOf)));
writeFileSync(path.join(folder, 'icon.icns'), icnsOf(SIZES.map(pictureOf)));
await browser.close();
