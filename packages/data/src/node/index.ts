export { fileAt, type FileAt } from './fileAt.ts';
export { fileType } from './fileType.ts';
export { locate, MissingFileError, type LocateOptions } from './locate.ts';
export { readImages, type ImagePaths } from './readImages.ts';
export { readNames } from './readNames.ts';
export { readTable } from './readTable.ts';
