import { decodeText } from '@weir/data';
import { tableSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';
import { scaled } from './scaled.ts';

/** The rows of a CSV file; its target as classes or as numbers, whichever the loss compares with, several as numbers. */
export const tableKind = dataKind({
  type: 'table',
  schema: tableSchema,
  async build({ path, standardise, oneHot, ...options }, { read, targets, probabilities }) {
    const text = decodeText(await read(path), path);
    // One-hot targets are classes, whatever the loss compares with.
    const { type: _type, ...given } = options;
    // Several are numbers: a loss that compares with classes is refused where data and loss are held together.
    const isList = typeof given.target !== 'string' && given.target.length > 1;
    const as = isList ? 'values' : oneHot ? 'classes' : targets === 'either' ? undefined : targets;
    // Loaded only where it is used: a page that trains on names need not wait for a reader of CSV.
    const { table } = await import('@weir/data/table');
    return scaled(table(text, { ...given, source: path, ...(as && { targets: as }) }), {
      standardise,
      oneHot,
      hasProbabilities: probabilities,
    });
  },
});
