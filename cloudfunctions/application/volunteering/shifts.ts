import type { InputOf } from '#contract'
import type { Entry } from '#domain/entries/entry'
import { totalMinutes, type VolunteerShift } from '#domain/service/volunteering'
import { yearPeriod } from '#domain/time/period'
import { entryFields, listFilter } from '../entries/entry-list'
import { memberNames } from '../member-names'
import { namesUsed } from '../entries/names-used'
import { registeredOn } from '../entries/on-register'
import { readableEntry } from '../entries/readable'
import { beginEntry, correctEntry, recordEntries } from '../entries/record'
import { entryOf } from '../entries/settle'
import { pageByDate } from '../paging'
import { decide, isRefusal, type BranchContext, type Handlers } from '../ports/handling'
import { outingMissing, outingsAround } from './outings'
import { shiftBook } from './shift-book'

type ShiftProcedure =
  'shift.record' | 'shift.correct' | 'shift.get' | 'shift.list' | 'shift.mine' | 'shift.projects' | 'shift.outings'

export const shiftHandlers: Handlers<ShiftProcedure> = {
  'shift.record': async (input, context) => {
    const outing = await outingMissing(input.outingId, context)
    if (outing) return outing
    const shifts: VolunteerShift[] = []
    for (const [at, person] of input.people.entries()) {
      const shift = await newShift({ ...input, ...person }, context)
      if (isRefusal(shift)) return shift.field === 'memberId' ? { ...shift, field: `people.${at}.memberId` } : shift
      shifts.push(shift)
    }
    const outcome = await recordEntries(shiftBook, shifts, 'people', context)
    if (isRefusal(outcome)) return outcome
    const entries = shifts.map(({ _id, memberId, state }) => ({ entryId: _id, memberId, state }))
    return decide({ entries }, outcome.writes, outcome.subject)
  },

  'shift.correct': async (input, context) => {
    const old = await entryOf('shifts', input.entryId, context)
    if (isRefusal(old)) return old
    const outing = await outingMissing(input.outingId, context)
    if (outing) return outing
    const { memberId } = old
    const corrected = await newShift({ ...input, memberId }, context)
    if (isRefusal(corrected)) return corrected
    return correctEntry(shiftBook, old, corrected, input.reason, context)
  },

  'shift.get': async ({ entryId }, context) => {
    const shift = await readableEntry(shiftBook, entryId, context)
    if (isRefusal(shift)) return shift
    return shiftView(shift, await memberNames(context.store, [shift.memberId, shift.recordedBy]))
  },

  'shift.list': async (input, { store, branch }) => {
    const { project, outingId, cursor, pageSize } = input
    const filter = {
      ...listFilter(branch._id, input),
      ...(project ? { project } : {}),
      ...(outingId ? { outingId } : {}),
    }
    const page = await pageByDate(store, 'shifts', { filter, dateField: 'occurredOn', cursor, pageSize })
    const nameOf = await memberNames(
      store,
      page.items.flatMap(({ memberId, recordedBy }) => [memberId, recordedBy]),
    )
    return { items: page.items.map((shift) => shiftView(shift, nameOf)), next: page.next }
  },

  'shift.mine': async ({ year, cursor, pageSize }, { store, caller }) => {
    const { memberId } = caller
    const { from, to } = yearPeriod(year)
    const standing = {
      memberId,
      occurredOn: { $gte: from, $lte: to },
      state: { $in: ['proposed', 'confirmed'] },
    } as const
    const filter = { ...standing, state: { $ne: 'superseded' } } as const
    const [counted, page] = await Promise.all([
      store.findAll('shifts', standing),
      pageByDate(store, 'shifts', { filter, dateField: 'occurredOn', cursor, pageSize }),
    ])
    const inState = (state: Entry['state']) => counted.filter((shift) => shift.state === state)
    const [confirmed, proposed] = [inState('confirmed'), inState('proposed')]
    const nameOf = await memberNames(store, [memberId, ...page.items.map(({ recordedBy }) => recordedBy)])
    return {
      year,
      confirmedMinutes: totalMinutes(confirmed),
      confirmedTimes: confirmed.length,
      proposedMinutes: totalMinutes(proposed),
      proposedTimes: proposed.length,
      items: page.items.map((shift) => shiftView(shift, nameOf)),
      next: page.next,
    }
  },

  'shift.projects': async (_, { store, branch }) => {
    const used = await namesUsed(store, ['shifts', 'project'], branch._id)
    return { projects: used.map(({ name, lastOn }) => ({ project: name, lastOn })) }
  },

  'shift.outings': async ({ around }, context) => ({ outings: await outingsAround(around ?? context.today, context) }),
}

type Service = Pick<InputOf<'shift.correct'>, 'occurredOn' | 'project' | 'site' | 'minutes' | 'outingId'> &
  Pick<VolunteerShift, 'memberId'> &
  Partial<Pick<InputOf<'shift.record'>, 'source'>>

async function newShift(service: Service, context: BranchContext) {
  const { occurredOn, memberId, project, site, minutes, outingId, source } = service
  const begun = beginEntry(shiftBook, occurredOn, memberId, context, { source })
  if (isRefusal(begun)) return begun
  const member = await registeredOn(memberId, occurredOn, context)
  if (isRefusal(member)) return member
  return { ...begun, memberId, project, site, minutes, outingId }
}

function shiftView(shift: VolunteerShift, nameOf: (id: string | null) => string | null) {
  const { branchId, memberId, project, site, minutes, outingId } = shift
  const [memberName, remarks] = [nameOf(memberId), [...(shift.remarks ?? [])]]
  return { ...entryFields(shift, nameOf), branchId, memberId, memberName, project, site, minutes, outingId, remarks }
}
