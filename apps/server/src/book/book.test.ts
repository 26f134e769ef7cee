import type { FindingChanged, RunEvent, RunProgress, Severity } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { beginning } from './cursor.ts';
import { findingsTally } from './findingsTally.ts';
import { eventEntry } from './logEntry.ts';
import { lossHistory } from './lossHistory.ts';
import { lossTally } from './lossTally.ts';
import { errorData } from './outcome.ts';
import { progressBlock } from './progressBlock.ts';
import { runLog } from './runLog.ts';
import { RunRefusedError } from './runRefusedError.ts';
import { summarise } from './runSummary.ts';
import type { RunSummary } from './runSummary.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';

const progress = (from: number, losses: readonly number[]): RunProgress => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1 + from,
  seconds: from,
});

describe('findingsTally', () => {
  const changed = (
    change: FindingChanged['change'],
    rule: string,
    severity: Severity,
    subject = 'run',
  ): FindingChanged => ({
    type: 'finding',
    change,
    step: 0,
    finding: {
      rule,
      subject,
      severity,
      since: 0,
      step: 0,
      value: 1,
      threshold: 0,
      formula: '',
      meaning: '',
      remedy: '',
    },
  });
  const after = (...changes: readonly FindingChanged[]) => {
    const tally = findingsTally();
    for (const each of changes) tally.add(each);
    return tally.summary();
  };

  it('says nothing where there are none, nor when all have ended', () => {
    expect(after()).toEqual({});
    expect(after(changed('raised', 'deadUnits', 'error'), changed('cleared', 'deadUnits', 'error'))).toEqual(
      {},
    );
  });

  it('counts each rule of each subject once, with the gravest severity of now', () => {
    const first = [
      changed('raised', 'deadUnits', 'info', '1.relu'),
      changed('raised', 'deadUnits', 'error', '2.relu'),
      changed('raised', 'saturation', 'warning', '1.relu'),
    ];
    expect(after(...first)).toEqual({ findings: { count: 3, gravest: 'error' } });
    expect(after(...first, changed('updated', 'deadUnits', 'info', '2.relu'))).toEqual({
      findings: { count: 3, gravest: 'warning' },
    });
  });
});

describe('lossTally', () => {
  const after = (...blocks: readonly (readonly number[])[]) => {
    const tally = lossTally();
    blocks.forEach((losses, at) => tally.add(progress(at, losses)));
    return tally;
  };

  it('says of a loss that has come to stand far above its beginning that it has diverged', () => {
    expect(after([3, 2], [2, 1]).summary()).toEqual({});
    expect(after([3], new Array<number>(300).fill(900)).summary()).toEqual({ diverged: true });
    expect(after([3], [NaN]).summary()).toEqual({ diverged: true });
  });

  it('takes a run that ended for a loss that was not finite as diverged, from whatever step', () => {
    for (const tally of [after(), after([3, 2])]) {
      tally.notFinite();
      expect(tally.summary()).toEqual({ diverged: true });
    }
  });

  it('is not moved by progress without a loss', () => {
    expect(after([], [3], []).summary()).toEqual({});
  });
});

describe('lossHistory', () => {
  const of = (points: number | undefined, ...blocks: readonly RunProgress[]) => {
    const log = runLog();
    for (const block of blocks) log.append(block);
    return lossHistory(log, points);
  };

  it('is every loss of a short run', () => {
    expect(of(10, progress(0, [3, 2]), progress(2, [1]))).toEqual({ steps: [0, 1, 2], losses: [3, 2, 1] });
    expect(of(undefined)).toEqual({ steps: [], losses: [] });
  });

  it('is means over equal stretches of a long one, at most as many as asked for', () => {
    expect(of(2, progress(0, [1, 3, 5, 7, 9]))).toEqual({ steps: [0, 3], losses: [3, 8] });
    const { steps } = of(
      undefined,
      ...Array.from({ length: 10 }, (_, at) => progress(at * 100, new Array<number>(100).fill(at))),
    );
    expect(steps.length).toBeLessThanOrEqual(400);
    expect(steps.length).toBeGreaterThan(200);
  });

  it('leaves out what is not finite, and has null where nothing was', () => {
    expect(of(2, progress(0, [1, NaN, NaN, Infinity]))).toEqual({ steps: [0, 2], losses: [1, null] });
  });

  it('puts in order what a resumed run emitted', () => {
    expect(of(10, progress(4, [5]), progress(0, [1]))).toEqual({ steps: [0, 4], losses: [1, 5] });
  });
});

describe('errorData', () => {
  it('is name, message, and what else an error carries that JSON can hold', () => {
    const error = Object.assign(new RangeError('too large'), {
      step: 3,
      fatal: true,
      cause: new Error('why'),
      at: [1],
    });
    expect(errorData(error)).toEqual({ name: 'RangeError', message: 'too large', step: 3, fatal: true });
  });

  it('is the text of what is no error', () => {
    expect(errorData('gone')).toEqual({ name: 'Error', message: 'gone' });
    expect(errorData(undefined)).toEqual({ name: 'Error', message: 'undefined' });
  });
});

