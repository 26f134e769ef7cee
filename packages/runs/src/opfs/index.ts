export * from './opfsStore.ts';
