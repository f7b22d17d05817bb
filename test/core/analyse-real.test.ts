import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/core/analyse';
import { hasSharedData, realChains, realFiles } from '../support/real-chains';

const rate = 0.045;

describe.skipIf(!hasSharedData)('real chains of regular hours (../shared/data)', () => {
  for (const file of realFiles.filter(({ session }) => session === 'regular')) {
    it(`${file.path}: every expiry ends in finite numbers or in a reason`, () => {
      const refused: Record<string, number> = {};
      const condors: Record<string, number> = {};
      let analysed = 0;
      for (const chain of realChains(file)) {
        const answer = analyse({ chain, now: chain.source.readAt, rate });
        if (!answer.ok) {
          refused[answer.error.code] = (refused[answer.error.code] ?? 0) + 1;
          continue;
        }
        analysed += 1;
        const { figures } = answer.value;
        const { chosen } = answer.value.condors;
        const why = chosen.ok ? 'found' : chosen.error.code;
        condors[why] = (condors[why] ?? 0) + 1;
        expect(figures.forward.value).toBeGreaterThan(0);
        expect(figures.volatility.value).toBeGreaterThan(0.02);
        expect(figures.volatility.value).toBeLessThan(3);
        if (!chosen.ok) continue;
        const [k1, k2, k3, k4] = chosen.value.strikes;
        expect(k1 < k2 && k2 <= k3 && k3 < k4).toBe(true);
        expect(chosen.value.credits.natural).toBeLessThanOrEqual(chosen.value.credits.mid);
      }
      console.log(file.path, { analysed, refused, condors });
      expect(analysed).toBeGreaterThan(0);
      expect(refused['engineCrashed'] ?? 0).toBe(0);
    }, 120_000);
  }
});

describe.runIf(!hasSharedData)('real chains of regular hours', () => {
  it.skip('needs ../shared/data, which is not here', () => undefined);
});
