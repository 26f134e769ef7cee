/**
 * Hues that people with any colour vision tell apart, strongest first, and each with a contrast of at least 3 : 1 to white
 * and to the dark page: no two are nearer in OKLab than 0.13, nor than 0.07 to eyes without red or green cones.
 */
export const palette = [
  '#0077BB',
  '#C26A00',
  '#BB1177',
  '#559977',
  '#7722FF',
  '#FF4466',
  '#AA77FF',
  '#CC0000',
  '#CC33CC',
  '#CC77AA',
] as const;

/** Of rules, thresholds and what is not the subject. */
export const neutral = '#888888';
