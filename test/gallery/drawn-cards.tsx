import { mountOverlay } from '@/components/overlay/overlay';
import { mountPicker } from '@/components/picker/mount';
import { pageAnalysis } from '@/lib/core/analysis';
import { failure } from '@/lib/core/failure';
import type { Chain } from '@/lib/core/market/chain';
import { fail, ok } from '@/lib/core/result';
import { sketchOf } from '@/lib/core/stages/condor-sketch';
import type { Drawing, PageActions } from '@/lib/follow/drawing';
import { createPicking } from '@/lib/follow/picking';
import { readPage } from '@/lib/pages/read';
import { type Card, never, nothing } from './card';
import { analysed, now, spxChain } from './practice';

/** What is drawn over a broker's page: over a plain table that is read as any page is. */

const life = new AbortController();

const actions: PageActions = {
  moveLegs: never,
  wonder: nothing,
  chipPlace: async () => null,
  keepChipPlace: nothing,
  drawingTroubled: nothing,
};

function Page({
  chain,
  dark,
  words,
}: {
  readonly chain: Chain;
  readonly dark: boolean;
  readonly words: readonly string[];
}) {
  const price = (value: number | null) => (value === null ? '—' : value.toFixed(2));
  const money = chain.rows.findIndex(({ strike }) => strike > (chain.spot ?? 0));
  return (
    <div
      style={{
        minHeight: '100vh',
        padding: '16px',
        background: dark ? '#101418' : '#fff',
        color: dark ? '#dde' : '#223',
        font: '13px/20px sans-serif',
      }}
    >
      {/* What the browser draws by itself, said aloud: axe asks for styles, not for what is seen. */}
      <style>
        {
          '@media (forced-colors: active) { #app > main > div { background: Canvas !important; color: CanvasText !important } }'
        }
      </style>
      <h1 style={{ fontSize: '18px' }}>SPX {chain.spot?.toFixed(2)}</h1>
      <h2 style={{ fontSize: '14px' }}>SPXW, expiring {chain.expiry}</h2>
      <table style={{ borderSpacing: '14px 2px', width: '70%', textAlign: 'right' }}>
        <thead>
          <tr>
            {words.map((word) => (
              <th key={word}>{word}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chain.rows.slice(money - 14, money + 14).map(({ strike, call, put }) => (
            <tr key={strike}>
              <td>{price(call.bid)}</td>
              <td>{price(call.ask)}</td>
              <th>{strike}</th>
              <td>{price(put.bid)}</td>
              <td>{price(put.ask)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const plain = ['Call Bid', 'Call Ask', 'Strike', 'Put Bid', 'Put Ask'];
const foreign = ['We pay', 'You pay', 'Level', 'We pay now', 'You pay now'];

function overlay(id: string, dark: boolean, draw: (drawing: Drawing) => void): Card {
  return {
    id: `overlay-${id}`,
    screen: 'page',
    draw: () => <Page chain={spxChain()} dark={dark} words={plain} />,
    act: () => draw(mountOverlay(document, life.signal, actions)),
  };
}

/** The page as it is read, and the condor of what was read, drawn. */
function drawn(drawing: Drawing, own = false): void {
  const reading = readPage(document, new URL('https://broker.example/'), now, { root: 'SPXW' });
  if (!reading.ok) throw new Error(reading.error.code);
  const { strikes } = sketched();
  const analysis = own
    ? analysed({ strikes: [strikes[0] - 5, strikes[1] - 5, strikes[2], strikes[3]] }, reading.value.chain)
    : analysed({}, reading.value.chain);
  const { chosen } = analysis.condors;
  drawing.show(
    pageAnalysis(analysis, chosen.ok ? ok(sketchOf(chosen.value, own)) : fail(chosen.error)),
    reading.value.anchors,
  );
}

function sketched() {
  const { chosen } = analysed().condors;
  if (!chosen.ok) throw new Error(chosen.error.code);
  return chosen.value;
}

function picker(id: string, columns: readonly number[], dark = false): Card {
  return {
    id: `picker-${id}`,
    screen: 'page',
    draw: () => <Page chain={spxChain()} dark={dark} words={foreign} />,
    act: () => {
      const picking = createPicking(document, () => now);
      const row = document.querySelectorAll('tbody tr')[4];
      for (const column of columns) picking.pick(row?.children[column] as Element);
      mountPicker({ document, picking, save: async () => true, signal: life.signal, leave: nothing });
    },
  };
}

export const drawnCards: readonly Card[] = [
  overlay('light', false, (drawing) => drawn(drawing)),
  overlay('dark', true, (drawing) => drawn(drawing)),
  overlay('own-legs', false, (drawing) => drawn(drawing, true)),
  overlay('refused', false, (drawing) => {
    drawn(drawing);
    drawing.refuse(failure('columnMissing', 'call bid'));
  }),
  overlay('updated', true, (drawing) => {
    drawn(drawing);
    drawing.refuse(failure('extensionUpdated'));
  }),
  picker('first', []),
  picker('half', [2, 0]),
  picker('enough-light', [2, 0, 1, 3, 4]),
  picker('enough-dark', [2, 0, 1, 3, 4], true),
  picker('stuck', [2, 1, 0, 3, 4]),
];
