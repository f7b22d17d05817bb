import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/core/market/clock';
import { compactOcc, type OptionName, paddedOcc, parseOcc } from '@/lib/core/market/occ';
import { date } from './date';

const option: fc.Arbitrary<OptionName> = fc.record({
  root: fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/),
  expiry: fc.integer({ min: 0, max: 36_523 }).map((days) => addDays(date('2000-01-01'), days)),
  right: fc.constantFrom('call', 'put'),
  strike: fc.integer({ min: 1, max: 99_999_999 }).map((thousandths) => thousandths / 1000),
});

describe('OCC symbols', () => {
  it('name a contract, padded and compact', () => {
    const call = { root: 'SPXW', expiry: date('2024-04-20'), right: 'call', strike: 5040 } as const;
    expect(parseOcc('SPXW  240420C05040000')).toEqual({ ok: true, value: call });
    expect(paddedOcc(call)).toEqual({ ok: true, value: 'SPXW  240420C05040000' });
    expect(compactOcc(call)).toEqual({ ok: true, value: 'SPXW240420C05040000' });
  });

  it('come back from what was written', () => {
    fc.assert(
      fc.property(option, (named) => {
        for (const written of [paddedOcc(named), compactOcc(named)])
          expect(written.ok && parseOcc(written.value)).toEqual({ ok: true, value: named });
      }),
    );
  });

  it('refuse what they cannot say', () => {
    const call = { root: 'SPX', expiry: date('2024-04-20'), right: 'call', strike: 5040 } as const;
    expect(parseOcc('SPX240230C05040000')).toEqual({ ok: false, error: 'not-a-date' });
    expect(parseOcc('SPX240220C00000000')).toEqual({ ok: false, error: 'not-a-strike' });
    expect(parseOcc('.SPX240220C5040')).toEqual({ ok: false, error: 'not-an-occ-symbol' });
    for (const strike of [0, -5, 100_000, 0.0004, 5000.0004, Number.NaN, Number.POSITIVE_INFINITY])
      expect(compactOcc({ ...call, strike })).toEqual({ ok: false, error: 'not-a-strike' });
    expect(compactOcc({ ...call, root: '' })).toEqual({ ok: false, error: 'not-a-root' });
    expect(compactOcc({ ...call, expiry: date('1999-04-20') })).toEqual({ ok: false, error: 'not-a-date' });
    fc.assert(fc.property(fc.string(), (text) => typeof parseOcc(text).ok === 'boolean'));
  });
});
