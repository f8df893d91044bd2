import { clockIn } from '../../format';

/** Every IANA time zone that this page knows, with the one given, and its time now. */
export const listZones = (current: string, now = new Date()): { value: string; label: string }[] =>
  [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .filter((zone) => zone !== '')
    .toSorted()
    .map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} · ${clockIn(zone, now)}` }));
