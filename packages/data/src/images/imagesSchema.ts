import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/**
 * A configuration's `data` of type `images`: the IDX files `images` and `labels`, with `classes` where there are more
 * than the labels show, or an embedded `corpus`, of which `digits` is the default.
 */
export const imagesSchema = type({
  '+': 'reject',
  type: "'images'",
  /** An IDX file of pictures, gzipped or not. Default: the drawn digits of `corpus`. */
  'images?': 'string > 0',
  /** The IDX file of their labels. Default: the drawn digits'. */
  'labels?': 'string > 0',
  'classes?': '2 <= number.integer <= 256',
  /** Whether each channel is brought to mean 0 and std 1 by the moments of the training split. Default false. */
  'standardise?': 'boolean',
  /** Whether labels become vectors of zeros with a 1 at the class, for losses on values such as mse. Default false. */
  'oneHot?': 'boolean',
  /** Pictures that come with Weir, in the place of files. Default `digits`. */
  'corpus?': "'digits'",
  'shuffle?': shuffleSchema,
}).narrow(({ images, labels, classes, corpus }, context) => {
  if (images !== undefined && labels === undefined) {
    return context.reject({
      path: ['labels'],
      expected: 'the file of labels that belongs to images',
      actual: 'missing',
    });
  }
  if (images === undefined && labels !== undefined) {
    return context.reject({
      path: ['images'],
      expected: 'the file of images that belongs to labels',
      actual: 'missing',
    });
  }
  if (images !== undefined && corpus !== undefined) {
    return context.reject({ path: ['corpus'], expected: 'absent beside files', actual: `"${corpus}"` });
  }
  if (images === undefined && classes !== undefined) {
    return context.reject({ path: ['classes'], expected: 'absent without files', actual: `${classes}` });
  }
  return true;
});

/** What {@link imagesSchema} makes of a configuration. */
export type ImagesConfiguration = typeof imagesSchema.infer;
