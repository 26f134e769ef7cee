import { decodeUtf8, table } from '@weir/data';
import { tableSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';

/** The rows of a CSV file; its target as classes or as numbers, whichever the loss compares with. */
export const tableKind = dataKind({
  type: 'table',
  schema: tableSchema,
  async build({ path, features, target, shuffle }, { read, targets }) {
    const text = decodeUtf8(await read(path), path);
    return table(text, {
      features,
      target,
      source: path,
      ...(targets !== 'either' && { targets }),
      ...(shuffle && { shuffle }),
    });
  },
});
