/** What a search can rank by; every one is turned so that higher is better. */
export const OBJECTIVES = ['returnOnRisk', 'pop', 'expectation', 'stress', 'liquidity', 'credit'] as const;

export type Objective = (typeof OBJECTIVES)[number];
