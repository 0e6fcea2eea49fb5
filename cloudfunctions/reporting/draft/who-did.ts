/** Who did what a clause says, where the report is of several: what one branch did is not told as everybody's. */
import type { Branch } from '#domain/branch/branch'
import type { Clause, DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { BY_BRANCH } from '../measures/dimensions'
import { shortNames } from '../measures/short-name'
import { UNIT_ITSELF, WHOLE_UNIT } from '#domain/report/scope-words'
import type { SlotResolution } from './paragraph'

/** The organization reported on, with all below it. */
export interface Organizations {
  readonly organization: Pick<Branch, '_id' | 'name'>
  readonly below: readonly Pick<Branch, '_id' | 'name' | 'kind'>[]
}

/** Words of a clause that stand for who did it. */
const WHO_DID = /\{(?:branches|who)\}/

export function isWhoDid(text: string): boolean {
  return WHO_DID.test(text)
}

/** What has to be known to say it: the clause's first figure, organization by organization. */
export function whoDidSlots({ text, slots }: Pick<Clause, 'text' | 'slots'>): Slot[] {
  const [first] = Object.values(slots)
  if (!first || !isWhoDid(text)) return []
  const { measure, part, period } = first
  const id = part?.key === undefined ? measure : `${measure}.${part.by}.${part.key}`
  return [{ measure: id, part: { by: BY_BRANCH.id }, ...(period ? { period } : {}) }]
}

/** In words, and whether they are some of the branches alone: a sentence that does not say so would be of all. */
export interface Doers {
  readonly words: string
  readonly isOfSome: boolean
}

/**
 * 各党支部; up to three of them by name, or all but one. Where the organization itself and all of them did it 本单位, which is
 * all together; where it and some did 单位本级和部分党支部; where it alone did 单位本级.
 */
export function whoDid(
  clause: Pick<Clause, 'text' | 'slots'>,
  resolutions: ReadonlyMap<string, SlotResolution>,
  { organization, below }: Organizations,
): Doers {
  const branches = below.filter(({ kind }) => kind === 'branch')
  const doers = whoDidSlots(clause).flatMap((slot) => doersOf(resolutions.get(figureKey(slot))))
  if (doers.length === 0) return ALL
  const did = branches.filter(({ _id }) => doers.includes(_id))
  if (doers.some((id) => !branches.some(({ _id }) => _id === id)))
    return { words: withItself(did.length, branches.length), isOfSome: false }
  const missing = branches.filter(({ _id }) => !doers.includes(_id))
  const names = below.map(({ name }) => name)
  const short = shortNames(names, organization.name)
  return missing.length === 0 && did.length > 1 ? ALL : some(someOf(did, missing, short))
}

/** 本单位 where all of them did; 单位本级和部分党支部. No digits: those would be a figure. */
function withItself(did: number, branches: number): string {
  if (did === 0) return UNIT_ITSELF
  if (did === branches) return WHOLE_UNIT
  const some = did * 2 > branches ? '多数党支部' : '部分党支部'
  return `${UNIT_ITSELF}和${did === 1 ? '一个党支部' : some}`
}

const ALL: Doers = { words: '各党支部', isOfSome: false }
const some = (words: string): Doers => ({ words, isOfSome: true })

type Named = Pick<Branch, 'name'>
function someOf(did: readonly Named[], missing: readonly Named[], shortName: (name: string) => string): string {
  const short = ({ name }: Named) => shortName(name)
  const [last, ...others] = did.map(short).reverse()
  const [only, ...more] = missing
  if (last !== undefined && others.length === 0) return last
  if (did.length > 2 && only && more.length === 0) return `除${short(only)}外，各党支部`
  if (last !== undefined && did.length <= 3) return `${others.reverse().join('、')}和${last}`
  return did.length > missing.length ? '多数党支部' : '部分党支部'
}

function doersOf(resolution: SlotResolution | undefined): string[] {
  const figures: readonly DraftFigure[] = resolution?.is === 'figures' ? resolution.figures : []
  return figures.flatMap(({ value, part }) => (value !== 0 && part ? [part.key] : []))
}
