/**
 * A file that is brought goes to the cloud in pieces, each in a call of its own: WeChat's page of quotas lets a call have
 * 100 KB, and base64 makes a third more of the bytes.
 */
export const PIECE_BYTES = 64 * 1024
/** The largest file that is read has 4 MB. */
export const MOST_PIECES = 64
