import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part that most people do not open, loaded the first time that it is. Until then nothing stands in its place. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  let part: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [there, setThere] = useState(part !== null);
    useEffect(() => {
      if (there) return;
      // What cannot be loaded now, as after an update of the extension, may be the next time it is opened.
      load().then(
        (loaded) => {
          part = loaded;
          setThere(true);
        },
        () => undefined,
      );
    }, []);
    const Part = there ? part : null;
    return Part && <Part {...props} />;
  };
}
