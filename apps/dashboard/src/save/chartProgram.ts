import type { RunLink } from '../link/runLink.ts';

/**
 * The TypeScript that makes a chart: it trains the run again, bit for bit, and draws what it measured.
 *
 * @param step The last one that the picture has.
 */
export function chartProgram(
  chart: string,
  { config, commands }: Pick<RunLink, 'config' | 'commands'>,
  step: number,
): string {
  const steered = commands.filter((command) => command.step <= step);
  const shortened = { ...(config as object), steps: step + 1 };
  const control = steered.length > 0;
  return `// npm install @weir/backend-simd @weir/experiments @weir/nn @weir/core @weir/runs @tensorflow/tfjs-core rxjs
import { writeFileSync } from 'node:fs';
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
${control ? "import { parseSchedule } from '@weir/core';\n" : ''}import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
${control ? "import { Control } from '@weir/nn';\n" : ''}import { pictures, svg } from '@weir/runs/draw';
import { lastValueFrom, toArray } from 'rxjs';

await setBackend('simd');
const configuration = parseConfiguration(${JSON.stringify(shortened, null, 2)});
const experiment = experimentOf(configuration, await loadData(configuration));
${
  control
    ? `const control = new Control();
control.schedule(parseSchedule(${JSON.stringify(steered, null, 2)}));
const run$ = runExperiment(experiment, { control, evaluate: false });`
    : 'const run$ = runExperiment(experiment, { evaluate: false });'
}
const picture = pictures(await lastValueFrom(run$.pipe(toArray()))).find(({ name }) => name === ${JSON.stringify(chart)});
if (picture) writeFileSync(${JSON.stringify(`${chart}.svg`)}, await svg(picture));
`;
}
