import type { OutputOf } from '#contract'
import type { BranchId } from '#domain/people/identity'
import { holdsOn } from '#domain/people/appointment'
import { cellsOn, type Branch } from '#domain/branch/branch'
import type { Member } from '#domain/people/member'
import { spanOn } from '#domain/people/member-history'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { isPartyMember } from '#domain/people/roll'
import { daysBetween, yearOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate } from '#domain/time/instant'
import { byName } from '../member-names'
import type { Handlers } from '../ports/handling'
import { rollsOn } from '../register/roll'

/** An organization is young for so many days from when the first of its roll was entered. */
const YOUNG_DAYS = 60

export const setupLeftHandlers: Handlers<'setup.left'> = {
  // One question for each collection; the branches below a bureau are asked first, whose rolls are counted with its own.
  'setup.left': async (_, { store, branch, caller, today, now }) => {
    const branchId = branch._id
    const year = yearOf(today)
    const seesDues = branch.kind === 'branch' && may(caller, RECORD_TABLE.dues.read, branch)
    const found = branch.kind === 'bureau' ? await store.findAll('branches', { parentId: branchId }) : []
    const below = found.filter(({ dissolvedOn }) => dissolvedOn === null || today < dissolvedOn)
    const [people, held, accounts, meetings, invited] = await Promise.all([
      rollsOn(store, [branchId, ...below.map(({ _id }) => _id)], today),
      store.findAll('appointments', { branchId, untilOn: { $gt: today } }),
      seesDues ? store.findSome('duesAccounts', { filter: { branchId, year }, only: ['memberId'], limit: 1000 }) : [],
      store.count('meetings', { branchId, state: { $in: ['convened', 'closed'] } }),
      store.count('invitations', { branchId, acceptedAt: null, revokedAt: null, expiresAt: { $gt: now } }),
    ])
    const own = people.filter(isOnRollOf(branchId, today))
    const bound = await store.count('bindings', { memberId: { $in: own.map(({ _id }) => _id) } })
    const fixed = new Set(accounts.map(({ memberId }) => memberId))
    const due = own.filter((member) => paysDues(member, today))
    const counts = {
      ...{ onRoll: own.length, bound, invited, cells: cellsOn(branch, today).length, meetings },
      hasSecretary: held.some((each) => each.post === 'secretary' && holdsOn(each, today)),
      dues: seesDues ? { due: due.length, fixed: due.filter(({ _id }) => fixed.has(_id)).length } : null,
    }
    return {
      left: branch.kind === 'bureau' ? leftOfBureau(counts.onRoll, below.length) : leftOfBranch(counts),
      ...counts,
      ...{ name: branch.name, kind: branch.kind, isYoung: isYoung(people, [branch, ...below], today) },
      branches: below
        .map(({ _id, name }) => ({ branchId: _id, name, onRoll: people.filter(isOnRollOf(_id, today)).length }))
        .sort(
          byName(
            ({ name }) => name,
            ({ branchId: id }) => id,
          ),
        ),
    }
  },
}

type Left = OutputOf<'setup.left'>
type Step = Left['left'][number]

/** Everybody belongs to a branch: whoever set the bureau up stays on its own roll only until there is one. */
function leftOfBureau(onRoll: number, branches: number): Step[] {
  return branches === 0 ? ['branches'] : onRoll > 0 ? ['bureau-roll'] : []
}

/** Whoever looks is on the roll and has a phone: one is nobody else yet. */
function leftOfBranch({
  onRoll,
  bound,
  cells,
  hasSecretary,
  dues,
  meetings,
}: Pick<Left, 'onRoll' | 'bound' | 'cells' | 'hasSecretary' | 'dues' | 'meetings'>): Step[] {
  const isLeft = {
    ...{ roster: onRoll <= 1, cells: cells === 0, posts: !hasSecretary },
    ...{ dues: dues !== null && dues.fixed < dues.due, invitations: bound <= 1, meeting: meetings === 0 },
  }
  return (Object.keys(isLeft) as (keyof typeof isLeft)[]).filter((step) => isLeft[step])
}

const isOnRollOf =
  (branchId: BranchId, day: CivilDate) =>
  ({ spans }: Member) =>
    spanOn(spans, day)?.branchId === branchId

function paysDues({ spans }: Member, day: CivilDate): boolean {
  const span = spanOn(spans, day)
  return span !== undefined && isPartyMember(span.stage)
}

/** By when the first of those who are there now was entered: a branch says when it was formed, not when it came here. */
function isYoung(people: readonly Member[], branches: readonly Branch[], today: CivilDate): boolean {
  const here = new Set(branches.map(({ _id }) => _id))
  const entered = people.flatMap(({ changes }) =>
    changes.flatMap(({ joined, recordedAt }) => (joined && here.has(joined.branchId) ? [recordedAt] : [])),
  )
  const [first] = entered.sort()
  return first === undefined || daysBetween(beijingDate(first), today) <= YOUNG_DAYS
}
