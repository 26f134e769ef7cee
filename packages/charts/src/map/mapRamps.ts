/** Colours of a map's numbers on a light page, low to high: viridis, the low end near the page. */
export const lightMapRamp = [
  '#fde725',
  '#addc30',
  '#5ec962',
  '#28ae80',
  '#21918c',
  '#2c728e',
  '#3b528b',
  '#472d7b',
  '#440154',
] as const;

/** The same on a dark page: what is high stands out from either. */
export const darkMapRamp = [...lightMapRamp].reverse();

/** From too low (orange) by what is as it should be (faint: the page's own) to too high (purple). */
export const lightDivergingRamp = [
  '#b35806',
  '#f1a340',
  '#fbd9ae',
  '#f7f7f7',
  '#d4cfea',
  '#998ec3',
  '#542788',
] as const;

/** The same on a dark page. */
export const darkDivergingRamp = [
  '#ffb454',
  '#b8721f',
  '#5c4222',
  '#20272e',
  '#443c68',
  '#7a68c4',
  '#bfaeff',
] as const;
