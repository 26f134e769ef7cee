import { counted } from '../terminal/numberFormat.ts';

/** `after 300 steps`, and after how many of them the parameters were what they are, where early stopping kept the best. */
export const after = (step: number, parametersOf?: number): string =>
  `after ${counted(step, 'step')}${parametersOf === undefined ? '' : `, with the best parameters, those after ${parametersOf}`}`;
