/** The periods that are told first where something is still to be held, the shortest first. */
export const NORM_PERIODS = [
  { per: 'month', label: '本月' },
  { per: 'quarter', label: '本季度' },
  { per: 'year', label: '今年' },
] as const
