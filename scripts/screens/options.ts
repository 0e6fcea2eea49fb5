import { join, resolve } from 'node:path'
import { readOptions } from '../read-options'

export interface ScreensOptions {
  /** Only screens whose name holds this; empty: all. */
  readonly only: string
  /** Each page only as whom it is for. */
  readonly isBrief: boolean
  readonly isDark: boolean
  readonly isLarge: boolean
  /** As high as the page is, instead of what a phone shows at first. */
  readonly isWhole: boolean
  /** The pictures of the README, instead of screens. */
  readonly forPictures: boolean
  /** Kept from one run to the next when named: entering the year takes longer than looking at one page. */
  readonly data: string | undefined
  readonly out: string
}

/** Reads `npm run screens -- …`. Throws with a sentence for the person when an option is unknown. */
export function readScreensOptions(args: readonly string[], root: string): ScreensOptions {
  const { values } = readOptions({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      brief: { type: 'boolean', default: false },
      dark: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      pictures: { type: 'boolean', default: false },
      data: { type: 'string' },
      out: { type: 'string', default: join(root, 'out/screens') },
    },
  })
  const { only, brief, dark, large, whole, pictures, data, out } = values
  return {
    only,
    isBrief: brief,
    isDark: dark,
    isLarge: large,
    isWhole: whole,
    forPictures: pictures,
    data: data === undefined ? undefined : resolve(data),
    out: resolve(out),
  }
}
