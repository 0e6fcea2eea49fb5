import { LEFT_OUT_GROUND_LABELS, LEFT_OUT_GROUNDS, type LawfullyLeftOut } from '../../../../domain/meeting/left-out'
import type { DuePerson } from '../../../../services/meetings'

interface Person {
  readonly memberId: string
  readonly name: string
}
/** Who is due at a meeting of that organ, cell and day. */
export interface KnownDue {
  readonly organ: string
  readonly cellId: string
  readonly occurredOn: string
  readonly people: readonly DuePerson[]
}
export const NOT_KNOWN: KnownDue = { organ: '', cellId: '', occurredOn: '', people: [] }

/** What was changed of those due by rule. */
export interface DueEdit {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Of those removed, who is left out where it decides as well. */
  readonly lawful: readonly LawfullyLeftOut[]
}

/** Those due after the change, by name as they come. */
export function duePeople(
  byRule: readonly DuePerson[],
  others: readonly Person[],
  { added, removed }: Pick<DueEdit, 'added' | 'removed'>,
): Person[] {
  const ruled = byRule.flatMap(({ memberId, name, byRule: isRuled }) =>
    isRuled && !removed.includes(memberId) ? [{ memberId, name: name ?? '' }] : [],
  )
  const known = [...byRule.map(({ memberId, name }) => ({ memberId, name: name ?? '' })), ...others]
  const extra = added.flatMap((id) => known.find(({ memberId }) => memberId === id) ?? [])
  return [...ruled, ...extra.filter(({ memberId }) => !ruled.some((each) => each.memberId === memberId))]
}

/** What a person who was taken off may be said to be; the first is none of the lawful grounds. */
export const GROUND_CHOICES = ['没有这些情形', ...LEFT_OUT_GROUNDS.map((ground) => LEFT_OUT_GROUND_LABELS[ground])]

/** Those taken off, by name, each with the place of its ground among the choices. A committee is counted whole. */
export function takenOff(
  byRule: readonly DuePerson[],
  { organ, removed, lawful }: Pick<DueEdit, 'removed' | 'lawful'> & { readonly organ: string },
) {
  if (organ === 'committee') return []
  return byRule.flatMap(({ memberId, name }) => {
    if (!removed.includes(memberId)) return []
    const ground = lawful.find((each) => each.memberId === memberId)?.ground
    return [{ memberId, name: name ?? '', at: ground === undefined ? 0 : LEFT_OUT_GROUNDS.indexOf(ground) + 1 }]
  })
}

/** The grounds once another is chosen for somebody. */
export function withGround(lawful: readonly LawfullyLeftOut[], memberId: string, at: number): LawfullyLeftOut[] {
  const ground = LEFT_OUT_GROUNDS[at - 1]
  return [
    ...lawful.filter((each) => each.memberId !== memberId),
    ...(ground === undefined ? [] : [{ memberId, ground }]),
  ]
}

/** Who can be chosen: those due by rule, then the other Party members of the branch. */
export function candidates(byRule: readonly DuePerson[], others: readonly Person[]): Person[] {
  const listed = byRule.map(({ memberId, name }) => ({ memberId, name: name ?? '' }))
  const more = others.filter(({ memberId }) => !listed.some((each) => each.memberId === memberId))
  return [...listed, ...more.map(({ memberId, name }) => ({ memberId, name }))]
}

/** The change that makes exactly these due; who is due again has no ground. */
export function editFor(
  byRule: readonly DuePerson[],
  chosen: readonly string[],
  lawful: readonly LawfullyLeftOut[] = [],
): DueEdit {
  const ruled = byRule.filter(({ byRule: isRuled }) => isRuled).map(({ memberId }) => memberId)
  return {
    added: chosen.filter((id) => !ruled.includes(id)),
    removed: ruled.filter((id) => !chosen.includes(id)),
    lawful: lawful.filter(({ memberId }) => !chosen.includes(memberId)),
  }
}
