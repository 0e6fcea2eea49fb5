import type { Branch } from '#domain/branch/branch'
import type { DuesRhythm } from '#domain/dues/dues-timing'

/** How the branch's members pay: by the month, or by the quarter where the branch has consented. */
export function rhythmOf({ settings }: Pick<Branch, 'settings'>): DuesRhythm {
  return settings.duesQuarterly ? 'quarterly' : 'monthly'
}
