import { everyStep, ofSteps } from '../diagnostics/watch.ts';
import type { Watch } from '../diagnostics/watch.ts';

const all = everyStep(ofSteps);

/** By the names that tables give them; the first is what the others are held against, the second tells how far noise goes. */
export const VARIANTS: Readonly<Record<string, Watch>> = {
  'nothing watched': { diagnostics: [], rules: false },
  'nothing watched, again': { diagnostics: [], rules: false },
  'all, every step': { ...all, rules: true },
  'all, budget 20%': { ...all, rules: true, budget: 0.2 },
  'all, budget 10%': { ...all, rules: true, budget: 0.1 },
  'all, budget 5%': { ...all, rules: true, budget: 0.05 },
  default: { rules: true },
  'default, budget 5%': { rules: true, budget: 0.05 },
};
