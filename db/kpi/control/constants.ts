/**
 * d2 of ranges of two: the mean range of two standard normal values, 2/√π, as the tables print it (Montgomery,
 * Introduction to Statistical Quality Control, appendix VI; Wheeler, Understanding Variation). With it an engineer who
 * looks the constant up gets the same limits.
 */
export const D2 = 1.128;

/** D4 of ranges of two: 1 + 3·d3/d2 with d3 = √(2 − 4/π), as the same tables print it. */
export const D4 = 3.267;

/** Control limits lie three standard deviations from the centre line (Shewhart 1931). */
export const SIGMAS = 3;

/** Fewer points than this make no limits. */
export const LEAST_POINTS = 10;

/** Limits of fewer points than this are preliminary (Montgomery asks for 20 to 25 samples). */
export const ENOUGH_POINTS = 20;

/** The normal approximation of a count is rough where fewer than this are expected of either kind. */
export const LEAST_EXPECTED = 5;
