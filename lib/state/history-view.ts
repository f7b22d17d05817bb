/** Why a file gave no history: words under `file.<code>` and `fileRemedy.<code>`, or `history.refusal.<code>`. */
export type HistoryTrouble = {
  readonly from: 'file' | 'history';
  readonly code: string;
  readonly detail: readonly string[];
};
