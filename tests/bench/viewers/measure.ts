import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { viewer } from '../../runs/viewer.ts';

/**
 * Trains the lecture's deep network in a server, alone and with a hundred viewers of another process, in turns, and prints
 * one JSON object: medians of wall and of the server's processor time from the first step to the last, their ratios, medians
 * of those of neighbouring turns, and whether every event reached everyone once.
 */
const [rounds = 5, steps = 16_000] = process.argv.slice(2).map(Number);
const watching = 100;
const bin = fileURLToPath(new URL('../../../apps/cli/bin/weir.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'weir-viewers-'));
const server = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const address = await new Promise<string>((resolve) => {
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    const [, found] = /^Dashboard: (\S+)$/m.exec(text) ?? [];
    if (found !== undefined) resolve(found);
  });
});

/** Seconds of processor that the server has taken: user and system, in ticks of a hundredth. */
function processorSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

interface Turn {
  readonly wall: number;
  readonly processor: number;
}

async function turn(viewers: number): Promise<Turn> {
  const config = { ...configuration, steps };
  const answer = await fetch(`${address}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ config }),
  });
  const { id } = (await answer.json()) as { id: string };
  const [start, processor] = [performance.now(), processorSeconds()];
  const all = Array.from({ length: viewers }, () => viewer(address, id, steps));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [run] = (await (await fetch(`${address}/api/runs`)).json()) as { id: string; step: number }[];
    if (run?.id === id && run.step >= steps) break;
  }
  const took = { wall: (performance.now() - start) / 1000, processor: processorSeconds() - processor };
  for (const { ended, losses, others } of all) {
    if ((await ended) !== 'completed')
      throw new Error('viewers: each must be told of the end, got another word');
    if (!losses.every((times) => times === 1))
      throw new Error('viewers: every loss must come once, got others');
    if (others.length !== all[0]?.others.length)
      throw new Error('viewers: all must get the same, got others');
  }
  return took;
}

const presets = (await (await fetch(`${address}/api/presets`)).json()) as {
  name: string;
  configuration: object;
}[];
const configuration = presets.find(({ name }) => name === 'deep-batchnorm')?.configuration;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};
const rounded = (value: number) => Number(value.toFixed(4));

const turns: { readonly alone: Turn; readonly watched: Turn }[] = [];
try {
  await turn(0); // warms up
  for (let round = 0; round < rounds; round += 1) {
    // Whichever comes first has whatever advantage that is: they take turns in it.
    const first = await turn(round % 2 === 0 ? 0 : watching);
    const second = await turn(round % 2 === 0 ? watching : 0);
    turns.push(round % 2 === 0 ? { alone: first, watched: second } : { alone: second, watched: first });
  }
  const of = (kind: keyof Turn) => ({
    alone: rounded(median(turns.map(({ alone }) => alone[kind]))),
    watched: rounded(median(turns.map(({ watched }) => watched[kind]))),
    ratio: rounded(median(turns.map(({ alone, watched }) => watched[kind] / alone[kind]))),
  });
  console.log(
    JSON.stringify({
      viewers: watching,
      steps,
      rounds,
      wall: of('wall'),
      processor: of('processor'),
      load: loadavg(),
    }),
  );
} finally {
  server.kill();
  await new Promise((resolve) => server.on('close', resolve));
  rmSync(folder, { recursive: true, force: true });
}
