/** Who did what a clause says, where the report is of several: what one branch did is not told as everybody's. */
import type { Branch } from '#domain/branch/branch'
import type { Clause, DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { BY_BRANCH } from '../measures/dimensions'
import { withoutPlace } from '../measures/short-name'
import type { SlotResolution } from './paragraph'

/** The organization reported on, with all below it. */
export interface Organizations {
  readonly organization: Pick<Branch, '_id' | 'name'>
  readonly below: readonly Pick<Branch, '_id' | 'name' | 'kind'>[]
}

/** Words of a clause that stand for who did it. */
const WHO_DID = /\{(?:branches|who)\}/

/** What has to be known to say it: the clause's first figure, organization by organization. */
export function whoDidSlots({ text, slots }: Pick<Clause, 'text' | 'slots'>): Slot[] {
  const [first] = Object.values(slots)
  if (!first || !WHO_DID.test(text)) return []
  const { measure, part, period } = first
  const id = part?.key === undefined ? measure : `${measure}.${part.by}.${part.key}`
  return [{ measure: id, part: { by: BY_BRANCH.id }, ...(period ? { period } : {}) }]
}

/** 各党支部; up to three of them by name, or all but one. Where the organization itself did it too 本单位, whose people the branches' are;
 * as organizations they are two: 本单位和党支部. */
export function whoDid(
  clause: Pick<Clause, 'text' | 'slots'>,
  resolutions: ReadonlyMap<string, SlotResolution>,
  { organization, below }: Organizations,
): string {
  const branches = below.filter(({ kind }) => kind === 'branch')
  const doers = whoDidSlots(clause).flatMap((slot) => doersOf(resolutions.get(figureKey(slot))))
  if (doers.length === 0) return '各党支部'
  const did = branches.filter(({ _id }) => doers.includes(_id))
  if (doers.some((id) => !branches.some(({ _id }) => _id === id)))
    return did.length > 0 && clause.text.includes('{who}') ? '本单位和党支部' : '本单位'
  const [first, second, third] = did
  const [missing, ...others] = branches.filter(({ _id }) => !doers.includes(_id))
  const short = ({ name }: Pick<Branch, 'name'>) => withoutPlace(name, organization.name)
  if (first && !second) return short(first)
  if (!missing) return '各党支部'
  if (first && second && !third) return `${short(first)}和${short(second)}`
  if (others.length === 0) return `除${short(missing)}外，各党支部`
  if (first && second && third && did.length === 3) return `${short(first)}、${short(second)}和${short(third)}`
  return did.length * 2 > branches.length ? '多数党支部' : '部分党支部'
}

function doersOf(resolution: SlotResolution | undefined): string[] {
  const figures: readonly DraftFigure[] = resolution?.is === 'figures' ? resolution.figures : []
  return figures.flatMap(({ value, part }) => (value !== 0 && part ? [part.key] : []))
}
