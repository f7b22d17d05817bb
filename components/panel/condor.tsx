import { i18n } from '#i18n';
import { money, percent, points, strikePair } from '@/components/format';
import { sayFailure } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Figure } from '@/lib/core/figure';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { GROUPS } from './condor-groups';
import { type Beside, FigureGroup } from './figure-group';
import { LegsTable } from './legs-table';
import type { PanelActions } from './props';
import { Section } from './section';
import { WhyNot } from './why-not';

export type CondorProps = {
  readonly analysis: Analysis;
  readonly choose: PanelActions['choose'];
  readonly whyNot: PanelActions['whyNot'];
};

/** The condor looked at: the numbers traders ask for first, its legs, and all the others below. */
export function Condor({ analysis, choose, whyNot }: CondorProps) {
  const { chosen, own } = analysis.condors;
  if (!chosen.ok) {
    const { cause, remedy } = sayFailure(chosen.error);
    return (
      <Section id="condor" title={i18n.t('condor.title')}>
        <p class="quiet">
          {cause} {remedy}
        </p>
        {own && (
          <button type="button" onClick={() => choose({ strikes: null })}>
            {i18n.t('condor.toBest')}
          </button>
        )}
      </Section>
    );
  }
  const condor = chosen.value;
  const [k1, k2, k3, k4] = condor.strikes;
  const figure = (id: string) => condor.figures.find((each) => each.id === `condor.${id}`);
  const first = FIRST.flatMap((id) => figure(id) ?? []);
  return (
    <Section
      id="condor"
      title={i18n.t('condor.title')}
      aside={`${strikePair(k1, k2)} · ${strikePair(k3, k4)}`}
    >
      <FigureGroup figures={first} beside={(each) => beside(each, condor)} large />
      <LegsTable condor={condor} listed={analysis.listed} move={(strikes) => choose({ strikes })} />
      <div class="own">
        {i18n.t(own ? 'condor.own' : 'condor.best')}
        {own && (
          <>
            <button type="button" class="link" onClick={() => choose({ strikes: null })}>
              {i18n.t('condor.toBest')}
            </button>
            <WhyNot strikes={condor.strikes} whyNot={whyNot} choose={choose} />
          </>
        )}
      </div>
      <details class="all">
        <summary>{i18n.t('condor.all')}</summary>
        {GROUPS.map(({ id, figures }) => {
          const known = figures.flatMap((each) => figure(each) ?? []);
          const shown = id === 'chances' ? [...known, ...condor.breakEvensNow] : known;
          if (shown.length === 0) return null;
          return (
            <section key={id}>
              <h3>{i18n.t(`condor.group.${id}`)}</h3>
              <FigureGroup figures={shown} />
            </section>
          );
        })}
      </details>
    </Section>
  );
}

/** In the order in which a trader asks. */
const FIRST = ['creditTarget', 'popSmile', 'maxLoss', 'breakEvenLow', 'touchEither', 'returnOnRisk'] as const;

function beside({ id, value }: Figure, condor: ChosenCondor): Beside {
  const of = (name: string) => condor.figures.find((each) => each.id === `condor.${name}`)?.value;
  switch (id) {
    case 'condor.creditTarget': {
      const { natural, mid } = condor.credits;
      return { sub: i18n.t('condor.creditSub', [points(natural), points(mid)]) };
    }
    case 'condor.popSmile': {
      const lognormal = of('popLognormal');
      return { sub: lognormal === undefined ? undefined : i18n.t('condor.popSub', [percent(lognormal)]) };
    }
    case 'condor.maxLoss': {
      const most = of('maxProfit');
      return {
        text: money(-value),
        tone: 'loss',
        sub: most === undefined ? undefined : i18n.t('condor.maxLossSub', [money(most)]),
      };
    }
    case 'condor.breakEvenLow': {
      const high = of('breakEvenHigh');
      return { sub: high === undefined ? undefined : i18n.t('condor.breakEvenSub', [points(high)]) };
    }
    case 'condor.touchEither': {
      const [put, call] = [of('touchPut'), of('touchCall')];
      if (put === undefined || call === undefined) return {};
      return { sub: i18n.t('condor.touchSub', [percent(put), percent(call)]) };
    }
    case 'condor.returnOnRisk': {
      const theta = of('thetaPerHourTotal');
      const daily = of('thetaPerDayTotal');
      if (theta !== undefined) return { sub: i18n.t('condor.perHour', [money(theta)]) };
      return { sub: daily === undefined ? undefined : i18n.t('condor.perDay', [money(daily)]) };
    }
    default:
      return {};
  }
}
