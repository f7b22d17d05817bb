import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountOverlay } from '@/components/overlay/overlay';
import type { Drawing, PageActions } from '@/lib/follow/drawing';
import type { Anchors } from '@/lib/pages/read';
import { somePageAnalysis } from '../support/some-analysis';

/** Our own code failing, as it never should: the page is left as it was, and three times within a minute is enough. */

let end: AbortController;
let drawing: Drawing;
const ended = vi.fn();

function anchorsHere(): Anchors {
  document.body.innerHTML = `<table><thead><tr><th>Bid</th><th>Strike</th><th>Ask</th></tr></thead><tbody>
    ${[5990, 6000, 6010, 6020, 6030].map((k) => `<tr><td>1</td><td>${k}</td><td>2</td></tr>`).join('')}</tbody></table>`;
  const table = document.querySelector('table') as HTMLTableElement;
  const rows = [...(table.tBodies[0]?.rows ?? [])].map((row) => {
    const strikeCell = row.cells[1] as HTMLTableCellElement;
    return { strike: Number(strikeCell.textContent), row, strikeCell, text: strikeCell.textContent ?? '' };
  });
  return { table, head: null, rows };
}

const frames = async (count: number) => {
  for (let i = 0; i < count; i += 1) await new Promise((done) => requestAnimationFrame(done));
};

beforeEach(() => {
  end = new AbortController();
  ended.mockClear();
  const actions: PageActions = {
    moveLegs: async () => ({ ok: true, value: null }),
    wonder: () => undefined,
    chipPlace: async () => null,
    keepChipPlace: () => undefined,
    drawingTroubled: ended,
  };
  drawing = mountOverlay(document, end.signal, actions);
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

describe('a drawing that fails', () => {
  it('leaves the page at once, tries again with the next numbers, and is off after three times', async () => {
    const anchors = anchorsHere();
    drawing.show(somePageAnalysis(), anchors);
    await frames(3);
    expect(drawing.host.isConnected).toBe(true);

    const broken = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => {
      throw new Error('no canvas today');
    });
    for (let crash = 1; crash <= 3; crash += 1) {
      drawing.show(somePageAnalysis(), anchors);
      await frames(3);
      expect(drawing.host.isConnected).toBe(false);
      expect(ended.mock.calls).toEqual(crash < 3 ? [] : [['crashed']]);
    }
    broken.mockRestore();
    drawing.show(somePageAnalysis(), anchors);
    await frames(3);
    expect(drawing.host.isConnected).toBe(false);
  });

  it('once, and is drawn again', async () => {
    const anchors = anchorsHere();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementationOnce(() => {
      throw new Error('no canvas for now');
    });
    drawing.show(somePageAnalysis(), anchors);
    await frames(3);
    expect(drawing.host.isConnected).toBe(false);
    drawing.show(somePageAnalysis(), anchors);
    await frames(3);
    expect(drawing.host.isConnected).toBe(true);
    expect(ended).not.toHaveBeenCalled();
  });
});
