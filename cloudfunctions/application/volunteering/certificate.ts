import { yearOf } from '#domain/time/civil-date'
import { certificateNumber, totalMinutes } from '#domain/service/volunteering'
import { nextInSeries } from '../counting'
import { asFileName } from '../ports/files'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { certificateDocument } from './certificate-print'

export const certificateHandlers: Handlers<'shift.certificate'> = {
  'shift.certificate': async ({ from, to }, context) => {
    const { store, branch, caller, today, documents, files, newId } = context
    const { memberId } = caller
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
    const { number, write } = await nextNumber(context)
    const document = certificateDocument({
      ...{ number, shifts, on: today, period: { from, to } },
      ...{ name: member.name, branchName: branch.name },
    })
    const fileName = asFileName(`${member.name}${document.title}.docx`)
    // A path nobody can guess: it is not to be found by somebody else's link.
    const fileId = await files.put(`certificates/${newId()}/${fileName}`, await documents.writeDocument(document))
    const link = await files.temporaryLink(fileId)
    const value = { number, minutes: totalMinutes(shifts), times: shifts.length, fileId, fileName, link }
    return decide(value, [write], memberId)
  },
}

/** The next of the branch's series of the year. The journal keeps it with the request: it is never given out twice. */
async function nextNumber({ store, branch, today }: BranchContext): Promise<{ number: string; write: Write }> {
  const year = yearOf(today)
  const { last, write } = await nextInSeries(store, `${branch._id}:certificate:${year}`)
  return { number: certificateNumber(year, last), write }
}
