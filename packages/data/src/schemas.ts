export { imagesSchema, type ImagesConfiguration } from './images/imagesSchema.ts';
export { namesSchema, type NamesConfiguration } from './names/namesSchema.ts';
export { shuffleSchema } from './shuffleSchema.ts';
export { tableSchema, type TableConfiguration } from './table/tableSchema.ts';
export { xorSchema, type XorConfiguration } from './xor/xorSchema.ts';
