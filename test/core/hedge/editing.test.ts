import { describe, expect, it } from 'vitest';
import { answerOf, layerState, type SignalRule } from '@/lib/core/hedge/activation';
import {
  copiedSet,
  withLayer,
  withLayerChanged,
  withLayerMoved,
  withoutLayer,
} from '@/lib/core/hedge/edit-set';
import { CLASSIC } from '@/lib/core/hedge/presets';
import type { Instant } from '@/lib/core/unit';

const names = (edited: ReturnType<typeof withLayer>) =>
  edited.ok ? edited.value.layers.map(({ name }) => name) : edited.error;

describe('editing a set', () => {
  const [short] = CLASSIC.layers;
  if (!short) throw new Error('no layer');
  const own = copiedSet(CLASSIC, 'own');

  it('adds, removes and moves layers, and leaves the set it was given', () => {
    expect(names(withLayer(own, { ...short, name: 'new' }))).toEqual(['short', 'medium', 'long', 'new']);
    expect(names(withLayer(own, { ...short, name: 'new' }, 1))).toEqual(['short', 'new', 'medium', 'long']);
    expect(names(withoutLayer(own, 1))).toEqual(['short', 'long']);
    expect(names(withLayerMoved(own, 0, 2))).toEqual(['medium', 'long', 'short']);
    expect(names(withLayerMoved(own, 2, 0))).toEqual(['long', 'short', 'medium']);
    expect(own.layers.map(({ name }) => name)).toEqual(['short', 'medium', 'long']);
  });

  it('changes count, tenor, strike, structure and rules, and refuses what means nothing', () => {
    const changed = withLayerChanged(own, 1, {
      contracts: 6,
      targetDte: 75,
      strike: { kind: 'otm', points: 4 },
      structure: { kind: 'calendar', shortDte: 30 },
      roll: { daysLeft: 20, extrinsicLost: null },
      profit: { kind: 'multiple', of: 2 },
    });
    expect(changed.ok && changed.value.layers[1]).toMatchObject({
      name: 'medium',
      contracts: 6,
      targetDte: 75,
    });
    expect(withLayerChanged(own, 1, { contracts: 0 })).toEqual({
      ok: false,
      error: { layer: 1, what: 'contracts' },
    });
    expect(withLayerChanged(own, 9, {}).ok).toBe(false);
    expect(withoutLayer(own, 9).ok).toBe(false);
    expect(withLayerMoved(own, 0, 3).ok).toBe(false);
    const full = { ...own, layers: Array.from({ length: 12 }, () => short) };
    expect(withLayer(full).ok).toBe(false);
  });
});

describe('a rule of activation', () => {
  const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
  const at = (value: number, minutes = 1) => ({ value, at: (now - minutes * 60_000) as Instant });
  const rule: SignalRule = {
    id: 'calm',
    atLeast: 2,
    conditions: [
      { signal: 'vix', operator: 'at-most', threshold: 16 },
      { signal: 'slope', operator: 'at-most', threshold: 0.95 },
      { signal: 'rsi', operator: 'at-least', threshold: 50 },
    ],
    vetoes: [{ signal: 'vvix', operator: 'at-least', threshold: 110 }],
    oldest: 30,
  };
  const calm = { vvix: at(90) };
  const state = (readings: Parameters<typeof layerState>[2]) =>
    layerState({ kind: 'rule', rule: 'calm' }, [rule], readings, now);

  it.each([
    ['two of three', { ...calm, vix: at(15), slope: at(0.9), rsi: at(40) }, 'ruleYes', true],
    ['one of three', { ...calm, vix: at(15), slope: at(1.1), rsi: at(40) }, 'ruleNo', false],
    [
      'one, and one unknown that could be the second',
      { ...calm, vix: at(15), slope: at(1.1) },
      'ruleUnknown',
      false,
    ],
    ['two, one of them too old', { ...calm, vix: at(15), slope: at(0.9, 31) }, 'ruleUnknown', false],
    ['a veto', { vvix: at(120), vix: at(15), slope: at(0.9), rsi: at(60) }, 'ruleVetoed', false],
    ['a veto that nobody knows', { vix: at(15), slope: at(0.9), rsi: at(60) }, 'ruleUnknown', false],
    ['nothing known', {}, 'ruleUnknown', false],
  ] as const)('%s', (_, readings, code, active) => {
    expect(state(readings)).toMatchObject({ code, active });
  });

  it('says its numbers, and that a rule is not there', () => {
    expect(state({ ...calm, vix: at(15), slope: at(0.9) }).detail).toEqual([
      'calm',
      'vix',
      '15',
      '16',
      '2',
      '2',
    ]);
    expect(layerState({ kind: 'rule', rule: 'gone' }, [rule], {}, now)).toMatchObject({
      code: 'ruleMissing',
      active: false,
    });
    expect(layerState({ kind: 'always' }, [], {}, now).active).toBe(true);
    expect(answerOf(rule.vetoes[0] as never, { vvix: at(Number.NaN) }, now, 30)).toBe('unknown');
  });
});
