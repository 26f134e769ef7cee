import { decodeText } from '@weir/data';
import { tableSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';
import { scaled } from './scaled.ts';

/** The rows of a CSV file; its target as classes or as numbers, whichever the loss compares with. */
export const tableKind = dataKind({
  type: 'table',
  schema: tableSchema,
  async build({ path, standardise, oneHot, ...options }, { read, targets, probabilities }) {
    const text = decodeText(await read(path), path);
    // One-hot targets are classes, whatever the loss compares with.
    const as = oneHot ? 'classes' : targets === 'either' ? undefined : targets;
    const { type: _type, ...given } = options;
    // Loaded only where it is used: a page that trains on names need not wait for a reader of CSV.
    const { table } = await import('@weir/data/table');
    return scaled(table(text, { ...given, source: path, ...(as && { targets: as }) }), {
      standardise,
      oneHot,
      hasProbabilities: probabilities,
    });
  },
});
