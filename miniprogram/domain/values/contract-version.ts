/**
 * The version of the contract that phone and functions speak. Changes are additive; a client of another number is told to
 * update. It stands here because both sides reach it: at run time the phone sees nothing of the contract itself.
 */
export const CONTRACT_VERSION = 1

/** How many reads go in one call at most. */
export const READS_AT_ONCE = 12
