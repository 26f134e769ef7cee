import { diagnosticKinds } from '@weir/diagnostics';

/** One way to watch the deep network. */
export interface Variant {
  readonly diagnostics: 'none' | 'default' | 'every step';
  readonly budget?: number;
}

/** By the names that tables give them; the first is what the others are held against. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  'nothing watched': { diagnostics: 'none' },
  'all, every step': { diagnostics: 'every step' },
  'all, budget 20%': { diagnostics: 'every step', budget: 0.2 },
  'all, budget 10%': { diagnostics: 'every step', budget: 0.1 },
  'all, budget 5%': { diagnostics: 'every step', budget: 0.05 },
  default: { diagnostics: 'default' },
  'default, budget 5%': { diagnostics: 'default', budget: 0.05 },
};

/** What a variant sets of a configuration. */
export function configurationOf({ diagnostics, budget }: Variant): object {
  const lists = { none: [], 'every step': diagnosticKinds.map(({ type }) => ({ type, every: 1 })) };
  return {
    steps: Number.MAX_SAFE_INTEGER,
    ...(diagnostics === 'default' ? {} : { diagnostics: lists[diagnostics] }),
    ...(budget !== undefined && { budget }),
  };
}
