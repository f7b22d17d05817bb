import { i18n } from '#i18n';

export type WelcomeProps = {
  readonly openPanel: () => void;
  readonly openOptions: () => void;
  readonly close: () => void;
};

/** The first minute with Wingspan, in three steps above the practice chain, and what it never does. */
export function Welcome({ openPanel, openOptions, close }: WelcomeProps) {
  return (
    <section class="welcome" aria-label={i18n.t('welcome.title')} data-testid="welcome">
      <header>
        <h1>{i18n.t('welcome.title')}</h1>
        <button type="button" class="plain" onClick={close}>
          {i18n.t('welcome.close')}
        </button>
      </header>
      <ol>
        <li>
          <h2>{i18n.t('welcome.lookTitle')}</h2>
          <p>{i18n.t('welcome.look')}</p>
        </li>
        <li>
          <h2>{i18n.t('welcome.panelTitle')}</h2>
          <p>{i18n.t('welcome.panel')}</p>
          <button type="button" class="main" onClick={openPanel}>
            {i18n.t('popup.openPanel')}
          </button>
        </li>
        <li>
          <h2>{i18n.t('welcome.brokerTitle')}</h2>
          <p>{i18n.t('welcome.broker')}</p>
          <button type="button" onClick={openOptions}>
            {i18n.t('popup.options')}
          </button>
        </li>
      </ol>
      <p class="never">{i18n.t('welcome.never')}</p>
    </section>
  );
}
