/**
 * The figures of the demo year as anybody with pencil and paper would get them: plain sums over the demo's own data.
 * Nothing here knows the database or the reporting code; that both come to the same is what the tests ask.
 */
import { lastOf, type Figures, type SummedYear } from './expected/counting'
import { dutyFigures } from './expected/duties'
import { meetingFigures } from './expected/meetings'
import { memberFigures } from './expected/members'
import { moneyFigures, willingFigures } from './expected/money'
import { hotlineOf, resultFigures } from './expected/results'
import { highestFigures, serviceFigures } from './expected/service'

export { membersByCell } from './expected/members'
export { lastValue } from './expected/results'
export type { Figures } from './expected/counting'

/**
 * Figures of the branch for the whole year, as they stand on its last day, or on the day up to which it is summed: by measure id, and parts as
 * `<measure>.<dimension>.<key>`. Fen, minutes and YYYYMMDD as whole numbers; percentages and averages in tenths; null
 * where there is nothing to take a share of.
 */
export function expectedFigures(demo: SummedYear): Figures {
  const members = memberFigures(demo)
  return {
    ...members,
    ...meetingFigures(demo),
    ...serviceFigures(demo),
    ...moneyFigures(demo),
    ...dutyFigures(demo, members['leading-cadres'] ?? 0),
    ...resultFigures(demo),
  }
}

/** Figures that are not a measure's nor one part's: by their keys. */
export function keyedFigures(demo: SummedYear): Figures {
  return { ...highestFigures(demo), ...willingFigures(demo) }
}

/** What the report compares with the same days of the year before, of which the demo tells the hotline's months alone. */
export function expectedFiguresBefore(demo: SummedYear): Figures {
  const before = demo.year - 1
  return hotlineOf({ ...demo, until: lastOf(demo).replace(/^\d+/, String(before)) }, before)
}

/** What was never recorded in the demo year and not declared as none: figures over it are blank (暂无记录). */
export const WITHOUT_RECORDS = {
  'ledger:brand-item': ['brand-items'],
  'ledger:display-post': ['display-posts'],
  'ledger:self-inspection-report': ['self-inspection-reports'],
} as const

/** Declared as none (本期无): real zeros. */
export const DECLARED_NONE = {
  'ledger:responsibility-letter': ['responsibility-letters-to-sign', 'responsibility-letters-signed'],
} as const
