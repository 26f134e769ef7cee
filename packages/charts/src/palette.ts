/**
 * Hues that people with any colour vision tell apart, strongest first, and each with a contrast of at least 3 : 1 to white
 * and to the dark page: no two are nearer in OKLab than 0.11, nor than 0.06 to eyes without red or green cones.
 */
export const palette = [
  '#0077BB',
  '#C26A00',
  '#CC1188',
  '#779977',
  '#9911FF',
  '#FF5566',
  '#8888BB',
  '#CC3344',
  '#AA77FF',
  '#BB44CC',
] as const;

/** Of rules, thresholds and what is not the subject. */
export const neutral = '#888888';
