import type { Answer } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { JournalEntry } from '../../../../cloudfunctions/application/ports/collections'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { logCode } from '#domain/records/log-kinds'
import { lastBlock, sealLog } from '../../../../cloudfunctions/application/log/sealing'
import { appointment, BRANCH, BUREAU, NOW, openOffice, type Office } from '../../../builders/office'

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
      { branchId: BRANCH, memberId: 'member-1', post: 'clerk', fromOn: civilDate('2025-01-01'), phoneBoundAt: NOW },
      'secretary',
    )
    expect(await office.call('journal.list', { branchId: BRANCH }, 'secretary')).toMatchObject({
      ok: true,
      value: {
        items: [
          {
            byName: '党员secretary',
            procedure: 'appointment.make',
            summary: '记录任职：支委各职同一时间一人，不另分工的委员、组长、干事可有多人',
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

  it.each([
    ['of the same instant, before all that was shown', line(0, '2025-06-01T00:00:00.000Z')],
    ['of the same instant, after all that was shown', line(9, '2025-06-01T00:00:00.000Z')],
    ['of now', line(0, '2025-06-03T00:00:00.000Z')],
  ])('neither repeats nor skips a line where one is written meanwhile: %s', async (_, written) => {
    const before = [1, 2, 3, 4].map((n) => line(n, '2025-06-01T00:00:00.000Z'))
    office.store.seed('journal', ...before, line(5, '2025-05-31T00:00:00.000Z'))
    const page = async (cursor: string | null) => {
      const answer = await office.call('journal.list', { branchId: BRANCH, cursor, pageSize: 2 }, 'secretary')
      if (!answer.ok) throw new Error(answer.code)
      return answer.value
    }
    const seen: (string | null)[] = []
    let cursor: string | null = null
    do {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(cursor)
      if (cursor === null) office.store.seed('journal', written)
      seen.push(...items.map(({ subject }) => subject))
      cursor = next
    } while (cursor !== null)
    expect(seen.filter((subject) => subject !== written.subject)).toEqual([1, 2, 3, 4, 5].map((n) => `subject-${n}`))
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

  it('is of one kind of record where one asks for that, to the minute, with post and change', async () => {
    const now = instant('2025-06-10T09:10:11.123Z')
    const formedOn = civilDate('2025-06-01')
    await office.call('cell.form', { branchId: BRANCH, name: '第二党小组', formedOn }, 'secretary', { now })
    await office.call('cell.rename', { branchId: BRANCH, cellId: 'cell-1', name: '新名' }, 'secretary')
    const asked = (kind: 'organization' | 'dues') => office.call('journal.list', { branchId: BRANCH, kind }, 'deputy')
    expect(await asked('dues')).toMatchObject({ value: { items: [] } })
    const answer = await asked('organization')
    expect(answer).toMatchObject({ value: { items: [{ procedure: 'cell.form' }, { procedure: 'cell.rename' }] } })
    expect(answer).toMatchObject({
      value: {
        items: [
          {
            ...{ at: '2025-06-10T09:10:00.000Z', post: 'secretary' },
            records: [{ in: 'branches', id: BRANCH, did: 'changed', fields: [{ field: 'cells', from: 1, to: 2 }] }],
          },
          { records: [{ fields: [], also: ['cells'] }] },
        ],
        head: null,
      },
    })
  })

  it('says the code of what is sealed, once', async () => {
    await office.call('cell.rename', { branchId: BRANCH, cellId: 'cell-1', name: '新名' }, 'secretary')
    await sealLog(office.store, NOW)
    const page = await office.call('journal.list', { branchId: BRANCH }, 'secretary')
    const { hash = '' } = (await lastBlock(office.store, BRANCH)) ?? {}
    expect(page).toMatchObject({ value: { head: { code: logCode(hash), lines: 1 } } })
  })

  it('withholds the record of somebody else’s dues from who may not see it', async () => {
    const record = { id: 'payment', did: 'made' as const, revision: 1, fields: [], also: [], digest: null }
    const dues = {
      change: { post: null, salt: '', records: JSON.stringify([{ ...record, in: 'duesPayments' }]) },
      hash: '',
    }
    office.store.seed('journal', line(1, '2025-06-01T00:00:00.000Z', { ...dues, kinds: ['dues'] }))
    office.store.seed('appointments', appointment('member-2', 'publicity'))
    const seenBy = (as: string) => office.call('journal.list', { branchId: BRANCH }, as)
    expect(await seenBy('treasurer')).toMatchObject({
      value: { items: [{ records: [{ id: 'payment' }], withheld: 0 }] },
    })
    expect(await seenBy('member-2')).toMatchObject({ value: { items: [{ records: [], withheld: 1 }] } })
  })
})
