/** A colour of the page as it is now, by the name that its style sheet gives it. */
export const pageColor = (name: `--${string}`): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();
