import { access, realpath } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { experimentOf, loadData, parseConfiguration, parseJson } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { memoryOf } from '../input/memoryOf.ts';
import { outputFile } from '../outputFile.ts';
import type { Surroundings } from '../surroundings.ts';
import { tableWidthOf } from '../terminal/widthOf.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { UsageError } from '../usageError.ts';
import { commentedJson } from './commentedJson.ts';
import type { CommentedEntry } from './commentedJson.ts';
import type { Proposal } from './proposal.ts';
import { proposedImages } from './proposedImages.ts';
import { proposedSeveral } from './proposedSeveral.ts';
import { proposedTable } from './proposedTable.ts';
import { proposedWords } from './proposedWords.ts';
import { sightOf } from './sight.ts';

/** What `weir new` is told besides where the data is. */
export interface NewFlags {
  readonly out?: string;
  /** The columns of a table to predict. */
  readonly target?: readonly string[];
  /** Whether the first row of a table names its columns. */
  readonly header?: boolean;
  readonly force?: boolean;
}

/**
 * Looks at data and writes a configuration of it, with the reasons in comments. It is brought to life ahead of being written, so
 * that what is there trains.
 *
 * @throws UsageError, DataError or ConfigurationError where the data cannot be used, or the file is there already.
 */
export async function newConfiguration(
  source: string,
  flags: NewFlags,
  { output }: Surroundings,
): Promise<void> {
  const name = basename(resolve(source)).replace(/(?<=.)(\.[^.]*)?(\.gz)?$/i, '') || 'mine';
  const out = flags.out ?? `${name}.jsonc`;
  await mustBeFree(out, source, flags.force ?? false);
  const file = await outputFile('--out', out);
  const proposal = await proposalFor(pathFromHere(source), flags);
  const text = commentedJson(entriesOf(name, proposal));
  const configuration = parseConfiguration(parseJson(text, out));
  const memory = memoryOf({});
  const data = await loadData(configuration, { read: readDataFile({ environment: {} }), ...memory });
  experimentOf(configuration, data, memory);
  await file.write(text);
  const said = [...proposal.seen, `${out} is written; train it: npx weir run ${out}`];
  const width = tableWidthOf(process.stdout);
  output.write(
    said
      .flatMap((line) => wrapped(line, width, '  '))
      .map((line) => `${line}\n`)
      .join(''),
  );
}

async function mustBeFree(out: string, source: string, force: boolean): Promise<void> {
  if (await isSameFile(out, source))
    throw new UsageError(`--out must not name the data themselves, got ${out}; name another file`);
  if (force) return;
  const isThere = await access(out).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new UsageError(
      `--out must name a file that is not there yet, got ${out}; name another, or give --force`,
    );
}

/** Whether two paths lead to one file, through links too. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => realpath(path).catch(() => undefined)));
  return a !== undefined && a === b;
}

/** As a run from this folder finds it: relative where it is within, else absolute. */
function pathFromHere(path: string): string {
  const from = relative(process.cwd(), resolve(path));
  return from === '' ? '.' : from.startsWith('..') || isAbsolute(from) ? resolve(path) : from;
}

async function proposalFor(path: string, { target, header }: NewFlags): Promise<Proposal> {
  const isSaidToBeTable = target !== undefined || header !== undefined;
  const sight = await sightOf(path, isSaidToBeTable);
  if (isSaidToBeTable && sight.kind !== 'table') {
    const option = target === undefined ? `--${header ? '' : 'no-'}header` : '--target';
    throw new UsageError(`${option} must go with a table, got ${sight.kind}; leave it out`);
  }
  switch (sight.kind) {
    case 'words':
      return proposedWords(sight.path, sight.text);
    case 'table':
      return target !== undefined && target.length > 1
        ? proposedSeveral(sight.path, sight.text, target, header)
        : proposedTable(sight.path, sight.text, { target: target?.[0], header });
    case 'images':
      return proposedImages(sight.images, sight.labels);
  }
}

function entriesOf(name: string, proposal: Proposal): readonly CommentedEntry[] {
  const { trained, epochs, rate, seen } = proposal;
  const [first = ''] = seen;
  const batchSize = Math.max(
    1,
    Math.min(proposal.batch, 2 ** Math.floor(Math.log2(Math.max(1, trained / 4)))),
  );
  const steps = roundly(Math.min(5000, Math.max(300, (epochs * trained) / batchSize)));
  const evaluateEvery = Math.ceil(steps / 20);
  return [
    {
      key: 'name',
      value: name,
      why: [first, 'npx weir explain NAME says what a name means: batchSize, linear, crossEntropy.'],
    },
    { key: 'seed', value: 2147483647, why: ['The same seed gives the same run, bit for bit.'] },
    { key: 'data', ...proposal.data },
    { key: 'model', value: [], why: ['The layers, first to last.'], elements: proposal.model },
    { key: 'loss', ...proposal.loss },
    { key: 'optimizer', ...proposal.optimizer },
    {
      key: 'learningRate',
      value: { type: 'cosine', initial: rate, steps },
      why: ['Falls to 0 at the last step. Ten times less where the loss jumps, more where it creeps.'],
    },
    { key: 'batchSize', value: batchSize, why: ['Larger is smoother and takes longer a step.'] },
    {
      key: 'steps',
      value: steps,
      why: [
        `Each of about ${trained} training examples is seen ${Math.max(1, Math.round((steps * batchSize) / trained))} times.`,
      ],
    },
    ...(proposal.validated >= 5
      ? [
          {
            key: 'evaluateEvery',
            value: evaluateEvery,
            why: [
              'A tenth of the data validates on the way; the best parameters are kept, and training ends where it no longer helps.',
            ],
          },
          { key: 'earlyStopping', value: { patience: 6 } },
        ]
      : []),
  ];
}

/** Two digits are as exact as such a number is. */
const roundly = (value: number): number => Math.round(Number(value.toPrecision(2)));
