export * from './readDataFile.ts';
