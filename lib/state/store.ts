import { useEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** One part of a store, kept fresh; `select` must be stable and give a stable result. */
export function useStore<T, U>(store: StoreApi<T>, select: (state: T) => U): U {
  const [value, setValue] = useState(() => select(store.getState()));
  useEffect(() => {
    const update = () => setValue(() => select(store.getState()));
    update();
    return store.subscribe(update);
  }, [store, select]);
  return value;
}
