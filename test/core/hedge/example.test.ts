import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../../support/real-chains';
import { exampleText } from './example';
import { pairOf2023, realPairs } from './real-pairs';

describe.runIf(hasSharedData)('the worked example', () => {
  it('says what the engine says', async () => {
    const pair = realPairs.find(({ name }) => name === '2026-08-12');
    if (!pair) throw new Error('no pair');
    await expect(exampleText([pairOf2023(), pair])).toMatchFileSnapshot('../../../docs/hedge-example.md');
  });
});
