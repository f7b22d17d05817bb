import { useEffect, useState } from 'preact/hooks';

/** The time, told again every so often while the component is on the screen; still in a hidden page. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, everyMs);
    return () => clearInterval(tick);
  }, [everyMs]);
  return now;
}
