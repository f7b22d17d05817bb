import { describe } from 'vitest';
import { lookAtCards } from '../support/gallery-eyes';

/** Every part of the panel, in every state. */
describe('the gallery of the panel', () => lookAtCards('panel'));
