import { i18n } from '#i18n';
import { FileBar, FileOpener } from '@/components/files/file-bar';
import type { HeldPositionProps } from '@/components/files/held-position';
import { later } from '@/components/later';
import { Question } from '@/components/question';
import { TeachOffer } from '@/components/teach-offer';
import { Journal } from '@/components/ticket/journal';
import type { Analysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';
import { chosenSet } from '@/lib/core/hedge/hedge-choice';
import type { Chain } from '@/lib/core/market/chain';
import { newYorkTime } from '@/lib/core/market/clock';
import type { Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import type { ViewState } from '@/lib/state/tab-view';
import { AlsoRead } from './also-read';
import { Notice } from './notice';
import type { PanelProps } from './props';
import { FoldingContext } from './section';
import { Shown } from './shown';

const HeldPosition = later<HeldPositionProps>(() =>
  import('@/components/files/held-position').then((loaded) => loaded.HeldPosition),
);

/** The side panel: which chain and how fresh, the numbers, the picture, and what is doubtful. */
export function Panel(props: PanelProps) {
  const { state, notice, others, now, staleMs, actions, folding, journal, file } = props;
  return (
    <main class="panel" aria-label={i18n.t('panel.title')}>
      {notice && <Notice failure={notice} />}
      <FoldingContext.Provider value={folding}>
        {file && <FileBar file={file} actions={actions.file} />}
        {file?.kind === 'position' && (
          <HeldPosition
            // Another list is another question.
            key={file.name + JSON.stringify(file.position)}
            position={file.position}
            shown={state.kind === 'shown' ? state.analysis : null}
            set={chosenSet(props.hedge)}
            kept={props.bought}
            today={newYorkTime(now as Instant).date}
            change={actions.changeBought}
            choose={actions.choose}
          />
        )}
        {file?.kind === 'shown' ? (
          <PanelBody {...props} state={stateOf(file.analysis)} trouble={null} />
        ) : (
          !file && <PanelBody {...props} />
        )}
        <Journal entries={journal} now={now} staleMs={staleMs} actions={actions.journal} />
        <AlsoRead chains={others.filter((chain) => !isShown(chain, state))} now={now} />
      </FoldingContext.Provider>
      <FileOpener open={actions.file.open} />
      <footer>{i18n.t('panel.footer')}</footer>
    </main>
  );
}

/** What a file holds is shown as a tab would be. */
function stateOf(analysis: Result<Analysis, Failure>): ViewState {
  return analysis.ok
    ? { kind: 'shown', analysis: analysis.value }
    : { kind: 'refused', failure: analysis.error };
}

function isShown({ root, expiry }: Chain, state: ViewState): boolean {
  return state.kind === 'shown' && state.analysis.root === root && state.analysis.expiry === expiry;
}

function PanelBody(props: PanelProps) {
  const { state, actions, file } = props;
  switch (state.kind) {
    case 'quiet':
    case 'reading':
      return <Notice failure={null} kind={state.kind} />;
    case 'refused':
      return (
        <>
          <Notice failure={state.failure} />
          <Question failure={state.failure} answer={actions.answer} />
          {!file && <TeachOffer failure={state.failure} teach={actions.teach} />}
        </>
      );
    case 'shown':
      return <Shown {...props} analysis={state.analysis} />;
  }
}
