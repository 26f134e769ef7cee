import { digits, gunzipped, images } from '@weir/data';
import { imagesSchema } from '@weir/data/schemas';
import { ConfigurationError } from '../configuration/errors/configurationError.ts';
import { dataKind } from './dataKind.ts';
import { scaled } from './scaled.ts';

/** Labelled images from IDX files, gzipped or not, or the drawn digits. */
export const imagesKind = dataKind({
  type: 'images',
  schema: imagesSchema,
  async build({ images: pictures, labels, classes, shuffle, standardise, oneHot }, { read }) {
    if (pictures === undefined || labels === undefined) {
      if (!shuffle) return scaled(digits(), { standardise, oneHot });
      const remedy = 'remove it: the drawn digits are shuffled';
      throw new ConfigurationError([
        { path: ['data', 'shuffle'], must: 'be absent without files', got: 'a shuffle', remedy },
      ]);
    }
    const sources = { images: pictures, labels };
    const files = {
      images: await gunzipped(await read(pictures), pictures),
      labels: await gunzipped(await read(labels), labels),
    };
    const data = images(files, { sources, ...(classes && { classes }), ...(shuffle && { shuffle }) });
    return scaled(data, { standardise, oneHot });
  },
});
