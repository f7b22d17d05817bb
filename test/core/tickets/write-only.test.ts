import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tradingDayAfter } from '@/lib/core/market/holidays';
import { ibkrBasket } from '@/lib/core/tickets/ibkr-basket';
import type { Order } from '@/lib/core/tickets/order';
import { schwab } from '@/lib/core/tickets/schwab';
import { tastytrade } from '@/lib/core/tickets/tastytrade';
import { tradier } from '@/lib/core/tickets/tradier';
import { condors, orderWith } from './random-order';

/** An order as a broker would understand it, told without any of our own code. */
type Understood = { legs: string[]; limit: string; force: string };

function occ(symbol: string): string {
  const root = symbol.slice(0, -15).trim();
  const [y, m, d] = [symbol.slice(-15, -13), symbol.slice(-13, -11), symbol.slice(-11, -9)];
  return `${root} 20${y}-${m}-${d} ${symbol.at(-9)} ${Number.parseInt(symbol.slice(-8), 10) / 1000}`;
}

function meant(order: Order, withEffect = true): Understood {
  const legs = order.legs.map((leg) => {
    const effect = withEffect ? ` ${leg.effect}` : '';
    const contract = `${order.root} ${leg.expiry} ${leg.right === 'call' ? 'C' : 'P'} ${leg.strike}`;
    return `${leg.action}${effect} ${leg.ratio * order.quantity} ${contract}`;
  });
  return {
    legs: legs.sort(),
    limit: `${order.limit?.kind} ${order.limit?.price.toFixed(2)}`,
    force: `${order.timeInForce}`,
  };
}

const written = (result: ReturnType<typeof schwab.write>) => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

type TastyLeg = { symbol: string; quantity: number; action: string; 'instrument-type': string };

function readTastytrade(text: string): Understood {
  const order = JSON.parse(text);
  const legs = (order.legs as TastyLeg[]).map((leg) => {
    expect(leg['instrument-type']).toBe('Equity Option');
    expect(leg.symbol).toHaveLength(21);
    const [action, , effect] = leg.action.toLowerCase().split(' ');
    return `${action} ${effect} ${leg.quantity} ${occ(leg.symbol)}`;
  });
  expect(order['order-type']).toBe('Limit');
  return {
    legs: legs.sort(),
    limit: `${order['price-effect'].toLowerCase()} ${order.price}`,
    force: order['time-in-force'].toLowerCase(),
  };
}

type SchwabLeg = { instruction: string; quantity: number; instrument: { symbol: string; assetType: string } };

function readSchwab(text: string): Understood {
  const order = JSON.parse(text);
  const legs = (order.orderLegCollection as SchwabLeg[]).map(({ instruction, quantity, instrument }) => {
    expect(instrument.assetType).toBe('OPTION');
    expect(instrument.symbol).toHaveLength(21);
    const [action, , effect] = instruction.toLowerCase().split('_');
    return `${action} ${effect} ${quantity} ${occ(instrument.symbol)}`;
  });
  return {
    legs: legs.sort(),
    limit: `${order.orderType.toLowerCase().replace('net_', '')} ${order.price}`,
    force: order.duration === 'DAY' ? 'day' : 'gtc',
  };
}

function readTradier(text: string): Understood {
  const fields = new Map(text.split('&').map((pair) => pair.split('=') as [string, string]));
  expect(fields.size).toBe(text.split('&').length);
  expect(fields.get('class')).toBe('multileg');
  const legs = [0, 1, 2, 3].map((i) => {
    const [action, , effect] = (fields.get(`side[${i}]`) ?? '').split('_');
    return `${action} ${effect} ${fields.get(`quantity[${i}]`)} ${occ(fields.get(`option_symbol[${i}]`) ?? '')}`;
  });
  return {
    legs: legs.sort(),
    limit: `${fields.get('type')} ${fields.get('price')}`,
    force: fields.get('duration') ?? '',
  };
}

