import type { Refusal } from '#contract'
import type { Member } from '#domain/people/member'
import { certificateNumber, totalMinutes, type VolunteerShift } from '#domain/service/volunteering'
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { nextInSeries } from '../counting'
import { handedOver } from '../ports/files'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { isSealed, sealOf } from '../ports/seal'
import type { Write } from '../ports/store'
import { certificateDocument } from './certificate-print'

/**
 * Giving out a certificate is a write, for its number; the document is made whenever it is asked for, since a repeated write
 * is answered from the journal, where no document belongs. The seal says that this number was given out for just that.
 */
export const certificateHandlers: Handlers<'shift.certificate' | 'shift.certificateFile'> = {
  'shift.certificate': async (period, context) => {
    const { caller, today } = context
    const served = await servedIn(period, context)
    if (isRefusal(served)) return served
    const { number, write } = await nextNumber(context)
    const { shifts } = served
    const said = saidBy({ number, on: today, period, shifts }, context)
    const value = { number, on: today, minutes: totalMinutes(shifts), times: shifts.length }
    return decide({ ...value, seal: sealOf(context, 'certificate')(said) }, [write], caller.memberId)
  },

  'shift.certificateFile': async ({ number, on, seal, ...period }, context) => {
    const served = await servedIn(period, context)
    if (isRefusal(served)) return served
    const { member, shifts } = served
    const said = saidBy({ number, on, period, shifts }, context)
    if (!isSealed(context, 'certificate', said, seal)) return refuse('certificate-changed', { field: 'number' })
    const { from, to } = period
    const document = certificateDocument({
      ...{ number, shifts, on, period: { from, to } },
      ...{ name: member.name, branchName: context.branch.name },
    })
    const bytes = await context.documents.writeDocument(document)
    return handedOver(`${member.name}${document.title}.docx`, bytes, context)
  },
}

interface Served {
  readonly member: Member
  /** In the order they happened. */
  readonly shifts: readonly VolunteerShift[]
}

async function servedIn(
  { from, to }: Period,
  { store, branch, caller: { memberId } }: BranchContext,
): Promise<Served | Refusal<'no-such-member' | 'no-confirmed-shift'>> {
  const [member, shifts] = await Promise.all([
    store.get('members', memberId),
    store.findAll('shifts', {
      memberId,
      occurredOn: { $gte: from, $lte: to },
      branchId: branch._id,
      state: 'confirmed',
    }),
  ])
  if (!member) return refuse('no-such-member')
  if (shifts.length === 0) return refuse('no-confirmed-shift', { field: 'from' })
  shifts.sort((a, b) => (a.occurredOn < b.occurredOn || (a.occurredOn === b.occurredOn && a._id < b._id) ? -1 : 1))
  return { member, shifts }
}

interface Said {
  readonly number: string
  readonly on: CivilDate
  readonly period: Period
  readonly shifts: readonly VolunteerShift[]
}

/** All that the certificate says, of whom and by whom. */
function saidBy({ number, on, period: { from, to }, shifts }: Said, { branch, caller }: BranchContext): string {
  const lines = shifts.map(({ _id, occurredOn, project, site, minutes }) => [_id, occurredOn, project, site, minutes])
  return JSON.stringify([branch._id, caller.memberId, number, on, from, to, lines])
}

/** The next of the branch's series of the year. The journal keeps it with the request: it is never given out twice. */
async function nextNumber({ store, branch, today }: BranchContext): Promise<{ number: string; write: Write }> {
  const year = yearOf(today)
  const { last, write } = await nextInSeries(store, `${branch._id}:certificate:${year}`)
  return { number: certificateNumber(year, last), write }
}
