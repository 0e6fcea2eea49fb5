/** The indicators of a hotline, as they are proposed: asked by the functions alone. */
import type { IndicatorDefinition } from './indicator'

/** Monthly figures of a public hotline, ready to adopt: accepted, answered at once, transferred, same day, closed. */
export const HOTLINE_INDICATORS: readonly IndicatorDefinition[] = [
  { code: 'hotline-accepted', name: '热线受理', unit: '件', over: 'sum', partOf: null, target: null, owner: null },
  {
    code: 'hotline-answered',
    name: '当场答复',
    unit: '件',
    over: 'sum',
    partOf: 'hotline-accepted',
    target: null,
    owner: null,
  },
  {
    code: 'hotline-transferred',
    name: '转办',
    unit: '件',
    over: 'sum',
    partOf: 'hotline-accepted',
    target: null,
    owner: null,
  },
  {
    code: 'hotline-same-day',
    name: '当日转办',
    unit: '件',
    over: 'sum',
    partOf: 'hotline-transferred',
    target: null,
    owner: null,
  },
  {
    code: 'hotline-closed',
    name: '转办办结',
    unit: '件',
    over: 'sum',
    partOf: 'hotline-transferred',
    target: null,
    owner: null,
  },
]