describe('formats that are only written say what was meant', () => {
  const condor = condors({ priced: false });

  it.each([
    { name: 'tastytrade', format: tastytrade, read: readTastytrade },
    { name: 'schwab', format: schwab, read: readSchwab },
    { name: 'tradier', format: tradier, read: readTradier },
  ])('$name', ({ format, read }) => {
    fc.assert(
      fc.property(condor, (order) => {
        expect(read(written(format.write(order)))).toEqual(meant(order));
      }),
      { numRuns: 1000 },
    );
  });

  it('names a strategy only where it is one', () => {
    const strategy = (...legs: string[]) =>
      JSON.parse(written(schwab.write(orderWith('SPXW', 1, { kind: 'credit', price: 1 }, ...legs))))
        .complexOrderStrategyType;
    const day = '2026-08-12';
    const short = [`sell open 1 put 5850 ${day}`, `sell open 1 call 6050 ${day}`];
    expect(strategy(`buy open 1 put 5800 ${day}`, ...short, `buy open 1 call 6100 ${day}`)).toBe(
      'IRON_CONDOR',
    );
    expect(strategy(`buy open 1 put 5825 ${day}`, ...short, `buy open 1 call 6100 ${day}`)).toBe(
      'IRON_CONDOR',
    );
    const twice = [`buy open 2 put 5800 ${day}`, `sell open 2 put 5850 ${day}`];
    const once = [`sell open 1 call 6050 ${day}`, `buy open 1 call 6100 ${day}`];
    expect(strategy(...twice, ...once)).toBe('UNBALANCED_IRON_CONDOR');
    expect(strategy(`buy open 2 put 5800 ${day}`, ...short, `buy open 1 call 6100 ${day}`)).toBe('CUSTOM');
    expect(strategy(...short)).toBe('CUSTOM');
    expect(strategy(...once)).toBe('VERTICAL');
  });
});

describe('the IBKR basket', () => {
  const HEADER =
    'Action,Quantity,Symbol,SecType,LastTradingDayOrContractMonth,Strike,Right,Exchange,Currency,TimeInForce,OrderType,LmtPrice,BasketTag,Account,OrderRef,Multiplier';

  it('has one row per leg, with the last trading day', () => {
    fc.assert(
      fc.property(condors({ priced: true }), (order) => {
        const file = ibkrBasket.write(order);
        if (!file.ok) {
          expect(file.error.code).toBe('contractsAlike');
          return;
        }
        const [header, ...rows] = file.value.split('\n');
        expect(header).toBe(HEADER);
        const am = order.root === 'VIX' || order.root === 'VIXW';
        const legs = rows.map((row, i) => {
          const cells = row.split(',');
          expect(cells).toHaveLength(16);
          for (const cell of cells) expect(cell).not.toMatch(/^[=+@-]/);
          const [action, count, symbol, type, day = '', strike, right] = cells;
          expect([symbol, type]).toEqual([order.underlying, 'OPT']);
          expect(Number(cells[11])).toBe(order.legs[i]?.price);
          const last =
            `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` as Order['legs'][number]['expiry'];
          const expiry = am ? tradingDayAfter(last) : last;
          return `${action?.toLowerCase()} ${count} ${order.root} ${expiry} ${right} ${strike}`;
        });
        expect(legs.sort()).toEqual(meant(order, false).legs);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends VIX options on the day before they settle', () => {
    const call = orderWith('VIX', 4, { kind: 'debit', price: 1.96 }, 'buy open 1 call 22.5 2026-09-16 1.96');
    expect(written(ibkrBasket.write(call)).split('\n')[1]).toBe(
      'BUY,4,VIX,OPT,20260915,22.5,C,SMART,USD,DAY,LMT,1.96,Wingspan,,,100',
    );
  });

  it('refuses rows that two contracts would share: SPX of a third Friday, SPXW of the day before', () => {
    const put = (root: string, day: string) =>
      ibkrBasket.write(orderWith(root, 1, { kind: 'debit', price: 2 }, `buy open 1 put 5800 ${day} 2`));
    const alike = { ok: false, error: { code: 'contractsAlike', detail: ['SPX', '2026-08-20'] } };
    expect(put('SPX', '2026-08-21')).toEqual(alike);
    expect(put('SPXW', '2026-08-20')).toEqual(alike);
    expect(put('SPXW', '2026-08-21').ok).toBe(true);
    expect(put('SPXW', '2026-08-19').ok).toBe(true);
  });
});
