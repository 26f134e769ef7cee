export { locate, MissingFileError, type LocateOptions } from './locate.ts';
export { readImages, type ImagePaths } from './readImages.ts';
export { readNames } from './readNames.ts';
export { readTable } from './readTable.ts';
