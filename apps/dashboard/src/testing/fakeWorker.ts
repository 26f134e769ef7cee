import type { FromWorker, ToWorker } from '../browser/messages.ts';

/** A Web Worker, driven by hand: what it was told, and what it says. */
export class FakeWorker extends EventTarget {
  /** All that were made, first to last. */
  static made: FakeWorker[] = [];
  readonly told: ToWorker[] = [];
  isEnded = false;

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: FromWorker): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  /** As a browser does with one that cannot be loaded or throws. */
  break(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  /** The newest thing it was told, by its type. */
  last<Type extends ToWorker['type']>(type: Type): Extract<ToWorker, { readonly type: Type }> {
    const found = this.told.findLast((message) => message.type === type);
    if (!found) throw new Error(`worker: was told no ${type}`);
    return found as Extract<ToWorker, { readonly type: Type }>; // found by it
  }
}
