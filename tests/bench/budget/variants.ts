import { diagnosticKinds } from '@weir/diagnostics';

/** One way to watch the deep network. */
export interface Variant {
  /** `every step` is all of them; `followers aside`, all but the one that must see each step and is dear. */
  readonly diagnostics: 'none' | 'default' | 'every step' | 'followers aside';
  readonly budget?: number;
}

/** By the names that tables give them; the first is what the others are held against, the second tells how far noise goes. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  'nothing watched': { diagnostics: 'none' },
  'nothing watched, again': { diagnostics: 'none' },
  'all, every step': { diagnostics: 'every step' },
  'all, budget 20%': { diagnostics: 'every step', budget: 0.2 },
  'all, budget 10%': { diagnostics: 'every step', budget: 0.1 },
  'all, budget 5%': { diagnostics: 'every step', budget: 0.05 },
  'all but runningMoments, budget 5%': { diagnostics: 'followers aside', budget: 0.05 },
  default: { diagnostics: 'default' },
  'default, budget 5%': { diagnostics: 'default', budget: 0.05 },
};

/** What a variant sets of a configuration. */
export function configurationOf({ diagnostics, budget }: Variant): object {
  const all = diagnosticKinds.map(({ type }) => ({ type, every: 1 }));
  const lists = {
    none: [],
    'every step': all,
    'followers aside': all.filter(({ type }) => type !== 'runningMoments'),
  };
  return {
    steps: Number.MAX_SAFE_INTEGER,
    ...(diagnostics === 'default' ? {} : { diagnostics: lists[diagnostics] }),
    ...(budget !== undefined && { budget }),
  };
}
