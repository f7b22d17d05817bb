import type { Market } from '@/lib/core/practice/market';
import type { Episode } from '@/lib/core/practice/mode';

/** The tabs of one practice market tell each other what it went through: seconds and modes, inside this browser. */

type Message =
  | { readonly seed: number; readonly kind: 'asked' }
  | { readonly seed: number; readonly kind: 'told'; readonly episodes: readonly Episode[] };

export type Sharing = {
  /** Says what this tab's market went through. */
  tell(): void;
};

export function shareEpisodes(
  market: Market,
  options: {
    readonly seed: number;
    readonly channel: BroadcastChannel | undefined;
    readonly signal: AbortSignal;
    readonly onAdopted: () => void;
  },
): Sharing {
  const { seed, channel, signal, onAdopted } = options;
  if (channel === undefined) return { tell() {} };
  const send = (message: Message) => channel.postMessage(message);
  const tell = () => send({ seed, kind: 'told', episodes: market.episodes });

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.seed !== seed) return;
    if (data.kind === 'asked') {
      if (market.episodes.length > 0) tell();
    } else if (startOf(data.episodes) > startOf(market.episodes)) {
      // Whoever changed the mode last is right.
      market.adopt(data.episodes);
      onAdopted();
    }
  });
  signal.addEventListener('abort', () => channel.close());
  send({ seed, kind: 'asked' });
  return { tell };
}

function startOf(episodes: readonly Episode[]): number {
  return episodes.at(-1)?.from ?? Number.NEGATIVE_INFINITY;
}
