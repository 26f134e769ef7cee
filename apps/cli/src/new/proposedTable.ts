import { surveyTable } from '@weir/data';
import type { SurveyedColumn, SurveyedTable } from '@weir/data';
import { didYouMean } from '@weir/experiments';
import { grouped } from '../terminal/numberFormat.ts';
import { UsageError } from '../usageError.ts';
import type { Proposal, ProposedLayer } from './proposal.ts';

const relu = { type: 'kaimingNormal', nonlinearity: 'relu' };

/** What people call the column that they want to know. */
const usualTargets = /^(target|label|class|category|species|outcome|y)$/i;

/**
 * A network that predicts a column of a table from its columns of numbers.
 *
 * @param target The column to predict. Default: one called target, label, class and the like, else the last that can be.
 * @throws DataError where the text is no table, UsageError where nothing in it can be predicted from numbers.
 */
export function proposedTable(path: string, text: string, target?: string): Proposal {
  const table = surveyTable(text, path);
  const wanted = targetOf(table, path, target);
  const isClasses = holdsClasses(wanted, table.rows);
  const others = table.columns.filter((column) => column !== wanted);
  const features = others.filter((column) => whyNot(column) === undefined);
  if (features.length === 0) {
    const got = others.map((column) => `${JSON.stringify(column.name)} ${whyNot(column)}`).join(', ');
    throw new UsageError(
      `new: ${path} must have a column of numbers to predict ${JSON.stringify(wanted.name)} from, got ${got || 'no other column'}; add one, or name another target by --target`,
    );
  }
  const left = others.flatMap((column) => {
    const reason = whyNot(column);
    return reason === undefined ? [] : [`${JSON.stringify(column.name)} is left out: it ${reason}.`];
  });
  const lacking = features.filter(({ missing }) => missing > 0);
  const missing = lacking.length > 0 ? 'mean' : wanted.missing > 0 ? 'drop' : undefined;
  const rows = table.rows - (missing ? wanted.missing : 0);
  const what = isClasses ? `${wanted.distinct} classes` : 'a number';
  return {
    seen: [
      `${path}: ${grouped(table.rows)} rows between ${delimiterNames[table.delimiter]}, ${table.hasHeader ? 'with' : 'without'} a header: ${JSON.stringify(wanted.name)}, ${what}, is predicted from ${features.length} of ${table.columns.length} columns`,
      ...left,
    ],
    data: {
      value: {
        type: 'table',
        path,
        features: features.map(({ name }) => name),
        target: wanted.name,
        ...(missing && { missing }),
        standardise: true,
        shuffle: { generator: 'torch', seed: 42 },
      },
      why: [
        ...left,
        ...(table.hasHeader ? [] : ['The file has no header: columns are called by their place.']),
        ...(isClasses && wanted.isNumeric
          ? [
              `${JSON.stringify(wanted.name)} is taken for ${what}; for a quantity set loss to mse and the last out to 1.`,
            ]
          : []),
        ...missingReason(lacking, wanted),
        'standardise brings each column to mean 0 and std 1 by the training rows: columns of large numbers would drown',
        'the others. Tables are often sorted: the shuffle makes the validation rows like the others.',
      ],
    },
    model: layers(rows, isClasses),
    loss: isClasses
      ? {
          value: { type: 'crossEntropy' },
          why: [`Classes. Chance is ln ${wanted.distinct} = ${Math.log(wanted.distinct).toFixed(2)}.`],
        }
      : {
          value: { type: 'mse' },
          why: [
            'A number, standardised: 1 is what always saying the mean gets. huber where a few rows are far off.',
          ],
        },
    optimizer: {
      value: { type: 'adam' },
      why: ['Scales each parameter’s steps itself, so that its rate fits most data.'],
    },
    rate: 0.005,
    trained: Math.floor(0.8 * rows),
    validated: Math.floor(0.9 * rows) - Math.floor(0.8 * rows),
    epochs: 60,
    batch: 32,
  };
}

const delimiterNames = { ',': 'commas', ';': 'semicolons', '|': 'bars', '\t': 'tabs' } as const;

/** Why a column cannot be predicted from. */
function whyNot({ isNumeric, isCount, distinct }: SurveyedColumn): string | undefined {
  if (!isNumeric) return distinct === 0 ? 'is empty' : 'holds text';
  if (distinct < 2) return 'is always the same';
  return isCount ? 'counts the rows' : undefined;
}

/** Words that come again and again, or a few whole numbers. */
const holdsClasses = ({ isNumeric, isWhole, distinct }: SurveyedColumn, rows: number): boolean =>
  !isNumeric || (isWhole && distinct <= Math.max(2, Math.min(20, rows / 10)));

function canBeTarget({ isNumeric, isCount, distinct, missing }: SurveyedColumn, rows: number): boolean {
  return !isCount && distinct >= 2 && (isNumeric || distinct <= (rows - missing) / 2);
}

function targetOf({ columns, rows }: SurveyedTable, path: string, given: string | undefined): SurveyedColumn {
  const names = columns.map(({ name }) => name);
  if (given !== undefined) {
    const named = columns.find(({ name }) => name === given);
    if (!named)
      throw new UsageError(
        `--target must name a column of ${path}, got ${JSON.stringify(given)}; ${didYouMean(given, names)}`,
      );
    if (named.distinct < 2)
      throw new UsageError(
        `--target must name a column of at least two different values, got ${JSON.stringify(given)} with ${named.distinct}; name another`,
      );
    return named;
  }
  const possible = columns.filter((column) => canBeTarget(column, rows));
  const found = possible.find(({ name }) => usualTargets.test(name)) ?? possible.at(-1);
  if (found) return found;
  throw new UsageError(
    `new: ${path} must have a column to predict, of numbers or of words that come again, got ${names.map((name) => JSON.stringify(name)).join(', ')}; name one by --target`,
  );
}

function missingReason(lacking: readonly SurveyedColumn[], wanted: SurveyedColumn): readonly string[] {
  if (lacking.length > 0)
    return [
      `Cells are missing in ${lacking.map(({ name, missing }) => `${JSON.stringify(name)} (${missing})`).join(', ')}: each gets its column's mean; "drop" leaves their rows out.`,
    ];
  return wanted.missing > 0 ? [`${wanted.missing} rows without a target are left out.`] : [];
}

function layers(rows: number, isClasses: boolean): readonly ProposedLayer[] {
  const width = rows < 200 ? 16 : rows < 2000 ? 32 : 64;
  const hidden = (why: readonly string[]): readonly ProposedLayer[] => [
    { value: { type: 'linear', out: width, init: relu }, why },
    { value: { type: 'relu' }, why: [] },
  ];
  return [
    ...hidden([`As wide as ${grouped(rows)} rows bear: wider fits more, and overfits sooner.`]),
    ...(rows < 200 ? [] : hidden([])),
    {
      value: { type: 'linear', out: isClasses ? 'classes' : 1, init: { type: 'kaimingNormal', gain: 0.1 } },
      why: [
        isClasses
          ? 'A logit for each class; the small gain starts them about equally likely.'
          : 'One output; the small gain starts it near the mean.',
      ],
    },
  ];
}
