import * as v from 'valibot';
import type { Analysis } from '@/lib/core/analysis';
import { drawingTroubles } from '@/lib/core/drawing-trouble';
import type { Failure } from '@/lib/core/failure';
import { chipPlaceSchema } from './chip-places';
import { choiceChangeSchema } from './choices';
import { sketchSchema, strikesSchema, whyNotSchema } from './condor-schema';
import { recipeSchema } from './recipe-schema';
import { analysisSchema, chainSchema, hedgedLinesSchema, pageAnalysisSchema } from './schema';
import { calendarDate, failureSchema, finite, resultOf, text } from './schema-parts';

/** Everything that crosses contexts, by direction: what is sent, and what comes back. */

const nothing = v.null();
const trouble = v.nullable(v.picklist(drawingTroubles));

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const site = v.pipe(v.string(), v.maxLength(300), v.regex(/^https?:\/\/[^/]+$/));

/** What the script on a page may ask of the worker. The tab is the sender's, never a field. */
export const pageCalls = {
  /** A chain was read: here is what follows from it. */
  chainRead: { payload: chainSchema, answer: resultOf(pageAnalysisSchema) },
  /** The page holds no chain that can be believed. */
  chainUnreadable: { payload: failureSchema, answer: nothing },
  /** The user moved legs on the page; `null` goes back to the best candidate. The page reads again by itself. */
  legsMoved: {
    payload: v.object({ root: text(12), expiry: calendarDate, strikes: v.nullable(strikesSchema) }),
    answer: nothing,
  },
  /** What would the condor be with a short leg at this strike? */
  shortHere: { payload: v.object({ strike: finite }), answer: resultOf(sketchSchema) },
  /** What would the condor of these legs be? */
  condorAt: { payload: v.object({ strikes: strikesSchema }), answer: resultOf(sketchSchema) },
  /** Where was the chip left on this site? The site is the sender's, never a field. */
  chipWanted: { payload: nothing, answer: v.nullable(chipPlaceSchema) },
  chipPlaced: { payload: chipPlaceSchema, answer: nothing },
  /** Not everything can be drawn on this page, though its chain is read; `null` when it can again. */
  drawingTroubled: { payload: v.object({ trouble }), answer: nothing },
  /** What was taught for this site. The site is the sender's, never a field. */
  recipesWanted: { payload: nothing, answer: v.array(recipeSchema) },
  /** A person pointed at the cells of this page: keep it for the site, and read with it. */
  pageTaught: { payload: recipeSchema, answer: resultOf(nothing) },
  /** The detector on an enabled site thinks a chain has appeared; says whether the reader was let in. */
  chainSuspected: { payload: nothing, answer: v.boolean() },
} as const;

/** What the user says about a page that leaves it open, and which of its series is looked at. */
export const answersSchema = v.object({
  symbol: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{1,6}$/))),
  root: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{1,6}$/))),
  expiry: v.exactOptional(calendarDate),
  notation: v.exactOptional(v.picklist(['point', 'comma'])),
  show: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
});

/** What our own pages (popup, panel) may ask of the worker. */
export const surfaceCalls = {
  /** Read the page in that tab once; the click on our icon gave the right to. */
  readTab: { payload: v.object({ tabId }), answer: resultOf(nothing) },
  /** Let the user point at the cells of the page in that tab. */
  teachTab: { payload: v.object({ tabId }), answer: resultOf(nothing) },
  /** Switch one site off or on again; its permission stays as it is. */
  siteSwitched: { payload: v.object({ site, on: v.boolean() }), answer: resultOf(nothing) },
  /** Another rule, other limits, other strikes for the chain of that tab; what is absent stays. */
  condorChosen: { payload: v.object({ tabId, change: choiceChangeSchema }), answer: nothing },
  /** Why are these strikes not among the best of that tab's chain? */
  whyNot: { payload: v.object({ tabId, strikes: strikesSchema }), answer: resultOf(whyNotSchema) },
  /** The user answers what the page in that tab leaves open; an empty answer takes all back. */
  pageAnswered: { payload: v.object({ tabId, answers: answersSchema }), answer: nothing },
  /** The panel worked out where a condor of that tab is even together with its hedge; the page draws it. */
  hedgeShown: {
    payload: v.object({ tabId, strikes: strikesSchema, lines: hedgedLinesSchema }),
    answer: nothing,
  },
  /** Switch everything off or on again. */
  allSwitched: { payload: v.object({ on: v.boolean() }), answer: resultOf(nothing) },
} as const;

/** What the worker may order of the script in a tab. */
export const tabCalls = {
  /** A panel has opened: read now, whether anything changed or not. */
  readNow: { payload: nothing, answer: nothing },
  /** The user answered what the page leaves open: read again with it. */
  answered: { payload: answersSchema, answer: nothing },
  /** What was taught for the site has changed: ask for it again. */
  recipesChanged: { payload: nothing, answer: nothing },
  /** Leave the page as it was, if it is on one of these sites; `null` means wherever you are. Says whether it left. */
  leave: { payload: v.object({ sites: v.nullable(v.array(site)) }), answer: v.boolean() },
} as const;

export type TabState =
  /** Nothing of ours runs there. */
  | { readonly kind: 'quiet' }
  /** The script was asked and has not answered yet. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'shown'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly failure: Failure };

const tabStateSchema: v.GenericSchema<unknown, TabState> = v.variant('kind', [
  v.object({ kind: v.literal('quiet') }),
  v.object({ kind: v.literal('reading') }),
  v.object({ kind: v.literal('shown'), analysis: analysisSchema }),
  v.object({ kind: v.literal('refused'), failure: failureSchema }),
]) as v.GenericSchema<unknown, TabState>;

/** The feed: a panel says which tab it follows, and is told that tab's state whenever it changes. */
export const feedRequestSchema = v.object({ follow: tabId });
export const feedUpdateSchema = v.object({ tabId, state: tabStateSchema, trouble });

export type FeedUpdate = v.InferOutput<typeof feedUpdateSchema>;
