import { isNotFinite, surveyTable } from '@weir/data';
import type { OddCell, SurveyedColumn, SurveyedTable } from '@weir/data';
import { grouped } from '../terminal/numberFormat.ts';
import { UsageError } from '../usageError.ts';
import { mustBeLearnable } from './mustBeLearnable.ts';
import type { Proposal, ProposedLayer } from './proposal.ts';
import { targetOf } from './targetOf.ts';

const relu = { type: 'kaimingNormal', nonlinearity: 'relu' };

/** What somebody who knows the table says of it. */
export interface TableHints {
  /** The column to predict. Default: one called target, label, class and the like, else the last that can be. */
  readonly target?: string | undefined;
  /** Other columns that are predicted as well, and so not predicted from. */
  readonly beside?: readonly string[] | undefined;
  /** Whether the first row names the columns. Default: as it looks. */
  readonly header?: boolean | undefined;
}

/**
 * A network that predicts a column of a table from its columns of numbers.
 *
 * @throws DataError where the text is no table, UsageError where nothing in it can be predicted from numbers.
 */
export function proposedTable(
  path: string,
  text: string,
  { target, header, beside = [] }: TableHints = {},
): Proposal {
  const table = surveyTable(text, path, { header });
  mustBeLearnable(table, path, text);
  const { wanted, rival } = targetOf(table, path, target);
  const isClasses = holdsClasses(wanted, table.rows);
  const others = table.columns.filter((column) => column !== wanted && !beside.includes(column.name));
  const features = others.filter((column) => whyNot(column, table.rows) === undefined);
  if (features.length === 0) {
    const got = others
      .map((column) => `${JSON.stringify(column.name)} ${whyNot(column, table.rows)}`)
      .join(', ');
    throw new UsageError(
      `new: ${path} must have a column of numbers to predict ${JSON.stringify(wanted.name)} from, got ${got || 'no other column'}; add one, or name another target by --target`,
    );
  }
  const left = others.flatMap((column) => {
    const reason = whyNot(column, table.rows);
    return reason === undefined ? [] : [`${JSON.stringify(column.name)} is left out: it ${reason}.`];
  });
  const lacking = features.filter(({ missing }) => missing > 0);
  const missing = lacking.length > 0 ? 'mean' : wanted.missing > 0 ? 'drop' : undefined;
  const rows = table.rows - (missing ? wanted.missing : 0);
  const what = isClasses ? `${wanted.distinct} classes` : 'a number';
  const headed = headerReason(table);
  const lost = missingReason(lacking, wanted);
  const chosen = rival
    ? [
        `${JSON.stringify(wanted.name)} is predicted; it could be ${JSON.stringify(rival.name)} too: --target ${rival.name}.`,
      ]
    : [];
  return {
    seen: [
      `${path}: ${grouped(table.rows)} ${table.rows === 1 ? 'row' : 'rows'} between ${delimiterNames[table.delimiter]}, ${table.hasHeader ? 'with' : 'without'} a header: ${JSON.stringify(wanted.name)}, ${what}, is predicted from ${features.length} of ${table.columns.length} columns`,
      ...headed,
      ...chosen,
      ...left,
      ...lost,
    ],
    data: {
      value: {
        type: 'table',
        path,
        features: features.map(({ name }) => name),
        target: wanted.name,
        ...((header !== undefined || headed.length > 0) && { header: table.hasHeader }),
        ...(missing && { missing }),
        standardise: true,
        shuffle: { generator: 'torch', seed: 42 },
      },
      why: [
        ...headed,
        ...(table.hasHeader ? [] : ['Without a header columns are called by their place.']),
        ...left,
        ...(isClasses && wanted.isNumeric
          ? [
              `${JSON.stringify(wanted.name)} is taken for ${what}; for a quantity set loss to mse and the last out to 1.`,
            ]
          : []),
        ...lost,
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
function whyNot(
  { isNumeric, isCount, distinct, missing, odd }: SurveyedColumn,
  rows: number,
): string | undefined {
  if (odd && odd.count < (rows - missing) / 2) return whyOdd(odd);
  if (odd) return `holds text, ${JSON.stringify(odd.text)} in line ${grouped(odd.row)}`;
  if (!isNumeric) return 'is empty';
  if (distinct < 2) return 'is always the same';
  return isCount ? 'counts the rows' : undefined;
}

/** Of a column of numbers but for a few cells: which keep it from being one, and what to do. */
function whyOdd({ text, row, count }: OddCell): string {
  const more = count > 1 ? ` and ${grouped(count - 1)} more` : '';
  const not = isNotFinite(text)
    ? 'not finite'
    : Number.isFinite(Number(text)) && Math.abs(Number(text)) > 3.4e38
      ? 'too large for float32'
      : 'no number';
  return `holds ${JSON.stringify(text)} in line ${grouped(row)}${more}, which is ${not} (write NA for what is missing)`;
}

/** How the first row was taken, where numbers stand in it beside words: it can be either. */
function headerReason({ first, hasHeader }: SurveyedTable): readonly string[] {
  const numbers = first.filter((cell) => cell !== '' && Number.isFinite(Number(cell)));
  if (numbers.length === 0 || numbers.length === first.length) return [];
  const cells = first.slice(0, 4).map((cell) => JSON.stringify(cell));
  const shown = [...cells, ...(first.length > cells.length ? ['…'] : [])].join(', ');
  return [
    hasHeader
      ? `The first row, ${shown}, is taken for the names of the columns; if it is not: --no-header.`
      : `The first row, ${shown}, is taken for a row like the others; if it names the columns: --header.`,
  ];
}

/** Words that come again and again, or a few whole numbers. */
const holdsClasses = ({ isNumeric, isWhole, distinct }: SurveyedColumn, rows: number): boolean =>
  !isNumeric || (isWhole && distinct <= Math.max(2, Math.min(20, rows / 10)));

/** What is done about cells that are missing, of features and of the target. */
function missingReason(lacking: readonly SurveyedColumn[], wanted: SurveyedColumn): readonly string[] {
  const named = lacking
    .map(({ name, missing }) => `${JSON.stringify(name)} (${grouped(missing)})`)
    .join(', ');
  return [
    ...(lacking.length > 0
      ? [`Cells are missing in ${named}: each gets its column's mean; "drop" leaves their rows out.`]
      : []),
    ...(wanted.missing > 0
      ? [
          `${grouped(wanted.missing)} ${wanted.missing === 1 ? 'row' : 'rows'} without a target, ${JSON.stringify(wanted.name)}, ${wanted.missing === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
  ];
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
