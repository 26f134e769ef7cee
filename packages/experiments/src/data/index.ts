export * from './images.ts';
export * from './names.ts';
export * from './point.ts';
export * from './table.ts';
export * from './xor.ts';
