import type { RunEvent } from '@weir/core';
import type { KeptRun } from '@weir/runs';
import { parseConfiguration } from '@weir/experiments';
import { expect, it } from 'vitest';
import { runObserver } from '../runObserver.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { wayOn } from './wayOn.ts';

const evaluation = { type: 'evaluated', step: 7, splits: { test: { loss: 1.5 } } } as const;
const run = (interrupted: boolean): KeptRun =>
  ({ interrupted, reached: async () => ({ steps: 7, evaluation }) }) as unknown as KeptRun; // as much as is looked at

async function after(kept: KeptRun, events: readonly RunEvent[], quit = false) {
  const lines: string[] = [];
  const observer = runObserver(parseConfiguration(smallConfig), () => {});
  for (const event of events) observer.next(event);
  await wayOn(kept, observer, { quit, folder: 'my runs/a', log: (line) => lines.push(line) });
  return { lines, report: observer.report(), summary: observer.summary() };
}
const stopped: RunEvent = { type: 'finished', steps: 5, reason: 'stopped', seconds: 1 };

it('wayOn from an interrupted run is to resume it; what it came to is in its tables and its report', async () => {
  const { lines, report, summary } = await after(run(true), []);
  expect(lines).toEqual(['interrupted; go on by: npx weir resume "my runs/a"']);
  expect(report).toMatchObject({
    ending: { steps: 7, reason: 'interrupted' },
    evaluation: evaluation.splits,
  });
  expect(summary).toContain('1.5');
});

it('wayOn from a run that q stopped is a twin of it, and from any other there is none', async () => {
  const { lines } = await after(run(false), [stopped], true);
  expect(lines).toEqual([
    'stopped after 5 steps; a twin of it goes on from there by: npx weir fork "my runs/a" --at 5',
  ]);
  expect((await after(run(false), [stopped])).lines).toEqual([]);
});
