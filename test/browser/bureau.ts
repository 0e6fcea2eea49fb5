/** The bureau above the first branch, made into one with two branches for a journey. */
import { civilDate, yearOf } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { Refused } from '../../local/demo/client'
import type { SmallScene } from './scene'

export const OTHER_BRANCH = '新区党支部'

/** A second branch with one member, and somebody of the first who answers for the bureau. */
export async function bureauOf({ as, officeOpenId, people, today, branchId }: SmallScene) {
  const office = as(officeOpenId)
  const { branches } = await office.call('branch.tree', {})
  const nameOf = (wanted: (of: (typeof branches)[number]) => boolean) => branches.find(wanted)?.name ?? ''
  const bureauId = branches.find(({ kind }) => kind === 'bureau')?.branchId ?? ''
  const created = { branchId: bureauId, name: OTHER_BRANCH, formedOn: civilDate(`${yearOf(today)}-01-01`) }
  const other = await office.call('branch.create', created)
  const facts = { stage: 'full', cellId: null, education: null } as const
  await office.call('register.add', {
    ...{ branchId: other.branchId, name: '秦远山', sex: 'male', birthYear: 1985, admittedOn: null, joinedOn: today },
    facts: { ...facts, isMigrant: false, isLeadingCadre: false, isRetired: false },
  })
  const held = { branchId: bureauId, memberId: people.deputy.memberId, post: 'secretary', fromOn: today } as const
  // Bound before: the office has looked whose phone it is.
  const seen = await office.call('appointment.make', held).catch(({ detail }: Refused) => detail)
  if ('boundAt' in seen) await office.call('appointment.make', { ...held, phoneBoundAt: instant(String(seen.boundAt)) })
  return { bureau: nameOf(({ kind }) => kind === 'bureau'), first: nameOf((each) => each.branchId === branchId) }
}
