import { decodeText, names } from '@weir/data';
import { namesSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';
import { scaled } from './scaled.ts';

/** Names from a file, one a line, or the embedded ones. */
export const namesKind = dataKind({
  type: 'names',
  schema: namesSchema,
  async build({ path, contextLength, boundary, oneHot, shuffle }, { read, memory }) {
    const source = path ?? 'given-names';
    const text = path === undefined ? await givenNames() : decodeText(await read(path), path);
    const data = names(text, {
      contextLength,
      source,
      memory,
      ...(boundary !== undefined && { boundary }),
      ...(shuffle && { shuffle }),
    });
    return scaled(data, { oneHot });
  },
});

/** Loaded only where it is used: it is larger than everything else together. */
const givenNames = async (): Promise<string> => (await import('@weir/data/given-names')).givenNames;
