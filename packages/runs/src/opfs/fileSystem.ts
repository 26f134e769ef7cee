/** The part of a worker's surroundings that the store uses; TypeScript's own library has it for workers alone. */
export interface WorkerScope {
  readonly navigator?: {
    readonly storage?: { getDirectory(): Promise<Directory> };
    readonly locks?: Locks;
  };
}

/** A folder of the browser’s private file system: what is used of `FileSystemDirectoryHandle`. */
export interface Directory {
  getDirectoryHandle(name: string, options: { readonly create: boolean }): Promise<Directory>;
  getFileHandle(name: string, options: { readonly create: boolean }): Promise<FileHandle>;
  removeEntry(name: string, options?: { readonly recursive: boolean }): Promise<void>;
  keys(): AsyncIterable<string>;
}

/** A file of it: what is used of `FileSystemFileHandle`. */
export interface FileHandle {
  readonly name: string;
  createSyncAccessHandle(): Promise<SyncAccess>;
  /** Renames it, over another file if there is one. */
  move(name: string): Promise<void>;
}

/** A file open in place. */
export interface SyncAccess {
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

/** The browser’s locks: what is used of `navigator.locks`. */
interface Locks {
  request<Result>(
    name: string,
    options: { readonly ifAvailable?: boolean },
    hold: (lock: object | null) => Result | Promise<Result>,
  ): Promise<Result>;
  query(): Promise<{ readonly held?: readonly { readonly name: string }[] }>;
}
