import type { DroppedFile, TakenIn } from '../dropped/droppedFile.ts';

/** A file that somebody gave the page, and which runs were trained on it or start from it. */
export interface OwnFile {
  /** As configurations have it. */
  readonly name: string;
  readonly bytes: number;
  /** Ids of runs. */
  readonly usedBy: readonly string[];
}

/** What lies in this browser besides what trains. Each promise rejects with a message for the reader. */
export interface KeptHere {
  /** Takes in the runs of folders that somebody dropped. */
  takeIn(files: readonly DroppedFile[]): Promise<TakenIn>;
  /** The files that somebody gave, by name. */
  files(): Promise<readonly OwnFile[]>;
  removeFile(name: string): Promise<void>;
  /** Removes a run with all that is kept of it. */
  removeRun(id: string): Promise<void>;
}
