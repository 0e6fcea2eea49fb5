import type { Answer } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { JournalEntry } from '../../../../cloudfunctions/application/ports/collections'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { BRANCH, BUREAU, openOffice, type Office } from '../../../builders/office'

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: branchHandlers })
})
const line = (number: number, at: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  _id: `wx-clerk:${number}`,
  revision: 1,
  at: instant(at),
  by: 'clerk',
  branchId: BRANCH,
  procedure: 'cell.rename',
  subject: `subject-${number}`,
  digest: '',
  answer: '',
  ...more,
})

describe('the journal of a branch', () => {
  it('says who did what about whom, in words', async () => {
    await office.call(
      'appointment.make',
      { branchId: BRANCH, memberId: 'member-1', post: 'clerk', fromOn: civilDate('2025-01-01') },
      'secretary',
    )
    expect(await office.call('journal.list', { branchId: BRANCH }, 'secretary')).toMatchObject({
      ok: true,
      value: {
        items: [
          {
            byName: '党员secretary',
            procedure: 'appointment.make',
            summary: '记录任职：支委各职同一时间一人，组长、干事可有多人',
            subject: 'member-1',
            subjectName: '党员member-1',
          },
        ],
        next: null,
      },
    })
  })

  it('pages through every line once, newest first, also where many are of one instant', async () => {
    const same = '2025-06-01T00:00:00.000Z'
    const later = '2025-06-02T00:00:00.000Z'
    office.store.seed('journal', ...[1, 2, 3, 4, 5].map((n) => line(n, same)), line(6, later), line(7, later))
    office.store.seed('journal', line(8, later, { branchId: BUREAU }))
    const seen: (string | null)[] = []
    let cursor: string | null = null
    do {
      const page: Answer<'journal.list'> = await office.call(
        'journal.list',
        { branchId: BRANCH, cursor, pageSize: 2 },
        'secretary',
      )
      if (!page.ok) throw new Error(page.code)
      seen.push(...page.value.items.map(({ subject }) => subject))
      cursor = page.value.next
      expect(cursor ?? '').not.toContain('wx-')
    } while (cursor !== null)
    expect(seen).toEqual([6, 7, 1, 2, 3, 4, 5].map((n) => `subject-${n}`))
  })

  it('names a procedure that no longer exists as it was called', async () => {
    office.store.seed('journal', line(1, '2025-06-01T00:00:00.000Z', { procedure: 'old.name', by: null }))
    expect(await office.call('journal.list', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { items: [{ summary: 'old.name', byName: null, subjectName: null }] },
    })
  })

  it('is for who reads the records', async () => {
    expect(await office.call('journal.list', { branchId: BRANCH }, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
})
