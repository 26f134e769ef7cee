/**
 * Hues that people with any colour vision tell apart, after Okabe and Ito (2008) and Tol (2021), strongest first, and
 * each with a contrast of at least 3 : 1 to white and to the dark page.
 */
export const palette = [
  '#0077BB',
  '#C26A00',
  '#0B8A65',
  '#B8579A',
  '#D04A1C',
  '#3A87C8',
  '#7F7F7F',
  '#85852B',
  '#B3489F',
  '#25897D',
] as const;

/** Of rules, thresholds and what is not the subject. */
export const neutral = '#888888';
