import type { Card } from './card';
import { drawnCards } from './drawn-cards';
import { pageCards } from './page-cards';
import { panelCards } from './panel-cards';

/** Every component in every state. */
export const cards: readonly Card[] = [...panelCards, ...pageCards, ...drawnCards];
