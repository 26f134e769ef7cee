/**
 * What keeping a run costs: `deep-batchnorm` on simd with its default diagnostics and health rules, kept in a folder and not
 * kept, in turns, each a whole run in a process of its own, with its evaluation, its last checkpoint and all that is
 * written until it ends. What is said is the median over the rounds of the one's time in the other's, in processor time of
 * all threads and by the clock; beside it, how far two runs that are not kept are apart: that far goes noise. Run it by
 * run.mjs.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../step/median.ts';
import type { Taken } from '../step/worker.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    steps: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
});
const script = fileURLToPath(new URL('wholeRun.ts', import.meta.url));

function whole(way: 'kept' | 'plain'): Taken {
  const options = ['--import', import.meta.resolve('tsx'), script, way, values.steps];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' })) as Taken; // it prints one
}

const rounds = Array.from({ length: Number(values.rounds) }, () => ({
  plain: whole('plain'),
  kept: whole('kept'),
  again: whole('plain'),
}));
const added = (time: keyof Taken): number =>
  median(rounds.map(({ plain, kept, again }) => kept[time] / ((plain[time] + again[time]) / 2))) - 1;
const noise = (time: keyof Taken): number =>
  median(rounds.map(({ plain, again }) => Math.abs(again[time] / plain[time] - 1)));
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const result = {
  rounds: rounds.length,
  steps: Number(values.steps),
  seconds: median(rounds.map(({ plain }) => plain.cpu)),
  'keeping adds, cpu': percent(added('cpu')),
  'keeping adds, clock': percent(added('wall')),
  'two that are not kept differ by, cpu': percent(noise('cpu')),
  load: loadavg()
    .map((load) => load.toFixed(1))
    .join(' '),
};
console.table(result);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...result, turns: rounds }, null, 2)}\n`);
