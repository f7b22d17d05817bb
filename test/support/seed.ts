import fc from 'fast-check';

/**
 * The same inputs in every run, so that a red run is about the change and not about the day. Other inputs, before a
 * release or out of curiosity: `FC_SEED=$RANDOM npm test -- unit`.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_121) });
