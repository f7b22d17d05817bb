import { vi } from 'vitest';

/**
 * The little of the extension API that the platform modules use, in memory. The buses are real enough to
 * connect two ends in one process; the browsers themselves are tested end to end.
 */
type Area = {
  readonly data: Map<string, unknown>;
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
};

type StorageListener = (changes: Record<string, unknown>, area: string) => void;

export function createFakeBrowser() {
  const storageListeners = new Set<StorageListener>();
  const area = (name: string): Area => {
    const data = new Map<string, unknown>();
    const list = (keys: string | string[] | null) =>
      keys === null ? [...data.keys()] : typeof keys === 'string' ? [keys] : keys;
    return {
      data,
      get: async (keys) =>
        structuredClone(
          Object.fromEntries(list(keys).flatMap((key) => (data.has(key) ? [[key, data.get(key)]] : []))),
        ),
      set: async (items) => {
        await Promise.resolve();
        for (const [key, value] of Object.entries(items)) data.set(key, structuredClone(value));
        for (const listener of storageListeners) listener(items, name);
      },
      remove: async (keys) => {
        for (const key of list(keys)) data.delete(key);
      },
    };
  };
  return {
    runtime: {
      id: 'wingspan' as string | undefined,
      getURL: (path: string) => `chrome-extension://wingspan${path}`,
      sendMessage: vi.fn(async (_message: unknown): Promise<unknown> => undefined),
      onMessage: { addListener: vi.fn(), removeListener: vi.fn() },
      connect: () => ({ onDisconnect: { addListener: vi.fn() }, disconnect: vi.fn(), postMessage: vi.fn() }),
    },
    storage: {
      local: area('local'),
      session: area('session'),
      onChanged: {
        addListener: (listener: StorageListener) => storageListeners.add(listener),
        removeListener: (listener: StorageListener) => storageListeners.delete(listener),
      },
    },
  };
}

/** Locks for a JavaScript runtime that has none: one holder at a time per name. */
export function fakeLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <T>(name: string, run: () => Promise<T>): Promise<T> => {
      const next = (tails.get(name) ?? Promise.resolve()).then(run, run);
      tails.set(
        name,
        next.catch(() => undefined),
      );
      return next;
    },
  };
}
