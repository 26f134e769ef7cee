import { BehaviorSubject } from 'rxjs';

/** A run that is held beside others, under a name of its own. */
export interface Pin {
  readonly id: string;
  /** What it is called in the tray: no two are called the same. */
  readonly name: string;
}

/** Runs that lie beside one another to be compared, oldest first. They are still there after a reload. */
export interface Tray {
  readonly pins$: BehaviorSubject<readonly Pin[]>;
  /** Puts runs into it, as many as there is room for; those that are there stay as they are. */
  pin(...runs: readonly Pin[]): void;
  unpin(id: string): void;
  /** An empty name is none, and one that is taken gets a number. */
  rename(id: string, name: string): void;
}

/** Runs that a tray has room for: more lines are not told apart. */
export const mostPins = 8;

const key = 'weir tray';

/**
 * What lies beside one another on this page.
 *
 * @param storage Where it is kept from one visit to the next; undefined where the browser keeps nothing.
 */
export function tray(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined): Tray {
  const pins$ = new BehaviorSubject(kept(storage));
  const set = (pins: readonly Pin[]) => {
    pins$.next(pins);
    try {
      storage?.setItem(key, JSON.stringify(pins));
    } catch {
      // full or forbidden: the tray lasts as long as the page
    }
  };
  return {
    pins$,
    pin(...runs) {
      const pins = [...pins$.value];
      for (const { id, name } of runs) {
        if (pins.length >= mostPins || pins.some((pin) => pin.id === id)) continue;
        pins.push({ id, name: unlike(name, pins) });
      }
      set(pins);
    },
    unpin: (id) => set(pins$.value.filter((pin) => pin.id !== id)),
    rename(id, name) {
      const wanted = name.trim();
      if (wanted === '') return;
      const others = pins$.value.filter((pin) => pin.id !== id);
      set(pins$.value.map((pin) => (pin.id === id ? { id, name: unlike(wanted, others) } : pin)));
    },
  };
}

/** The browser's storage; undefined where it forbids even to ask for it. */
export function storageHere(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function kept(storage: Pick<Storage, 'getItem'> | undefined): readonly Pin[] {
  try {
    const said: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(said) ? said.filter(isPin).slice(0, mostPins) : [];
  } catch {
    return []; // somebody else wrote it, or nothing can be read
  }
}

const isPin = (value: unknown): value is Pin =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

function unlike(name: string, pins: readonly Pin[]): string {
  let candidate = name;
  for (let again = 2; pins.some((pin) => pin.name === candidate); again++) candidate = `${name} (${again})`;
  return candidate;
}
