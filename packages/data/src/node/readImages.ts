import { readFile } from 'node:fs/promises';
import { gunzipped } from '../images/gunzipped.ts';
import { images, type ImagesData, type ImagesOptions } from '../images/images.ts';
import { locate, type LocateOptions } from './locate.ts';

/** The paths of two IDX files, gzipped or not. */
export interface ImagePaths {
  readonly images: string;
  readonly labels: string;
}

/**
 * The data set of the images in two IDX files, looked for as {@link locate} does.
 *
 * @throws MissingFileError naming the places tried, and what `images` throws for what the files hold.
 */
export async function readImages(
  paths: ImagePaths,
  options: Omit<ImagesOptions, 'sources'> & LocateOptions = {},
): Promise<ImagesData> {
  const read = async (path: string): Promise<Uint8Array> =>
    gunzipped(new Uint8Array(await readFile(await locate(path, options))), path);
  const files = { images: await read(paths.images), labels: await read(paths.labels) };
  return images(files, { ...options, sources: paths });
}
