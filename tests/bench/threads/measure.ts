/** The table of threads: see run.mjs, which starts this. Ratios are medians, over the rounds, of turns that follow each other. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { cases } from '../scale/cases.ts';
import { Contestant } from '../step/contestant.ts';
import { Worker } from '../step/worker.ts';
import { Spinner } from './spinner.ts';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '4' },
    only: {
      type: 'string',
      default: '^(width (256|512|1024), batch 32|depth 24|conv 14.* 32 channels|conv 28.* 16 channels)',
    },
    json: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const threads = Number(values.threads);
const pace = { warmUp: 0.6, turn: 0.1, turns: Infinity };
/** Milliseconds for a process that was started or stopped to be so, and for workers that were left out to be asked again. */
const SETTLE = 20;

const spinner = new Spinner(threads - 1);
console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; milliseconds a step, by the clock`);
const rows: Record<string, Readonly<Record<string, number>>> = {};
for (const [place, { name }] of cases.entries()) {
  if (!new RegExp(values.only).test(name)) continue;
  rows[name] = await measured(place);
  console.log(name, JSON.stringify(rows[name]));
}
spinner.end();
console.table(rows);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ threads, rows }, null, 2)}\n`);

/** Milliseconds of a step on one thread and on several, and how many times as many steps several take. */
async function measured(place: number): Promise<Readonly<Record<string, number>>> {
  const workers = [1, threads].map((count) =>
    Worker.node('../scale/weirScale.ts', String(place), 'simd', String(count)),
  );
  // The same two processes with the other core idle and busy.
  const [idle, busy] = [false, true].map(() =>
    workers.map((worker, at) => new Contestant(at === 0 ? 'one' : 'several', worker, {}, pace)),
  );
  const all = [...(idle ?? []), ...(busy ?? [])];
  for (const contestant of all) await contestant.warmUp();
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < 5 || performance.now() < end; round++) {
    for (const [at, contestants] of [idle, busy].entries()) {
      spinner.spin(at === 1);
      await new Promise((settled) => setTimeout(settled, SETTLE));
      for (const contestant of contestants ?? []) await contestant.turn();
    }
    spinner.spin(false);
  }
  for (const worker of workers) worker.end();
  for (const { name, failure } of all) if (failure !== undefined) throw new Error(`${name}: ${failure}`);
  const figures = (what: string, [one, several]: readonly Contestant[] = []): Record<string, number> => {
    if (!one || !several) return {};
    return {
      [`1, ${what}`]: Number((one.median.wall * 1e3).toPrecision(3)),
      [`${threads}, ${what}`]: Number((several.median.wall * 1e3).toPrecision(3)),
      [`×, ${what}`]: Number((1 / several.ratioTo(one).wall).toFixed(2)),
    };
  };
  return { ...figures('idle', idle), ...figures('busy', busy) };
}
