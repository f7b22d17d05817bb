import { i18n } from '#i18n';
import { dated, day, percent } from '@/components/format';
import { sayAnnouncement } from '@/components/hedge/announced';
import { sayCoded } from '@/components/words';
import type { FileView } from '@/lib/state/file-view';

export type FileActions = {
  readonly open: (file: File) => void;
  readonly close: () => void;
  readonly look: (at: number) => void;
  readonly answer: (about: string, option: string) => void;
};

/** Which file stands in the place of the tab, how far it is read, or why it gives nothing; and the way back. */
export function FileBar({ file, actions }: { readonly file: FileView; readonly actions: FileActions }) {
  // The chain in it has a heading of its own.
  const Name = file.kind === 'shown' ? 'b' : 'h1';
  return (
    <section class="file-bar" data-testid="file-bar">
      <div class="which">
        <Name class="name">{file.name}</Name>
        <button type="button" class="link" onClick={actions.close}>
          {i18n.t(file.kind === 'reading' ? 'filePart.stop' : 'filePart.close')}
        </button>
      </div>
      <Body file={file} actions={actions} />
    </section>
  );
}

function Body({ file, actions }: { readonly file: FileView; readonly actions: FileActions }) {
  switch (file.kind) {
    case 'reading':
      return (
        <progress value={file.share} max={1} aria-label={i18n.t('filePart.reading')}>
          {percent(file.share, 0)}
        </progress>
      );
    case 'useless':
      return <p role="status">{i18n.t(`filePart.${file.what}`)}</p>;
    case 'position':
      return <p role="status">{i18n.t('filePart.position')}</p>;
    case 'history': {
      const { index, dates } = file.history;
      return (
        <p role="status">
          {i18n.t('filePart.history', [index, dated(dates[0] as string), dated(dates.at(-1) as string)])}
        </p>
      );
    }
    case 'calendar':
      return (
        <p role="status">{i18n.t('filePart.announced', [file.next.map(sayAnnouncement).join(' · ')])}</p>
      );
    case 'refused':
      return (
        <div role="alert">
          <p>
            {sayCoded(`file.${file.trouble.code}`, file.trouble.detail)}{' '}
            {sayCoded(`fileRemedy.${file.trouble.code}`, file.trouble.detail)}
          </p>
          {file.trouble.asks.map(({ about, options }) => (
            <p key={about} class="answers">
              {options.map((option) => (
                <button type="button" key={option} onClick={() => actions.answer(about, option)}>
                  {sayCoded(`filePart.answer.${option}`) || option}
                </button>
              ))}
            </p>
          ))}
        </div>
      );
    case 'shown':
      return file.series.length > 1 ? (
        <label>
          {i18n.t('filePart.expiries')}{' '}
          <select value={file.at} onChange={(event) => actions.look(Number(event.currentTarget.value))}>
            {file.series.map(({ root, expiry }, at) => (
              <option key={`${root} ${expiry}`} value={at}>
                {root} · {day(expiry)} {expiry.slice(0, 4)}
              </option>
            ))}
          </select>
        </label>
      ) : null;
  }
}

/** The way in for a file: by a button, and said that dropping and pasting do the same. */
export function FileOpener({ open }: Pick<FileActions, 'open'>) {
  return (
    <p class="file-opener">
      <label class="file">
        {i18n.t('filePart.open')}
        <input
          type="file"
          data-testid="open-file"
          accept=".csv,.dat,.txt,.tsv,.html,.htm,.ics,text/*"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) open(file);
            event.currentTarget.value = '';
          }}
        />
      </label>{' '}
      <span>{i18n.t('filePart.drop')}</span>
    </p>
  );
}
