import type { DuesAccount, DuesMonth } from '#domain/dues/dues-account'
import type { AttendanceMark, SheetLine } from '#domain/meeting/attendance'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { civilDate, daysBetween, lastDay, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { ownYearHandlers } from '../../../../cloudfunctions/reporting/own-year/handlers'
import { granted } from '../../../builders/answers'
import { donation, ledgerEntry, shift } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { branch, BRANCH, BUREAU, member, NOW, openOffice, span, type Office } from '../../../builders/office'

let office: Office
let printed: OfficialDocument | undefined
beforeEach(async () => {
  office = await openOffice({
    handlers: ownYearHandlers,
    documents: {
      writePage: async (document) => {
        printed = document
        return new Uint8Array([1])
      },
    },
  })
})

const ask = async (as = 'member-1', year = 2025) => granted(await office.call('me.year', { year }, as))
/** `标题 数值`, all groups together. */
const said = async (as?: string, year?: number) =>
  (await ask(as, year)).groups.flatMap(({ lines }) => lines.map(({ title, value }) => `${title} ${value}`))

const line = (memberId: string, mark: AttendanceMark): SheetLine => ({
  ...{ memberId, mark, source: 'roll-call', markedAt: NOW, reason: null },
})
const meeting = (on: string, sheet: SheetLine[], more: Partial<ClosedMeeting> = {}) =>
  closedMeeting(sheet, { _id: `meeting-${on}`, title: `${on}的会`, occurredOn: civilDate(on), ...more })

function account(memberId: string, months: readonly DuesMonth[]): DuesAccount {
  return {
    ...{ _id: `${BRANCH}:${memberId}:2025`, revision: 1, branchId: BRANCH, memberId, year: 2025 },
    ...{ category: 'wage-earner', monthlyFen: fen(5000), months, changes: [] },
  } as unknown as DuesAccount
}
const duesMonth = (of: string, paidOn: string | null): DuesMonth => ({
  ...{ month: month(of), dueBy: lastDay(month(of)), dueFen: fen(5000), paymentId: null },
  ...{ paidFen: fen(paidOn ? 5000 : 0), paidOn: paidOn ? civilDate(paidOn) : null },
  paidAfterDays: paidOn ? daysBetween(lastDay(month(of)), civilDate(paidOn)) : null,
  standing: paidOn === null ? 'unpaid' : paidOn <= lastDay(month(of)) ? 'on-time' : 'late',
})

function tutoring(more: Partial<OwnKind> = {}): OwnKind {
  const code = more.code ?? 'own-a'
  return {
    ...{ _id: code, revision: 1, branchId: BRANCH, version: 1, code, title: '结对帮学', unit: '次', about: 'member' },
    ...{ selfEntry: true, namesOrgan: false, section: 'organizational-life', counts: { f1: 'sum' }, retired: [] },
    ...{ fields: [{ code: 'f1', type: 'number', label: '时长', unit: '小时' }], isEnded: false },
    ...more,
  }
}

describe('one’s own year', () => {
  it('tells attendance, leave and study of one’s own lines, whoever else stands on the sheets', async () => {
    office.store.seed(
      'meetings',
      meeting('2025-02-04', [line('member-1', 'present'), line('member-2', 'absent')], { studyMinutes: 90 }),
      meeting('2025-03-04', [line('member-1', 'excused'), line('member-2', 'present')], { studyMinutes: 45 }),
      meeting('2025-04-01', [line('member-2', 'present')]),
    )
    expect(await said()).toEqual(['应到会议和活动 2次', '到会 1次', '请假 1次', '学习 2学时'])
    expect(await said('member-2')).toEqual(['应到会议和活动 3次', '到会 2次', '缺席 1次', '学习 1学时'])
  })

  it('is of the latest year with records of one’s own where no year is asked for', async () => {
    const latest = async () => {
      const { year, groups } = granted(await office.call('me.year', {}, 'member-1'))
      return [year, groups.length]
    }
    expect(await latest()).toEqual([2025, 0])
    office.store.seed('shifts', shift('a', { memberId: 'member-1', occurredOn: civilDate('2023-06-07') }))
    office.store.seed('shifts', shift('b', { memberId: 'member-2', occurredOn: civilDate('2025-06-07') }))
    expect(await latest()).toEqual([2023, 1])
    office.store.seed('shifts', shift('c', { memberId: 'member-1', occurredOn: civilDate('2024-06-07') }))
    expect(await latest()).toEqual([2024, 1])
  })

  it('tells service, gifts, commitments and honours of oneself and of nobody else', async () => {
    const commitment = { values: { content: '每月一次值守', made: 3, kept: 2 }, concludedOn: civilDate('2025-06-01') }
    const honour = { name: '优秀共产党员', level: 'bureau', recipient: 'person' }
    office.store.seed('shifts', shift('a'), shift('b', { minutes: 30 }), shift('c', { memberId: 'member-2' }))
    office.store.seed('donations', donation('d'), donation('e', { memberId: 'member-2' }))
    office.store.seed(
      'ledger',
      ledgerEntry('f', 'service-commitment', { memberId: 'member-1', ...commitment }),
      ledgerEntry('g', 'service-commitment', { memberId: 'member-2', ...commitment }),
      ledgerEntry('h', 'honour', { values: { ...honour, person: 'member-1' } }),
      ledgerEntry('i', 'honour', { values: { ...honour, person: 'member-2' } }),
      ledgerEntry('j', 'honour', { values: { ...honour, recipient: 'organization' } }),
    )
    expect(await said()).toEqual([
      ...['志愿服务 2次', '服务时长 2小时', '捐款 1笔', '捐款金额 100.50元'],
      ...['公开承诺 3条', '兑现承诺 2条', '个人荣誉 1项'],
    ])
  })

  it('tells what is kept of oneself under kinds that were set up, and nothing of what is the branch’s', async () => {
    office.store.seed('ledgerKinds', tutoring(), tutoring({ code: 'own-b', title: '调解纠纷', about: 'branch' }))
    const values = (hours: number) => ({ values: { f1: hours } })
    office.store.seed(
      'ledger',
      ledgerEntry('a', 'own-a', { memberId: 'member-1', ...values(2) }),
      ledgerEntry('b', 'own-a', { memberId: 'member-1', ...values(3) }),
      ledgerEntry('c', 'own-a', { memberId: 'member-2', ...values(8) }),
      ledgerEntry('d', 'own-b', values(5)),
    )
    expect((await ask()).groups).toMatchObject([
      {
        heading: '自设台账',
        lines: [
          { title: '结对帮学', value: '2次', records: [{}, {}] },
          { title: '结对帮学：时长', value: '5小时', records: [{}, {}] },
        ],
      },
    ])
  })

  it('tells how one’s dues stand, month by month that is over', async () => {
    office.store.seed(
      'duesAccounts',
      account('member-1', [
        duesMonth('2025-01', '2025-01-20'),
        duesMonth('2025-02', '2025-03-05'),
        duesMonth('2025-03', null),
        duesMonth('2025-06', null),
      ]),
      account('member-2', [duesMonth('2025-01', '2025-01-02')]),
    )
    expect(await said()).toEqual(['应交 3个月', '按时交纳 1个月', '过后交纳 1个月', '还没有交 1个月', '已交金额 100元'])
  })

  it('has the records with every line, in the order of their days, and no name in them', async () => {
    office.store.seed('shifts', shift('b', { occurredOn: civilDate('2025-05-01') }), shift('a', { minutes: 30 }))
    const { groups } = await ask()
    expect(groups[0]?.lines[0]?.records).toEqual([
      { date: '2025-03-05', line: '志愿服务：文明劝导（幸福社区），30分钟' },
      { date: '2025-05-01', line: '志愿服务：文明劝导（幸福社区），1小时30分钟' },
    ])
  })

  it('leaves out what is not confirmed, other years, and what nothing is recorded of', async () => {
    office.store.seed('shifts', shift('a', { state: 'proposed' }), shift('b', { occurredOn: civilDate('2024-12-31') }))
    expect(await said()).toEqual([])
    expect(await said('member-1', 2024)).toEqual(['志愿服务 1次', '服务时长 1.5小时'])
  })

  it('reaches over the branches one was in, and the meetings that the bureau above keeps', async () => {
    const [left, came] = [{ untilOn: civilDate('2025-03-01') }, { fromOn: civilDate('2025-03-01') }]
    office.store.seed('branches', branch({ _id: 'before', name: '第二党支部' }))
    office.store.seed('members', member('member-1', { spans: [span({ branchId: 'before', ...left }), span(came)] }))
    office.store.seed('shifts', shift('a', { branchId: 'before' }), shift('b'), shift('c', { branchId: 'elsewhere' }))
    const session = { branchId: BUREAU, organ: 'leading-group', kinds: ['leading-group-session'] } as const
    office.store.seed('meetings', meeting('2025-02-04', [line('member-1', 'present')], session))
    const { branches } = await ask()
    expect([...branches].sort()).toEqual(['第一党支部', '第二党支部'])
    expect(await said()).toEqual(['应到会议和活动 1次', '到会 1次', '志愿服务 2次', '服务时长 3小时'])
  })

  it('of a year that is still to come, or before one came, is empty', async () => {
    expect(await ask('member-1', 2027)).toMatchObject({ until: null, branches: [], groups: [] })
    expect(await ask('member-1', 2010)).toMatchObject({ until: '2010-12-31', branches: [], groups: [] })
  })

  it('takes twelve questions to the database at most, with finding out who asks', async () => {
    office.store.seed('shifts', shift('a'))
    const asked = (['get', 'find', 'findAll', 'count', 'aggregate'] as const).map((name) =>
      jest.spyOn(office.store, name),
    )
    await ask()
    const times = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    expect(times).toBeGreaterThan(5)
    expect(times).toBeLessThanOrEqual(12)
  })

  it('fits on one page that can be kept: the same lines, and up to which day', async () => {
    office.store.seed('shifts', shift('a'))
    const file = granted(await office.call('me.yearFile', { year: 2025 }, 'member-1'))
    expect(file.fileName).toBe('党员member-12025年的这一年.html')
    expect(printed).toMatchObject({
      title: '2025年，我的这一年',
      byline: '第一党支部 党员member-1',
      blocks: [
        {
          columns: [{ title: '志愿服务' }, { title: '' }],
          rows: [
            ['志愿服务', '1次'],
            ['服务时长', '1.5小时'],
          ],
        },
        { runs: [{ text: '取自支部日常记录，截至2025年6月10日。没有记录的不列。' }] },
      ],
    })
  })
})
