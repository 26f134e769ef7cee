import { DataError } from '../dataError.ts';

/**
 * The bytes of a file, decompressed if they are gzip, else as they are. Runs in Node and in the browser.
 *
 * @throws DataError if they begin as gzip does but are cut off or damaged.
 */
export async function gunzipped(
  bytes: Uint8Array<ArrayBuffer>,
  source = 'bytes',
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const got = `${bytes.length} bytes that do not decompress (${reason})`;
    throw new DataError(
      'gunzip',
      { source },
      'be a whole gzip file',
      got,
      'get the file anew: it is cut off or damaged',
    );
  }
}
