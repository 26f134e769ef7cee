/**
 * What watching a run adds to it: steps of one network on simd with nothing attached, with each diagnostic of steps at
 * every one, with the default ones and with all of them at every step, with those too that ask the network of other
 * examples (dear by nature: they stand at 500 and 1000 steps), and with the default ones at their cadences, without and
 * with the health rules, as `weir run` has them. All take turns; what is added is the median, over the
 * rounds, of a turn's time against that of the unwatched steps. Run it by run.mjs.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Contestant } from '../step/contestant.ts';
import { run } from '../step/race.ts';
import { Worker } from '../step/worker.ts';
import { defaults, defaultsOfSteps, everyStep, ofSteps } from './watch.ts';
import type { Watch } from './watch.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    json: { type: 'string' },
    net: { type: 'string', default: 'deep' },
    only: { type: 'string' },
  },
});

const watches: Readonly<Record<string, Watch>> = {
  ...Object.fromEntries(ofSteps.map((name) => [name, { ...everyStep([name]), rules: false }])),
  'the default ones at every step': { ...everyStep(defaultsOfSteps), rules: false },
  'all at every step': { ...everyStep(ofSteps), rules: false },
  'the default ones at every step, with those that ask the network': { ...everyStep(defaults), rules: false },
  default: { rules: false },
  'default and health rules': { rules: true },
};
const aims: Readonly<Record<string, number>> = {
  'the default ones at every step': 0.25,
  'all at every step': 0.4,
  default: 0.03,
};

const workers: Worker[] = [];
function contestant(name: string, watch: Watch): Contestant {
  const worker = Worker.node('../diagnostics/watchedRun.ts', values.net, JSON.stringify(watch));
  workers.push(worker);
  // Turns of many hundred steps, so that each holds its share of what is measured every hundred.
  return new Contestant(name, worker, {}, { warmUp: 4, turn: 0.5, turns: Infinity });
}

const unwatched = contestant('unwatched', { diagnostics: [], rules: false });
const watched = Object.entries(watches)
  .filter(([name]) => values.only === undefined || values.only.split(',').includes(name))
  .map(([name, watch]) => contestant(name, watch));
await run({ contestants: [unwatched, ...watched], end: () => undefined }, Number(values.seconds));
for (const worker of workers) worker.end();

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const failed = watched.flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}: ${failure}`]));
const rows = watched.map((each) => {
  const { wall, cpu } = each.ratioTo(unwatched);
  const added = { clock: wall - 1, processor: cpu - 1 };
  return { name: each.name, micros: each.median.cpu * 1e6, added, aim: aims[each.name] };
});
console.log(
  `${values.net}: ${(unwatched.median.cpu * 1e6).toFixed(0)} µs a step unwatched; what watching adds, each diagnostic at every step`,
);
console.table(
  Object.fromEntries(
    rows.map(({ name, micros, added, aim }) => [
      name,
      {
        'µs a step': Math.round(micros),
        clock: percent(added.clock),
        processor: percent(added.processor),
        ...(aim !== undefined && { aim: `at most ${percent(aim)}` }),
      },
    ]),
  ),
);
if (failed.length > 0) console.log(failed.join('\n'));
if (values.json) writeFileSync(values.json, `${JSON.stringify({ net: values.net, rows }, null, 2)}\n`);
