import { decodeUtf8, names } from '@weir/data';
import { namesSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';

/** Names from a file, one a line, or the embedded ones. */
export const namesKind = dataKind({
  type: 'names',
  schema: namesSchema,
  async build({ path, contextLength, shuffle }, { read, memory }) {
    const source = path ?? 'given-names';
    const text = path === undefined ? await givenNames() : decodeUtf8(await read(path), path);
    return names(text, { contextLength, source, memory, ...(shuffle && { shuffle }) });
  },
});

/** Loaded only where it is used: it is larger than everything else together. */
const givenNames = async (): Promise<string> => (await import('@weir/data/given-names')).givenNames;
