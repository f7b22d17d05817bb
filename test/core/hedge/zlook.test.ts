import { it } from 'vitest';
import { DEFAULT_HEDGE } from '@/lib/core/hedge/settings';
import { suggestHedge } from '@/lib/core/hedge/suggest';
import { realCondor, realPairs } from './real-pairs';
it('look', () => {
  for (const pair of realPairs) for (const days of [1, 7, 30]) {
    const { condor, market, settlesAt } = realCondor(pair, days, 17);
    const settings = { ...DEFAULT_HEDGE, sizing: { ...DEFAULT_HEDGE.sizing, capital: 250_000 } };
    const input = { condor, spx: { ...market, years: market.years as never, settlesAt }, vixChains: pair.vix, vixLevel: null, now: pair.now, entryDelta: null, settings };
    const s = suggestHedge(input);
    if (!s.ok) { console.log(JSON.stringify(s.error)); continue; }
    const v = s.value;
    let best=1e9; for (let i=0;i<12;i++){const t=performance.now(); suggestHedge(input); best=Math.min(best,performance.now()-t);}
    console.log(pair.name, days, condor.strikes.join('/'), condor.credit.toFixed(2), 'F', market.forward.toFixed(1), 'vix', v.vixLevel.toFixed(2), 'counts', v.counts, 'ms', best.toFixed(1),
      '\nrules', v.sized.sizing.rules.map(r=>`${r.rule} ${r.low?.toFixed(2)}-${r.high?.toFixed(2)} ${r.silence??''}`).join('; '), v.sized.sizing.binding, v.sized.sizing.factor.toFixed(3),
      '\nconf', JSON.stringify(v.sized.sizing.conflicts),
      '\ngate', JSON.stringify(v.gate), '\nexp', JSON.stringify(v.expectations), '\nBE', JSON.stringify(v.breakEvens), '\nacid', v.acidTest, v.acidTestAlone, v.capitalCharge, '\ndoubts', JSON.stringify(v.doubts),
      '\n' + v.costs.map(c=>`${c.set} ${c.counts} debit ${c.debit.toFixed(0)} bleed ${c.bleedPerQuietDay.toFixed(0)} call ${c.callSideLoss.toFixed(0)} gains ${c.gains.map(g=>g.gain.toFixed(0))} off ${c.offset?.toFixed(3)} cpo ${c.costPerOffset?.toFixed(2)} slip ${c.slippage.whole.toFixed(0)}`).join('\n'),
      '\n' + v.scenarios.map(c=>`${c.move.id} ${(100*c.spxReturn).toFixed(2)}% vix ${c.vixMove.toFixed(2)} condor ${c.condor.toFixed(0)} hedge ${c.hedge.toFixed(0)}`).join('\n'));
  }
});
