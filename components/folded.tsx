import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export type FoldedProps = {
  readonly title: ComponentChildren;
  readonly testId: string;
  /** What is inside, asked for from the first time that it is opened. */
  readonly children: () => ComponentChildren;
};

/** Something behind its title. Until it is opened it costs nothing, and afterwards it keeps what was typed in it. */
export function Folded({ title, testId, children }: FoldedProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details data-testid={testId} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {opened && children()}
    </details>
  );
}
