export * from './folderStore.ts';
export * from './makeFolder.ts';
