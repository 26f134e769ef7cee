/** What a panel's file is called, without what says its kind: with the step that it shows, where it shows one. */
export const fileName = (panel: string, step: number | undefined): string =>
  step === undefined ? panel : `${panel}-${step}`;
