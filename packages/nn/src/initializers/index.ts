export * from './constant.ts';
export * from './kaiming.ts';
export * from './normal.ts';
export * from './orthogonal.ts';
export * from './torchDefault.ts';
export * from './truncatedNormal.ts';
export * from './uniform.ts';
export * from './xavier.ts';
