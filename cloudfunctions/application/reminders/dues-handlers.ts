import { thresholdsOf } from '#domain/branch/threshold'
import { overdueRun, standingOn, type DuesMonth } from '#domain/dues/dues-account'
import { wholeMonths } from '#domain/dues/dues-lines'
import { reminderId, type Reminder } from '#domain/messages/reminder'
import { LOOKED_BACK_DAYS } from '#domain/meeting/proposed-talk'
import { may } from '#domain/people/permission'
import type { MemberId } from '#domain/people/identity'
import { addDays, monthOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate } from '#domain/time/instant'
import { byName } from '../member-names'
import { decide, type BranchContext, type Handlers } from '../ports/handling'
import type { Reader, Write } from '../ports/store'
import { duesRemindings, sendReminders, type MemberReminding } from './dues-remindings'
import { MessageRound } from './message-round'

/** How many one call sends: well within the ten seconds that a phone waits. */
const PORTION = 20

export const duesReminderHandlers: Handlers<'dues.reminders' | 'dues.remind'> = {
  'dues.reminders': async (_input, context) => {
    const { branch, caller, today } = context
    const [people, talks] = await Promise.all([peopleOf(context), talksIn(context)])
    const atLeast = thresholdsOf(branch, today)['care-after-months']
    return {
      asOf: today,
      people: people.map(({ member: { _id: memberId, name }, reminder, reminding }) => ({
        ...{ memberId, name },
        message: reminder ? { state: reminder.state, at: reminder.at } : null,
        talkedOn: talks.get(memberId) ?? null,
        is: reminding.is,
        why: 'why' in reminding ? reminding.why : null,
        months: 'months' in reminding ? [...reminding.months] : [],
        from: ('from' in reminding ? reminding.from : undefined) ?? null,
      })),
      talks: people.flatMap(({ member: { _id: memberId, name }, months }) => {
        const talkedOn = talks.get(memberId)
        return talkedOn ? [{ memberId, name, talkedOn, paidOn: paidAfter(months, talkedOn, today) }] : []
      }),
      care: may(caller, 'care-for-members', branch) ? inARow(people, atLeast, today) : [],
    }
  },

  'dues.remind': async ({ memberIds }, context) => {
    const { now, messenger } = context
    const people = await peopleOf(context, memberIds)
    const leaving = people.filter(({ reminding }) => reminding.is === 'now')
    const wanted = leaving.filter(({ reminder }) => reminder?.state !== 'queued')
    const queued = wanted.slice(0, PORTION)
    const asked = [...leaving.filter((each) => !wanted.includes(each)), ...queued].map(({ member }) => member._id)
    const decision = decide(
      { asked: asked.length, left: wanted.length - queued.length },
      queued.map((each) => queuedWrite(each, context)),
      context.branch._id,
    )
    if (!messenger || asked.length === 0) return decision
    // As it stands by then: who has paid in this moment gets none.
    return {
      ...decision,
      afterwards: async (store) => {
        const round = new MessageRound(store, messenger, now)
        await sendReminders(round, await peopleOf({ ...context, store }, asked))
      },
    }
  },
}

/** In the order of names; those named, or everybody who is or was on the roll. */
async function peopleOf(context: Asking, memberIds?: readonly MemberId[]): Promise<MemberReminding[]> {
  const { store, branch, now, reminderTemplates } = context
  const ids = memberIds ? { _id: { $in: memberIds } } : {}
  const members = await store.findAll('members', { 'spans.branchId': branch._id, ...ids })
  const isSetUp = Boolean(reminderTemplates.dues)
  const found = await duesRemindings(store, { members, branches: [branch], now, isSetUp, paidToo: !memberIds })
  const inOrder = byName<MemberReminding>(
    ({ member }) => member.name,
    ({ member }) => member._id,
  )
  return found.sort(inOrder)
}
type Asking = Pick<BranchContext, 'branch' | 'now' | 'reminderTemplates'> & { readonly store: Reader }

/** Asked for and not sent yet: a timer sends it where this call does not come to it. */
function queuedWrite({ member, reminder }: MemberReminding, { branch, now }: BranchContext): Write {
  if (reminder) {
    const doc: Reminder = { ...reminder, state: 'queued', tries: reminder.tries ?? 1, revision: reminder.revision + 1 }
    return { do: 'replace', in: 'reminders', doc }
  }
  const month = monthOf(beijingDate(now))
  const about = { _id: reminderId('dues', member._id, month), branchId: branch._id, memberId: member._id, month }
  return { do: 'insert', in: 'reminders', doc: { ...about, revision: 1, kind: 'dues', at: now, state: 'queued' } }
}

/** The last reminder talk of each member, in half a year; one that was withdrawn or disputed is none. */
async function talksIn({ store, branch, today }: BranchContext): Promise<ReadonlyMap<MemberId, CivilDate>> {
  const entries = await store.findAll('ledger', {
    branchId: branch._id,
    kind: 'dues-reminder-talk',
    occurredOn: { $gte: addDays(today, -LOOKED_BACK_DAYS) },
    state: { $in: ['proposed', 'confirmed'] },
  })
  const last = new Map<MemberId, CivilDate>()
  for (const { memberId, occurredOn } of entries)
    if (memberId !== null && occurredOn > (last.get(memberId) ?? '')) last.set(memberId, occurredOn)
  return last
}

/** The last payment since a talk, once nothing that was due by then is open; null before. */
function paidAfter(months: readonly DuesMonth[], talkedOn: CivilDate, today: CivilDate): CivilDate | null {
  const due = months.filter(({ month }) => month <= monthOf(talkedOn))
  const days = due.flatMap(({ paidOn }) => (paidOn !== null && paidOn >= talkedOn ? [paidOn] : []))
  const isOver = due.every((each) => each.standing !== 'unpaid' || standingOn(each, today) !== 'overdue')
  return isOver ? (days.sort().pop() ?? null) : null
}

/** Of whom months in a row are overdue; not of who has noted to have paid, nor of who has left. */
function inARow(people: readonly MemberReminding[], atLeast: number, today: CivilDate) {
  return people.flatMap(({ member: { _id: memberId, name }, months, reminding }) => {
    const run = overdueRun(wholeMonths(months).map((each) => ({ ...each, standing: standingOn(each, today) })))
    const isOver = reminding.is === 'left-out' && reminding.why !== 'reminded'
    return run >= atLeast && !isOver ? [{ memberId, name, months: run }] : []
  })
}
