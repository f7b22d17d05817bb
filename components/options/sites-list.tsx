import { i18n } from '#i18n';

export type SitesListProps = {
  readonly granted: readonly string[];
  readonly paused: readonly string[];
  readonly forget: (site: string) => void;
  readonly resume: (site: string) => void;
};

/** Where Wingspan reads by itself and where it was told to pause, each with its way out. */
export function SitesList({ granted, paused, forget, resume }: SitesListProps) {
  if (granted.length + paused.length === 0) return <p class="aside">{i18n.t('options.noSites')}</p>;
  return (
    <ul class="sites">
      {granted.map((site) => (
        <li key={`granted ${site}`}>
          <span>
            <b>{site}</b> {i18n.t('options.siteAlways')}
          </span>
          <button
            type="button"
            onClick={() => forget(site)}
            aria-label={i18n.t('options.siteForget', [site])}
          >
            {i18n.t('options.forget')}
          </button>
        </li>
      ))}
      {paused.map((site) => (
        <li key={`paused ${site}`}>
          <span>
            <b>{site}</b> {i18n.t('options.sitePaused')}
          </span>
          <button
            type="button"
            onClick={() => resume(site)}
            aria-label={i18n.t('options.siteResume', [site])}
          >
            {i18n.t('options.resume')}
          </button>
        </li>
      ))}
    </ul>
  );
}
