import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { history } from './history.ts';
import { keepLast, thinTo } from './retention.ts';
import type { Retention } from './retention.ts';

interface Entry {
  readonly at: number;
  readonly inner: { readonly values: readonly number[] };
}
const entry = (at: number): Entry => ({ at, inner: { values: [at] } });
const states = (length: number, retain?: Retention) => {
  const all: { readonly entries: readonly Entry[] }[] = [];
  from(Array.from({ length }, (_, at) => entry(at)))
    .pipe(fold(history<Entry>(), retain))
    .subscribe((state) => all.push(state));
  return all;
};

describe('history', () => {
  it('keeps all values in their order', () => {
    expect(states(3).at(-1)).toEqual({ entries: [entry(0), entry(1), entry(2)] });
  });

  it('keeps what the retention keeps', () => {
    expect(
      states(9, keepLast(2))
        .at(-1)
        ?.entries.map(({ at }) => at),
    ).toEqual([7, 8]);
    expect(states(9, thinTo(4)).at(-1)?.entries.length).toBeLessThanOrEqual(4);
  });

  it('leaves earlier states as they were, frozen to the last value', () => {
    const [first, second] = states(2);
    expect(first?.entries).toHaveLength(1);
    expect(second?.entries[0]).toBe(first?.entries[0]);
    expect(Object.isFrozen(second?.entries)).toBe(true);
    expect(Object.isFrozen(second?.entries[1]?.inner.values)).toBe(true);
  });

  it('takes a thousand entries in its stride', () => {
    // With proxies this took over a second; the bound leaves room for a busy machine.
    const before = process.cpuUsage();
    states(3000, keepLast(1000));
    const { user } = process.cpuUsage(before);
    expect(user / 3000).toBeLessThan(200);
  });
});
