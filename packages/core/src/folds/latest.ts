import type { Fold } from './fold.ts';

/** The newest value alone; nothing before any. */
export function latest<Value>(): Fold<{ readonly latest?: Value }, Value> {
  return {
    initial: {},
    add(draft, value) {
      const writable = draft as { latest?: Value }; // writable within a draft
      writable.latest = value;
    },
  };
}
