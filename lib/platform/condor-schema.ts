import * as v from 'valibot';
import type { CondorAnalysis } from '@/lib/core/analysis';
import type { Candidate } from '@/lib/core/condor/candidate';
import type { FrontierPoint } from '@/lib/core/condor/frontier-curve';
import type { Limits } from '@/lib/core/condor/limits';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import {
  isOwnId,
  isRuleId,
  LONGEST_NAME,
  MOST_RULES,
  type OwnRule,
  refuseRules,
} from '@/lib/core/condor/own-rules';
import type { Breach, Strikes, WhyNot } from '@/lib/core/condor/why-not';
import type { Candidates } from '@/lib/core/stages/candidates';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import { figureSchema, finite, positive, resultOf, text } from './schema-parts';

/** The shape of everything about condors that crosses contexts. */

const nullable = v.nullable(finite);

export const strikesSchema: v.GenericSchema<unknown, Strikes> = v.strictTuple([
  positive,
  positive,
  positive,
  positive,
]);
const ownId = v.pipe(v.string(), v.check(isOwnId));
export const presetSchema: v.GenericSchema<unknown, string> = v.pipe(v.string(), v.check(isRuleId));
export const objectiveSchema = v.picklist(OBJECTIVES);

const band = v.exactOptional(v.object({ low: v.exactOptional(finite), high: v.exactOptional(finite) }));

export const limitsSchema: v.GenericSchema<unknown, Limits> = v.object({
  widths: v.pipe(v.array(positive), v.minLength(1), v.maxLength(40)),
  unequalWings: v.boolean(),
  shortDelta: band,
  netDelta: band,
  deviations: band,
  credit: band,
  liquidity: v.exactOptional(finite),
  openInterest: v.exactOptional(finite),
  outOfTheMoney: v.exactOptional(v.boolean()),
});

export const ownRulesSchema: v.GenericSchema<unknown, readonly OwnRule[]> = v.pipe(
  v.array(
    v.object({
      id: ownId,
      name: text(LONGEST_NAME),
      days: v.nullable(v.object({ low: finite, high: finite })),
      objective: objectiveSchema,
      limits: limitsSchema,
    }),
  ),
  v.check((rules) => refuseRules(rules) === null),
);

const candidateSchema: v.GenericSchema<unknown, Candidate> = v.object({
  strikes: strikesSchema,
  credit: finite,
  width: finite,
  returnOnRisk: finite,
  pop: finite,
  expectation: finite,
  stress: finite,
  liquidity: finite,
  delta: finite,
});

const frontierPointSchema: v.GenericSchema<unknown, FrontierPoint> = v.object({
  strikes: strikesSchema,
  credit: finite,
  returnOnRisk: finite,
  pop: finite,
});

const candidatesSchema: v.GenericSchema<unknown, Candidates> = v.object({
  pairs: finite,
  best: v.pipe(v.array(candidateSchema), v.maxLength(100)),
  frontier: v.object({ count: finite, points: v.pipe(v.array(frontierPointSchema), v.maxLength(200)) }),
});

const chosenSchema: v.GenericSchema<unknown, ChosenCondor> = v.object({
  strikes: strikesSchema,
  credits: v.object({ natural: finite, mid: finite, target: finite, spread: finite, openInterest: nullable }),
  figures: v.pipe(v.array(figureSchema), v.maxLength(100)),
  breakEvensNow: v.pipe(v.array(figureSchema), v.maxLength(8)),
  timeValueLeft: v.pipe(
    v.array(v.object({ hours: finite, points: finite, share: finite })),
    v.maxLength(100),
  ),
  suspectLegs: v.pipe(v.array(finite), v.maxLength(4)),
  legs: v.pipe(
    v.array(
      v.object({
        strike: finite,
        right: v.picklist(['put', 'call']),
        sold: v.boolean(),
        bid: finite,
        ask: finite,
        price: finite,
        delta: finite,
        volatility: finite,
      }),
    ),
    v.length(4),
  ),
  bounds: v.object({ least: nullable, most: nullable }),
  position: v.object({
    net: finite,
    multiplier: finite,
    count: finite,
    fees: finite,
    years: finite,
    volatility: finite,
  }),
});

export const condorAnalysisSchema: v.GenericSchema<unknown, CondorAnalysis> = v.object({
  rule: v.object({ preset: presetSchema, objective: objectiveSchema, limits: limitsSchema }),
  candidates: resultOf(candidatesSchema),
  chosen: resultOf(chosenSchema),
  own: v.boolean(),
  ownRules: v.pipe(v.array(v.object({ id: ownId, name: text(LONGEST_NAME) })), v.maxLength(MOST_RULES)),
});

export const sketchSchema: v.GenericSchema<unknown, CondorSketch> = v.object({
  strikes: strikesSchema,
  credit: finite,
  pop: nullable,
  returnOnRisk: nullable,
  breakEvens: v.object({ low: nullable, high: nullable }),
  suspectLegs: v.pipe(v.array(finite), v.maxLength(4)),
  own: v.boolean(),
});

const limitNames = [
  'widths',
  'unequalWings',
  'shortDelta',
  'netDelta',
  'deviations',
  'credit',
  'liquidity',
  'openInterest',
  'outOfTheMoney',
  'positiveCredit',
  'somethingToLose',
] as const satisfies readonly Breach['limit'][];

export const whyNotSchema: v.GenericSchema<unknown, WhyNot> = v.variant('kind', [
  v.object({ kind: v.picklist(['unlisted', 'unquoted']), strikes: v.array(finite) }),
  v.object({
    kind: v.literal('breaks'),
    breaches: v.array(
      v.object({
        limit: v.picklist(limitNames),
        strike: v.exactOptional(finite),
        value: finite,
        low: nullable,
        high: nullable,
      }),
    ),
  }),
  v.object({ kind: v.literal('beaten'), by: candidateSchema }),
  v.object({ kind: v.literal('tied'), with: candidateSchema }),
  v.object({ kind: v.picklist(['on-frontier', 'undecided']) }),
]) as v.GenericSchema<unknown, WhyNot>;
