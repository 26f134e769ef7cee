import { beforeAll, expect, test } from 'vitest';
import { loadData } from '../../data/loadData.ts';
import { useBackend } from '../../testing/experiment.ts';
import { experimentOf } from '../build/experimentOf.ts';
import { setOption } from '../edit/setOption.ts';
import { parseConfiguration } from './parseConfiguration.ts';

beforeAll(useBackend);

/** A table of two features and a target. */
const csv = (target: (at: number) => unknown): string =>
  ['a,b,t', ...Array.from({ length: 60 }, (_, at) => `${at},${(at * 7) % 60},${String(target(at))}`)].join(
    '\n',
  );
const files: Readonly<Record<string, string>> = {
  quantity: csv((at) => ((at * 31) % 60) / 7),
  'two words': csv((at) => (at % 2 ? 'yes' : 'no')),
  'three words': csv((at) => ['eel', 'pike', 'trout'][at % 3]),
  'zeros and ones': csv((at) => at % 2),
  'ones and twos': csv((at) => 1 + (at % 2)),
};

/** Why a configuration cannot be run on its data; nothing where it can. */
async function refusalOf(given: unknown): Promise<string | undefined> {
  try {
    const configuration = parseConfiguration(given);
    const data = await loadData(configuration, {
      read: (path) => Promise.resolve(new TextEncoder().encode(files[path])),
    });
    experimentOf(configuration, data);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the end of a message tells somebody to do, as `--set` has it; the first where it offers several. */
function settingsOf(message: string): readonly string[] {
  const remedy = message.slice(message.lastIndexOf('; ') + 1);
  const found: readonly (readonly [at: number, setting: string])[] = [
    ...[...remedy.matchAll(/set model\[(\d+)\]\.out to (\w+)/g)].map(
      ({ index, 1: layer, 2: out }) => [index, `model.${layer}.out=${out}`] as const,
    ),
    ...[...remedy.matchAll(/set data\.oneHot to (true|false)/g)].map(
      ({ index, 1: value }) => [index, `data.oneHot=${value}`] as const,
    ),
    ...[...remedy.matchAll(/(?:use|values are for) (\w+)/g)].map(
      ({ index, 1: type }) => [index, `loss={"type":"${type}"}`] as const,
    ),
    ...[...remedy.matchAll(/write 1,/g)].map(({ index }) => [index, 'model.0.out=1'] as const),
  ];
  const [first] = [...found].sort(([a], [b]) => a - b);
  const all = remedy.includes('set data.oneHot to false and the last out to 1');
  return all ? ['loss={"type":"mse"}', 'data.oneHot=false', 'model.0.out=1'] : first ? [first[1]] : [];
}

const cases = Object.keys(files).flatMap((path) =>
  ['crossEntropy', 'binaryCrossEntropy', 'mse', 'huber', 'l1', 'klDivergence'].flatMap((loss) =>
    [false, true].flatMap((oneHot) => [1, 2, 3, 'classes'].map((out) => ({ path, loss, oneHot, out }))),
  ),
);

test('whatever does not fit a table is told what to set, and after at most three such words it runs', async () => {
  let refused = 0;
  for (const { path, loss, oneHot, out } of cases) {
    let given: unknown = {
      data: { type: 'table', path, features: ['a', 'b'], target: 't', oneHot },
      model: [{ type: 'linear', out }, ...(loss === 'klDivergence' ? [{ type: 'logSoftmax' }] : [])],
      loss: { type: loss },
      learningRate: 0.1,
      batchSize: 8,
      steps: 2,
    };
    const said: string[] = [];
    for (let message = await refusalOf(given); message !== undefined; message = await refusalOf(given)) {
      said.push(message);
      const settings = settingsOf(message);
      expect(settings.length, JSON.stringify({ path, loss, oneHot, out, said })).toBeGreaterThan(0);
      expect(said.length, JSON.stringify({ path, loss, oneHot, out, said })).toBeLessThanOrEqual(3);
      given = settings.reduce(setOption, given);
    }
    refused += said.length > 0 ? 1 : 0;
  }
  expect(refused).toBeGreaterThan(100);
});
