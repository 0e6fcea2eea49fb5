/** Rows that came in, of one list of payments: two years of a branch of twenty. */
export const LIST_ROWS = 500
/** Rows that are taken in one decision. */
export const TAKEN_AT_ONCE = 50
