import { gunzipped, images } from '@weir/data';
import { imagesSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';

/** Labelled images from IDX files, gzipped or not. */
export const imagesKind = dataKind({
  type: 'images',
  schema: imagesSchema,
  async build({ images: pictures, labels, classes, shuffle }, { read }) {
    if (pictures === undefined || labels === undefined) {
      throw new TypeError('data: images must name its files, got none; add "images" and "labels"');
    }
    const sources = { images: pictures, labels };
    const files = {
      images: await gunzipped(await read(pictures), pictures),
      labels: await gunzipped(await read(labels), labels),
    };
    return images(files, { sources, ...(classes && { classes }), ...(shuffle && { shuffle }) });
  },
});
