import { describe } from 'vitest';
import { lookAtCards } from '../support/gallery-eyes';

/** Popup, settings, and what is drawn on a broker's page, in every state. */
describe('the gallery of popup, settings and pages', () => lookAtCards('popup', 'options', 'page'));
