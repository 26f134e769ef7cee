/**
 * Ten hues that people with any colour vision tell apart on white and on black, by Okabe and Ito (2008) and Tol
 * (2021), strongest first.
 */
export const palette = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#D55E00',
  '#56B4E9',
  '#7F7F7F',
  '#999933',
  '#AA4499',
  '#44AA99',
] as const;

/** Of rules, thresholds and what is not the subject. */
export const neutral = '#888888';
