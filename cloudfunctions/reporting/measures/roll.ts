/**
 * Who stands on the register on the period's last day. A share of them counts nobody else in its part: who left in the
 * course of the year did serve and study, but is none of those that the whole counts.
 */
import { MEMBERSHIP } from './catalogue/declare'
import { BY_BRANCH } from './dimensions'
import type { Extent } from './extent'
import type { Dimension, RecordMeasure } from './measure'
import { shapeOf } from './sources'

/** Somebody on the register, in the branch where they stand. */
export interface OnRoll {
  readonly id: string
  readonly branchId: string
}

/** What of a question decides whom of the register it counts. */
interface OfRoll {
  readonly measure: RecordMeasure
  readonly extent: Extent
  readonly part?: Dimension
  readonly roll?: readonly OnRoll[]
}

/** Whether only people of the register count: one person's own is theirs, wherever they went. */
function isHeldToRoll({ measure, extent }: OfRoll): boolean {
  return measure.among !== undefined && extent.memberId === undefined
}

/** What is asked of the register before the question can be answered. */
export function rollQuestion(question: OfRoll): OfRoll | undefined {
  const { among } = question.measure
  if (!among || !isHeldToRoll(question)) return undefined
  return { measure: rollOf(among.of), extent: question.extent }
}

function rollOf(of: keyof typeof MEMBERSHIP): RecordMeasure {
  return {
    ...{ form: 'records', id: `roll:${of}`, title: '', unit: '人', rows: [], display: 'plain' },
    ...{ source: { of: 'members' }, where: MEMBERSHIP[of], aggregate: { by: 'count' } },
  }
}

/** That the person is on it; split by branches, on that of the branch. */
export function rollCondition(question: OfRoll): Readonly<Record<string, unknown>> | undefined {
  const { measure, extent, part, roll = [] } = question
  const { among } = measure
  if (!among || !isHeldToRoll(question)) return undefined
  const anyOf = (people: readonly OnRoll[]) => {
    const isOne = { $in: people.map(({ id }) => id) }
    return among.and === undefined ? { [among.who]: isOne } : { $or: [{ [among.who]: isOne }, { [among.and]: isOne }] }
  }
  if (part?.id !== BY_BRANCH.id) return anyOf(roll)
  const { branch } = shapeOf(measure.source, extent)
  return {
    $or: extent.branchIds.map((each) => ({
      [branch]: each,
      ...anyOf(roll.filter(({ branchId }) => branchId === each)),
    })),
  }
}

/** The same of a person and the branch whose record names them. */
export function rollTest(question: OfRoll): (who: unknown, branchId: string) => boolean {
  if (!isHeldToRoll(question)) return () => true
  const ofBranch = question.part?.id === BY_BRANCH.id
  const key = (id: unknown, branchId: string) => JSON.stringify(ofBranch ? [id, branchId] : [id])
  const people = new Set((question.roll ?? []).map(({ id, branchId }) => key(id, branchId)))
  return (who, branchId) => people.has(key(who, branchId))
}
