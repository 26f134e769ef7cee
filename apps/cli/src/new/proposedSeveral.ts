import { surveyTable, table } from '@weir/data';
import type { SurveyedTable } from '@weir/data';
import { didYouMean } from '@weir/experiments';
import { klDivergence } from '@weir/nn';
import { grouped } from '../terminal/numberFormat.ts';
import { UsageError } from '../usageError.ts';
import { mustBeLearnable } from './mustBeLearnable.ts';
import type { Proposal } from './proposal.ts';
import { proposedTable } from './proposedTable.ts';

/**
 * A network that predicts several columns of a table together: distributions where each row of them sums to 1, labels where all
 * are 0 or 1, else numbers. All else is as it is for the last of them.
 *
 * @throws DataError where the text is no table, UsageError where a column is none, is named twice, or holds no numbers.
 */
export function proposedSeveral(
  path: string,
  text: string,
  targets: readonly string[],
  header: boolean | undefined,
): Proposal {
  const surveyed = surveyTable(text, path, { header });
  mustBeLearnable(surveyed, path, text);
  mustBeNumbers(surveyed, path, targets);
  const columns = surveyed.columns.filter(({ name }) => targets.includes(name));
  const target = targets.findLast((name) => columns.some((one) => one.name === name && one.distinct > 1));
  const proposal = proposedTable(path, text, { target: target ?? targets.at(-1), header, beside: targets });
  const features = proposal.data.value['features'] as readonly string[]; // proposedTable writes them
  const options = { features, target: targets, missing: 'mean', header: surveyed.hasHeader } as const;
  const { train, validation, test } = table(text, { ...options, source: path });
  const examples = [train, validation, test].flatMap(({ targets: values }) => rowsOf(values, targets.length));
  const { is, loss, ending } = formOf(examples);
  const named = targets.map((name) => JSON.stringify(name)).join(', ');
  const [, ...more] = proposal.seen;
  const isMissing = columns.some(({ missing }) => missing > 0);
  const left = columns.flatMap(({ name, missing }) =>
    missing > 0 && name !== target
      ? [
          `${grouped(missing)} ${missing === 1 ? 'row' : 'rows'} without a target, ${JSON.stringify(name)}, ${missing === 1 ? 'is' : 'are'} left out.`,
        ]
      : [],
  );
  const constant = columns.flatMap(({ name, distinct }) =>
    distinct < 2 && is !== 'a distribution'
      ? [`${JSON.stringify(name)} is the same in every row: there is nothing to learn of it.`]
      : [],
  );
  return {
    ...proposal,
    seen: [
      `${path}: ${named}, ${is}, are predicted together from ${features.length} columns`,
      ...almost(is, examples),
      ...constant,
      ...more,
      ...left,
    ],
    data: {
      value: {
        ...proposal.data.value,
        target: targets,
        ...(isMissing && { missing: proposal.data.value['missing'] ?? 'drop' }),
      },
      why: [...left, ...proposal.data.why],
    },
    model: [
      ...proposal.model.slice(0, -1),
      {
        value: { type: 'linear', out: targets.length, init: { type: 'kaimingNormal', gain: 0.1 } },
        why: ['An output for each target; the small gain starts them near 0.'],
      },
      ...ending,
    ],
    loss,
  };
}

function mustBeNumbers({ columns }: SurveyedTable, path: string, targets: readonly string[]): void {
  for (const [at, name] of targets.entries()) {
    const column = columns.find((one) => one.name === name);
    const got = JSON.stringify(name);
    if (!column) {
      const names = columns.map((one) => one.name);
      throw new UsageError(`--target must name a column of ${path}, got ${got}; ${didYouMean(name, names)}`);
    }
    if (targets.indexOf(name) < at)
      throw new UsageError(`--target must name each column once, got ${got} twice; leave one out`);
    if (!column.isNumeric)
      throw new UsageError(
        `--target must name columns of numbers where it names several, got ${got}; name it alone, or write 0 and 1 for labels`,
      );
  }
}

function rowsOf(values: ArrayLike<number>, width: number): readonly (readonly number[])[] {
  const all = Array.from(values);
  return Array.from({ length: all.length / width }, (_, row) => all.slice(row * width, (row + 1) * width));
}

/** Whether klDivergence takes values, as they are or as shares of a whole. */
const areShares = (row: readonly number[], whole = 1): boolean =>
  klDivergence().targetFault?.(row.map((value) => value / whole)) === undefined;

const areLabels = (row: readonly number[]): boolean => row.every((value) => value === 0 || value === 1);

/** Of numbers that a few rows, or a factor, keep from being distributions or labels: which, and what to do. */
function almost(is: string, rows: readonly (readonly number[])[]): readonly string[] {
  if (is !== 'numbers') return [];
  if (rows.every((row) => areShares(row, 100)))
    return ['Each row of the targets sums to 100: divided by 100 they are a distribution, for klDivergence.'];
  const kinds = [
    { isOne: (row: readonly number[]) => areShares(row), one: 'a distribution', loss: 'klDivergence' },
    { isOne: areLabels, one: 'labels of 0 and 1', loss: 'binaryCrossEntropy' },
  ];
  return kinds.flatMap(({ isOne, one, loss }) => {
    const others = rows.filter((row) => !isOne(row));
    if (others.length > rows.length / 10) return [];
    const first = (others[0] ?? []).map((value) => Number(value.toPrecision(7))).join(', ');
    return [
      `The targets of ${others.length} of ${rows.length} rows are not ${one}, as the others' are: (${first}). Mend them for ${loss}.`,
    ];
  });
}

/** What the targets of an example are, and the loss and the last layer that go with them. */
function formOf(
  rows: readonly (readonly number[])[],
): Pick<Proposal, 'loss'> & { readonly is: string; readonly ending: Proposal['model'] } {
  if (rows.every((row) => areShares(row))) {
    return {
      is: 'a distribution',
      loss: {
        value: { type: 'klDivergence' },
        why: ['Each row of the targets sums to 1: 0 means that the distributions are the same.'],
      },
      ending: [{ value: { type: 'logSoftmax' }, why: ['klDivergence takes logarithms of probabilities.'] }],
    };
  }
  return rows.every(areLabels)
    ? {
        is: 'labels of 0 and 1',
        loss: {
          value: { type: 'binaryCrossEntropy' },
          why: ['Labels of 0 and 1, each for itself. A coin has ln 2 = 0.69.'],
        },
        ending: [],
      }
    : {
        is: 'numbers',
        loss: {
          value: { type: 'mse' },
          why: [
            'Numbers, standardised: 1 is what always saying the means gets. huber where a few rows are far off.',
          ],
        },
        ending: [],
      };
}
