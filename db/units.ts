const SECONDS_PER_HOUR = 3600;
const MILLISECONDS_PER_HOUR = 3_600_000;
const MOST_DECIMALS = 15;

/** The number with the fewest decimals that, times `partsPerUnit`, rounds back to the same count of parts. */
export const shortestDecimal = (count: number, partsPerUnit: number): number => {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1) {
    const units = Number((count / partsPerUnit).toFixed(decimals));
    if (Math.round(units * partsPerUnit) === count) return units;
  }
  return count / partsPerUnit;
};

/** Whole seconds of a number of hours, rounded to the nearest. */
export const secondsFromHours = (hours: number): number => Math.round(hours * SECONDS_PER_HOUR);

/** Hours of whole seconds, with the fewest decimals that `secondsFromHours` turns back into the same seconds. */
export const hoursFromSeconds = (seconds: number): number => shortestDecimal(seconds, SECONDS_PER_HOUR);

/** Whole milliseconds of a number of hours, rounded to the nearest; what cycle times are kept in. */
export const millisecondsFromHours = (hours: number): number => Math.round(hours * MILLISECONDS_PER_HOUR);

/** Hours of whole milliseconds, with the fewest decimals that `millisecondsFromHours` turns back into the same. */
export const hoursFromMilliseconds = (milliseconds: number): number =>
  shortestDecimal(milliseconds, MILLISECONDS_PER_HOUR);
