import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { later } from '@/components/later';
import type { TuningProps } from './tuning';

const Tuning = later<TuningProps>(() => import('./tuning').then((tuning) => tuning.Tuning));

/** The way to limits and coefficients, which are loaded when they are first opened. */
export function Tune(props: TuningProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details data-testid="tune" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{i18n.t('tuning.title')}</summary>
      {opened && <Tuning {...props} />}
    </details>
  );
}
