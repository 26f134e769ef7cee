import { BehaviorSubject, NEVER, Subject, of } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import type { RunSource, RunSummary } from '../source/runSource.ts';
import { session } from './session.ts';
import type { Shown } from './session.ts';
import { statusWord } from './statusWord.ts';

describe('statusWord', () => {
  it('is how the run stands, and says of one that ended with a loss that ran away that it diverged', () => {
    expect(statusWord({ status: 'completed' })).toBe('completed');
    expect(statusWord({ status: 'completed', diverged: true })).toBe('diverged');
    expect(statusWord({ status: 'failed', diverged: true })).toBe('diverged');
    expect(statusWord({ status: 'running', diverged: true })).toBe('running');
  });
});

describe('session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const summary = (id: string): RunSummary => ({
    id,
    name: id,
    status: 'running',
    step: 0,
    steps: 1,
    startedAt: '',
  });
  function open(...ids: readonly string[]) {
    let runs = ids.map(summary);
    const asked: unknown[] = [];
    const state$ = new Subject<RunState>();
    const source: RunSource = {
      kind: 'server',
      presets: async () => [{ name: 'deep', description: '' }],
      async runs() {
        asked.push('runs');
        return runs;
      },
      eachLoss: async () => ({ steps: [], losses: [] }),
      losses: async () => ({ steps: [], losses: [] }),
      async start() {
        runs = [summary('new'), ...runs];
        return summary('new');
      },
      command: async (id, command) => void asked.push([id, command.type]),
      resume: async (id) => void asked.push([id, 'taken up']),
      watch: () => state$,
    };
    const requested$ = new BehaviorSubject<string | undefined>(undefined);
    const own = session(source, requested$);
    const shown: Shown[] = [];
    const showing = own.shown$.subscribe((next) => shown.push(next));
    const ofShown = () => shown.map(({ selected, missing }) => selected?.id ?? (missing && `no ${missing}`));
    return { own, source, asked, state$, requested$, shown, ofShown, showing };
  }
  const later = (milliseconds = 1) => vi.advanceTimersByTimeAsync(milliseconds);

  it('shows the newest run, and stays with it', async () => {
    const { ofShown, showing } = open('b', 'a');
    await later(5000);
    expect(ofShown()).toEqual(['b']);
    showing.unsubscribe();
  });

  it('shows the run that is asked for or chosen, and says of one that there is not', async () => {
    const { own, ofShown, requested$, showing } = open('b', 'a');
    await later();
    requested$.next('a');
    own.choose('b');
    requested$.next('nobody');
    expect(ofShown()).toEqual(['b', 'a', 'b', 'no nobody']);
    showing.unsubscribe();
  });

  it('starts a run and shows it once the list has it', async () => {
    const { own, ofShown, showing } = open('a');
    await later();
    const started = own.start({ preset: 'deep' });
    await later();
    await started;
    expect(ofShown()).toEqual(['a', 'new']);
    showing.unsubscribe();
  });

  it('sends commands to the source, and asks for the list anew', async () => {
    const { own, asked, showing } = open('a');
    await later();
    const before = asked.length;
    await own.command('a', { type: 'pause' });
    await later();
    expect(asked.slice(before)).toEqual([['a', 'pause'], 'runs']);
    showing.unsubscribe();
  });

  it('asks for the list anew when the run on show has come to stand otherwise', async () => {
    const { shown, asked, state$, showing } = open('a');
    await later();
    const watching = shown[0]?.selected?.state$.subscribe();
    const before = asked.length;
    state$.next({ ...unknownRun, step: 1 });
    await later();
    expect(asked).toHaveLength(before);
    state$.next({ ...unknownRun, phase: 'completed' });
    await later();
    expect(asked).toHaveLength(before + 1);
    watching?.unsubscribe();
    showing.unsubscribe();
  });

  it('has the presets, or why there are none', async () => {
    const { own, source, showing } = open('a');
    const seen: unknown[] = [];
    const listening = own.presets$.subscribe((presets) => seen.push(presets));
    await later();
    expect(seen).toEqual([{ list: [{ name: 'deep', description: '' }] }]);
    listening.unsubscribe();
    showing.unsubscribe();
    const troubled = session({ ...source, presets: () => Promise.reject(new Error('no list')) }, NEVER);
    const other = troubled.presets$.subscribe((presets) => seen.push(presets));
    await later();
    expect(seen.at(-1)).toEqual({ list: [], trouble: 'no list' });
    other.unsubscribe();
  });

  it('shows nothing while the source does not answer', async () => {
    const { source } = open('a');
    const silent = session({ ...source, runs: () => Promise.reject(new Error('down')) }, of(undefined));
    const shown: unknown[] = [];
    const showing = silent.shown$.subscribe((next) => shown.push(next));
    await later(100);
    expect(shown).toEqual([{}]);
    showing.unsubscribe();
  });
});
