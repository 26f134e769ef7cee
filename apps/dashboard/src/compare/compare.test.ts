import { BehaviorSubject, Subject, of, startWith } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import type { RunSummary } from '../source/runSource.ts';
import { measures, seriesOf, weightsOf } from './compared.ts';
import { configurationRows } from './configurationRows.ts';
import { partingOf } from './partingOf.ts';
import { pinOf } from './pinOf.ts';
import { mostPins, tray } from './tray.ts';
import { watchedRuns } from './watchedRuns.ts';

const storage = (said: string | null = null) => ({
  said,
  getItem(): string | null {
    return this.said;
  },
  setItem(_: string, value: string) {
    this.said = value;
  },
});

describe('a tray', () => {
  it('holds runs once, under names of their own, and is the same after a reload', () => {
    const kept = storage();
    const one = tray(kept);
    one.pin({ id: '1', name: 'deep' }, { id: '2', name: 'deep' });
    one.pin({ id: '1', name: 'again' });
    expect(one.pins$.value).toEqual([
      { id: '1', name: 'deep' },
      { id: '2', name: 'deep (2)' },
    ]);
    one.rename('2', ' low rate ');
    one.rename('1', 'low rate');
    one.rename('1', '  ');
    expect(tray(kept).pins$.value).toEqual([
      { id: '1', name: 'low rate (2)' },
      { id: '2', name: 'low rate' },
    ]);
    one.unpin('1');
    expect(tray(kept).pins$.value.map(({ id }) => id)).toEqual(['2']);
  });

  it('takes no more than it has room for', () => {
    const full = tray(undefined);
    full.pin(...Array.from({ length: 12 }, (_, at) => ({ id: String(at), name: 'run' })));
    expect(full.pins$.value).toHaveLength(mostPins);
  });

  it('is empty where what is kept is none, and lasts where nothing can be kept', () => {
    for (const said of ['', '{', '{}', '[1, null, {"id": 3}]'])
      expect(tray(storage(said)).pins$.value).toEqual([]);
    const full = tray({
      getItem: () => null,
      setItem() {
        throw new Error('QuotaExceededError');
      },
    });
    full.pin({ id: '1', name: 'a' });
    expect(full.pins$.value).toHaveLength(1);
  });
});

it('a run is pinned by its name and what sets it apart', () => {
  const run: RunSummary = { id: '1', name: 'deep', status: 'completed', step: 1, steps: 1, startedAt: '' };
  expect(pinOf(run)).toEqual({ id: '1', name: 'deep' });
  expect(pinOf({ ...run, variant: '8' }).name).toBe('deep, 8');
  expect(pinOf({ ...run, fork: { parent: '0', step: 3, set: ['seed=2'] } }).name).toBe('deep, seed=2');
});

describe('watchedRuns', () => {
  const state = (step: number): RunState => ({ ...unknownRun, step });

  it('follows those that are wanted, so many at a time, and lets go of the others', () => {
    const ids$ = new BehaviorSubject<readonly string[]>(['a', 'b', 'c']);
    const sources = new Map(['a', 'b', 'c'].map((id) => [id, new Subject<RunState>()]));
    let seen: readonly (readonly [string, number])[] = [];
    const watching = watchedRuns(
      ids$,
      (id) => (sources.get(id) ?? new Subject<RunState>()).pipe(startWith(state(1))),
      2,
    ).subscribe((states) => (seen = [...states].map(([id, { step }]) => [id, step])));
    expect(seen).toEqual([['a', 1], ['b', 1], ['c', 0]]); // prettier-ignore
    sources.get('a')?.next(state(5));
    sources.get('a')?.complete();
    expect(seen).toEqual([['a', 5], ['b', 1], ['c', 1]]); // prettier-ignore
    ids$.next(['c', 'a']);
    expect(sources.get('b')?.observed).toBe(false);
    expect(seen).toEqual([['c', 1], ['a', 5]]); // prettier-ignore
    watching.unsubscribe();
    expect(sources.get('c')?.observed).toBe(false);
  });

  it('goes on behind runs that end at once', () => {
    let seen: readonly number[] = [];
    watchedRuns(of(['a', 'b', 'c']), () => of(state(7)), 1).subscribe(
      (states) => (seen = [...states.values()].map(({ step }) => step)),
    );
    expect(seen).toEqual([7, 7, 7]);
  });
});

describe('what runs are compared in', () => {
  const run: RunState = {
    ...unknownRun,
    measured: {
      ...unknownRun.measured,
      loss: { entries: [{ step: 0, loss: 2, smoothed: 2 }] },
      updateRatio: { entries: [{ step: 4, ratios: [{ name: 'a', log10: -2 }, { name: 'b', log10: -4 }] }] }, // prettier-ignore
    },
    evaluations: [
      { type: 'evaluated', step: 10, splits: { train: { loss: 1 }, validation: { loss: 1.5 } } },
      { type: 'evaluated', step: 20, splits: { train: { loss: 1 } } },
    ],
  };

  it('are loss, validation loss and update ratio, of all weights or of one', () => {
    expect(seriesOf(run, 'loss')).toEqual([{ step: 0, value: expect.closeTo(2, 9) as number }]);
    expect(seriesOf(run, 'validation')).toEqual([{ step: 10, value: 1.5 }]);
    expect(seriesOf(run, 'updateRatio')).toEqual([{ step: 4, value: -3 }]);
    expect(seriesOf(run, 'updateRatio', 'b')).toEqual([{ step: 4, value: -4 }]);
    expect(weightsOf([run, unknownRun, run])).toEqual(['a', 'b']);
    expect(measures.updateRatio.rule).toBe(-3);
  });
});

describe('configurationRows', () => {
  it('have every key with the value of each run, those that differ first, without the name', () => {
    const rows = configurationRows([
      { name: 'a', seed: 1, model: [{ type: 'linear', out: 3 }], diagnostics: [] },
      { name: 'b', seed: 1, model: [{ type: 'linear', out: 4 }, { type: 'tanh' }], diagnostics: [] },
    ]);
    expect(rows).toEqual([
      { path: 'model.0.out', values: ['3', '4'], differs: true },
      { path: 'model.1.type', values: [undefined, '"tanh"'], differs: true },
      { path: 'seed', values: ['1', '1'], differs: false },
      { path: 'model.0.type', values: ['"linear"', '"linear"'], differs: false },
      { path: 'diagnostics', values: ['[]', '[]'], differs: false },
    ]);
  });

  it('are the same of one run as of itself', () => {
    expect(configurationRows([{ seed: 1 }, { seed: 1 }]).some(({ differs }) => differs)).toBe(false);
    expect(configurationRows([])).toEqual([]);
  });
});

describe('partingOf', () => {
  const history = (losses: readonly (number | null)[], stride = 1) => ({
    steps: losses.map((_, at) => stride * at),
    losses,
  });

  it('is the first step with another loss, exact where the step before is known', () => {
    expect(partingOf(history([3, 2, 1]), history([3, 2, 1.5]))).toEqual({
      step: 2,
      a: 1,
      b: 1.5,
      isExact: true,
    });
    expect(partingOf(history([3]), history([2]))).toMatchObject({ step: 0, isExact: true });
    expect(partingOf(history([3, 1], 4), history([3, 2, 2, 2, 2]))).toEqual({
      step: 4,
      a: 1,
      b: 2,
      isExact: false,
    });
  });

  it('is none of runs that are alike, losses that are not finite included', () => {
    expect(partingOf(history([3, null]), history([3, null, 1]))).toBeUndefined();
  });
});
