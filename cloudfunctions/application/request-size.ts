/** How large a request may be, before anything else of it is looked at: what comes after costs in proportion to its size. */

/**
 * UTF-8 bytes of all its texts and names, and what JSON puts around them. `wx.cloud.callFunction` documents 256 KB and, on
 * its page of quotas, 100 KB; the largest input the contract takes is below both.
 */
export const MOST_BYTES = 256 * 1024
/** Lists and objects in one another: half as many again as the contract's deepest input. */
export const MOST_LEVELS = 24

/** Whether a request is too large or too deep. Looks no further than that is known. */
export function isTooLarge(request: unknown): boolean {
  let bytes = 0
  const weigh = (value: unknown, level: number): boolean => {
    if (level > MOST_LEVELS) return true
    if (typeof value === 'string') bytes += Buffer.byteLength(value) + 2
    else if (typeof value !== 'object' || value === null) bytes += 4
    else {
      if (!Array.isArray(value)) for (const name of Object.keys(value)) bytes += Buffer.byteLength(name) + 4
      for (const inner of Object.values(value)) if (weigh(inner, level + 1)) return true
    }
    return bytes > MOST_BYTES
  }
  return weigh(request, 0)
}
