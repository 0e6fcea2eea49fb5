/** Ambient types only. */
export {}
