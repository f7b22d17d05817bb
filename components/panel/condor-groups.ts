import type { CondorFigureId } from '@/lib/core/condor/figures';

/** All numbers of a condor, sorted by what is asked; the words of a group stand under `condor.group.<id>`. */
export const GROUPS: readonly { readonly id: GroupId; readonly figures: readonly CondorFigureId[] }[] = [
  {
    id: 'price',
    figures: [
      'creditNatural',
      'creditMid',
      'creditTarget',
      'creditNet',
      'fees',
      'spreadNatural',
      'spreadMid',
      'spreadTarget',
      'liquidity',
      'openInterest',
    ],
  },
  {
    id: 'result',
    figures: [
      'maxProfit',
      'maxLoss',
      'returnOnRisk',
      'returnPerYear',
      'breakEvenLow',
      'breakEvenHigh',
      'marginWider',
      'marginWiderLessCredit',
      'marginBoth',
      'marginBothLessCredit',
    ],
  },
  {
    id: 'chances',
    figures: [
      'popSmile',
      'popLognormal',
      'insideSmile',
      'insideLognormal',
      'lossBelow',
      'lossAbove',
      'touchPut',
      'touchCall',
      'touchEither',
    ],
  },
  {
    id: 'expectation',
    figures: [
      'expectationSmile',
      'expectationForecast',
      'expectationHistory',
      'expectationLow',
      'expectationHigh',
      'value',
      'expectedMove',
      'straddle',
    ],
  },
  {
    id: 'greeks',
    figures: [
      'delta',
      'deltaTotal',
      'gamma',
      'gammaTotal',
      'vega',
      'vegaTotal',
      'thetaPerHour',
      'thetaPerHourTotal',
      'thetaPerDay',
      'thetaPerDayTotal',
      'shortPutDelta',
      'shortCallDelta',
      'pinPut',
      'pinCall',
    ],
  },
  {
    id: 'distance',
    figures: [
      'distancePut',
      'distanceCall',
      'distancePutShare',
      'distanceCallShare',
      'distancePutMoves',
      'distanceCallMoves',
    ],
  },
];

export type GroupId = 'price' | 'result' | 'chances' | 'expectation' | 'greeks' | 'distance';
