export * from './folderStore.ts';