describe('eventEntry', () => {
  it('hands its event to every reader, and stays at the reader’s step', () => {
    const event: RunEvent = { type: 'measurement', diagnostic: 'a', step: 7, value: 1 };
    const entry = eventEntry(4, event);
    expect([entry.sequence, entry.step]).toEqual([4, 7]);
    const line = entry.after({ sequence: 2, step: 99 });
    expect(line.cursor).toEqual({ sequence: 4, step: 99 });
    expect(line.event).toBe(event);
  });

  it('is made into JSON once, however many ask', () => {
    let asked = 0;
    const value = { toJSON: () => ++asked };
    const entry = eventEntry(1, { type: 'measurement', diagnostic: 'a', step: 0, value });
    const texts = [1, 2].map(() => entry.after(beginning).json());
    expect(asked).toBe(1);
    expect(JSON.parse(texts[1] ?? '')).toMatchObject({ diagnostic: 'a', value: 1 });
  });
});

describe('progressBlock', () => {
  it('takes in what follows on it, with the newest rate', () => {
    const block = progressBlock(1, progress(0, [3, 2]));
    expect(block.merge(5, progress(2, [1]))).toBe(true);
    expect(block.sequence).toBe(5);
    const { cursor, event, json } = block.after(beginning);
    expect(cursor).toEqual({ sequence: 5, step: 3 });
    expect(event).toEqual({ ...progress(2, [3, 2, 1]), from: 0 });
    expect(JSON.parse(json())).toEqual(event);
  });

  it('refuses what does not follow on it, and what would make it longer than a thousand', () => {
    const block = progressBlock(1, progress(0, [3]));
    expect(block.merge(2, progress(2, [1]))).toBe(false);
    expect(block.merge(2, progress(0, [1]))).toBe(false);
    expect(block.merge(2, progress(1, new Array<number>(999).fill(1)))).toBe(true);
    expect(block.merge(3, progress(1000, [1]))).toBe(false);
    expect(block.sequence).toBe(2);
  });

  it('hands a reader who has a part of it the rest alone', () => {
    const block = progressBlock(3, progress(10, [1, 2]));
    block.merge(4, progress(12, [3]));
    expect(block.after({ sequence: 3, step: 12 }).event).toMatchObject({ from: 12, losses: [3] });
    expect(block.after({ sequence: 2, step: 12 }).event).toMatchObject({ from: 10, losses: [1, 2, 3] });
  });
});

describe('summarise', () => {
  const fresh: RunSummary = { id: '1', name: 'run', status: 'running', step: 0, steps: 0, startedAt: '' };
  const after = (...events: readonly RunEvent[]) => events.reduce(summarise, fresh);
  const controlled = (
    command: 'pause' | 'resume' | 'step' | 'learningRate' | 'stop',
    step: number,
  ): RunEvent => ({
    type: 'controlled',
    step,
    command,
  });

  it('takes name and steps of the start', () => {
    const started: RunEvent = {
      type: 'started',
      name: 'deep',
      config: {},
      backend: 'cpu',
      steps: 50,
      parameterCount: 1,
      examples: { train: 1, validation: 0, test: 0 },
    };
    expect(after(started)).toMatchObject({ name: 'deep', steps: 50, status: 'running' });
  });

  it('follows steps and losses, and keeps the first step’s', () => {
    expect(after(progress(0, [3, 2]), progress(2, [1]))).toMatchObject({ step: 3, loss: 1, initialLoss: 3 });
    expect(after(progress(5, [2]))).not.toHaveProperty('initialLoss');
  });

  it('is paused and resumed by commands, at the step where they took effect', () => {
    expect(after(controlled('pause', 4))).toMatchObject({ status: 'paused', step: 4 });
    expect(after(controlled('pause', 4), controlled('step', 6))).toMatchObject({ status: 'paused', step: 6 });
    expect(after(controlled('pause', 4), controlled('resume', 4))).toMatchObject({ status: 'running' });
    expect(after(progress(0, [1, 1, 1]), controlled('learningRate', 2))).toMatchObject({
      status: 'running',
      step: 3,
    });
  });

  it('has the newest evaluation, and how the run finished', () => {
    const evaluated: RunEvent = { type: 'evaluated', step: 9, splits: { test: { loss: 1 } } };
    expect(after(evaluated).evaluation).toEqual({ test: { loss: 1 } });
    for (const [reason, status] of [
      ['completed', 'completed'],
      ['stopped', 'stopped'],
      ['rule', 'stopped'],
    ] as const)
      expect(after({ type: 'finished', steps: 9, reason, seconds: 1 })).toMatchObject({ step: 9, status });
  });

  it('is left as it is by what else happens', () => {
    expect(after({ type: 'measurement', diagnostic: 'a', step: 9, value: 1 })).toBe(fresh);
  });
});

describe('the errors of the book', () => {
  it('have names and say what to do', () => {
    expect(new RunRefusedError('no such preset').name).toBe('RunRefusedError');
    const { name, message } = new TooManyRunsError(4);
    expect(name).toBe('TooManyRunsError');
    expect(message).toBe('runs: at most 4 may train at a time, got another; stop one of them first');
  });
});
