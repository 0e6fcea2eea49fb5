/** What a check found: `lost` what was acknowledged and is not there, `doubled` what is there twice, `half` part of a whole. */
export const SORTS = ['lost', 'doubled', 'half', 'figure', 'phantom', 'answer'] as const
export type Sort = (typeof SORTS)[number]

export interface Finding {
  readonly sort: Sort
  readonly what: string
  /** In the middle of which faults it was asked for. */
  readonly during: string
}

export type Find = (sort: Sort, what: string, during?: string) => void
