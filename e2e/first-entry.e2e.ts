import { afterAll, beforeAll, describe } from 'vitest';
import { startDesktop, type DesktopStation } from './desktop-station';
import { startStation, type Station } from './harness';
import { firstEntry } from './journeys/first-entry';

describe('in a browser', () => {
  let station: Station;
  beforeAll(async () => {
    station = await startStation();
  });
  afterAll(() => station?.stop());
  firstEntry(() => station);
});

describe('in the desktop app', () => {
  let desktop: DesktopStation;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop?.stop());
  firstEntry(() => desktop);
});
