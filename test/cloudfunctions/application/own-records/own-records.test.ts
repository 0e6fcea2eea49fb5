import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { SheetLine } from '#domain/meeting/attendance'
import { duesYearId, type DuesYear } from '#domain/dues/dues-year'
import { fen } from '#domain/values/money'
import type { Reminder } from '#domain/messages/reminder'
import type { VolunteerShift } from '#domain/service/volunteering'
import type { SheetToWrite } from '../../../../cloudfunctions/application/ports/documents'
import { ownRecordHandlers } from '../../../../cloudfunctions/application/own-records/own-record-handlers'
import { granted } from '../../../builders/answers'
import { donation, entry, shift as shiftOf } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, NOW, openOffice, type Office } from '../../../builders/office'

let office: Office
let written: readonly SheetToWrite[]
beforeEach(async () => {
  office = await openOffice({
    handlers: ownRecordHandlers,
    documents: {
      writeSheets: async (sheets) => {
        written = sheets
        return new Uint8Array([1])
      },
    },
  })
})
const shift = (id: string, memberId: string, occurredOn: string, more: Partial<VolunteerShift> = {}) =>
  shiftOf(id, { memberId, occurredOn: civilDate(occurredOn), project: '社区清洁', ...more })
const meeting = (on: string, ...sheet: SheetLine[]) =>
  closedMeeting(sheet, {
    _id: `meeting-${on}`,
    kinds: ['collective-study'],
    title: '学习',
    occurredOn: civilDate(on),
    studyMinutes: 45,
  })
const sheetOf = (name: string) => written.find((sheet) => sheet.name === name)
const rowsOf = (name: string) => sheetOf(name)?.rows

describe('exporting one’s own records', () => {
  const exported = (year: number | null, as = 'member-1') => office.call('me.export', { year }, as)

  it('gives the caller’s records and nobody else’s, oldest first', async () => {
    office.store.seed(
      'shifts',
      shift('s2', 'member-1', '2025-05-01', { state: 'proposed' }),
      shift('s1', 'member-1', '2025-03-04'),
      shift('s3', 'member-2', '2025-03-04'),
    )
    await exported(2025)
    expect(rowsOf('志愿服务')).toEqual([
      ['2025-03-04', '社区清洁', '幸福社区', 90, '', '第一党支部', '已确认'],
      ['2025-05-01', '社区清洁', '幸福社区', 90, '', '第一党支部', '待确认'],
    ])
  })

  it('says of the shifts offered when one came and left, and nobody else', async () => {
    const [startsAt, endsAt] = [instant('2025-03-04T01:00:00.000Z'), instant('2025-03-04T03:00:00.000Z')]
    const moment = (at: typeof startsAt) => ({ at, way: 'tap' as const, notedAt: at })
    office.store.seed('shiftOffers', {
      ...{ _id: 'offer-1', revision: 1, branchId: BRANCH, project: '文明劝导', site: '路口' },
      ...{ occurredOn: civilDate('2025-03-04'), startsAt, endsAt, wanted: null, note: '', state: 'closed' },
      ...{ reason: null, recordedAt: NOW, recordedBy: 'clerk', closedAt: NOW, closedBy: 'clerk' },
    })
    const place = (memberId: string, came: typeof startsAt) => ({
      ...{ _id: `offer-1:${memberId}`, revision: 1, offerId: 'offer-1', branchId: BRANCH, memberId },
      ...{ isComing: true, joinedAt: NOW, came: moment(came), left: moment(endsAt), shiftId: null },
    })
    office.store.seed('shiftPlaces', place('member-1', startsAt), place('member-2', endsAt))
    await exported(2025)
    expect(rowsOf('志愿服务班次')).toEqual([['2025-03-04', '文明劝导', '已报名', '09:00', '11:00']])
    await exported(2024)
    expect(rowsOf('志愿服务班次')).toEqual([])
    const [offer] = await office.store.findAll('shiftOffers', {})
    for (const day of ['2025-01-01', '2025-12-31'])
      if (offer) {
        office.store.seed('shiftOffers', { ...offer, occurredOn: civilDate(day) })
        await exported(2025)
        expect(rowsOf('志愿服务班次')?.map(([date]) => date)).toEqual([day])
      }
  })

  it('of one year leaves other years out; of everything does not', async () => {
    office.store.seed('shifts', shift('s1', 'member-1', '2024-12-31'), shift('s2', 'member-1', '2025-01-01'))
    await exported(2025)
    expect(rowsOf('志愿服务')?.map(([date]) => date)).toEqual(['2025-01-01'])
    await exported(null)
    expect(rowsOf('志愿服务')?.map(([date]) => date)).toEqual(['2024-12-31', '2025-01-01'])
  })

  it('leaves out what a correction replaced', async () => {
    office.store.seed(
      'shifts',
      shift('s1', 'member-1', '2025-03-04', { state: 'superseded', supersededBy: 's2' }),
      shift('s2', 'member-1', '2025-03-04', { minutes: 60, supersedes: 's1' }),
    )
    await exported(2025)
    expect(rowsOf('志愿服务')?.map((row) => row[3])).toEqual([60])
  })

  it('says of each meeting how one was there, and beside it late, early, leave and why', async () => {
    const line = { source: 'roll-call', markedAt: NOW, reason: null } as const
    office.store.seed(
      'meetings',
      meeting('2025-03-04', { ...line, memberId: 'member-1', mark: 'present', arrivedLate: true, leftEarly: true }),
      meeting('2025-04-08', { ...line, memberId: 'member-1', mark: 'excused', leave: 'granted', reason: '因公出差' }),
      meeting('2025-05-06', { ...line, memberId: 'member-2', mark: 'present' }),
    )
    await exported(2025)
    expect(rowsOf('到会')).toEqual([
      ['2025-03-04', '集中学习', '学习', '第一党支部', '实到', '迟到、早退'],
      ['2025-04-08', '集中学习', '学习', '第一党支部', '请假', '准假，因公出差'],
    ])
  })

  it('writes money in yuan', async () => {
    const given = { campaign: '春蕾', fen: fen(12_345), acknowledgement: '捐〔2025〕第001号' }
    office.store.seed('donations', donation('d1', { ...given, occurredOn: civilDate('2025-03-04') }))
    await exported(2025)
    expect(rowsOf('捐款')).toEqual([
      ['2025-03-04', '春蕾', { yuan: 123.45 }, '捐〔2025〕第001号', '', '', '第一党支部', '已确认'],
    ])
  })

  it('of dues tells a large voluntary payment from one for months', async () => {
    const paid = { memberId: 'member-1', method: 'transfer', fen: fen(9000) } as const
    const forMonths = { ...paid, months: [month('2025-03'), month('2025-04')], isLargeVoluntary: false }
    office.store.seed(
      'duesPayments',
      { ...entry('p1', { occurredOn: civilDate('2025-03-04') }), ...forMonths },
      { ...entry('p2', { occurredOn: civilDate('2025-05-06') }), ...paid, months: [], isLargeVoluntary: true },
    )
    await exported(2025)
    expect(sheetOf('党费交纳')?.columns.map(({ title }) => title)).toEqual([
      '日期',
      '类别',
      '金额（元）',
      '月份',
      '其中自愿多交',
      '方式',
      '支部',
      '状态',
    ])
    expect(rowsOf('党费交纳')).toEqual([
      ['2025-03-04', '党费', { yuan: 90 }, '2025年3月、4月', '', '银行转账', '第一党支部', '已确认'],
      ['2025-05-06', '大额党费', { yuan: 90 }, '', '', '银行转账', '第一党支部', '已确认'],
    ])
  })

  it('says which amounts were proposed, what one asked of them and what became of it, and nothing of others', async () => {
    const set = { category: 'wage-earner', decidedOn: null, setBy: 'treasurer' } as const
    const [first, asked, second, after] = ['01', '02', '03', '04'].map((day) => instant(`2024-12-${day}T02:00:00.000Z`))
    const year = (of: number, more: Partial<DuesYear> = {}): DuesYear => ({
      ...{ _id: duesYearId(BRANCH, of), revision: 1, branchId: BRANCH, year: of, version: 2, proposedAt: first ?? NOW },
      ...{ changedAt: NOW, changedBy: 'treasurer' },
      amounts: [
        { ...set, memberId: 'member-2', monthlyFen: fen(77_700), setAt: NOW },
        {
          ...{ ...set, memberId: 'member-1', monthlyFen: fen(3550), setAt: second ?? NOW },
          earlier: [{ ...set, monthlyFen: fen(4000), setAt: first ?? NOW }],
          questions: [
            { kind: 'sum-differs', askedAt: asked ?? NOW, settled: { as: 'changed', at: NOW, by: 'treasurer' } },
            { kind: 'speak-to-me', askedAt: after ?? NOW },
          ],
        },
      ],
      ...more,
    })
    const approval = { meetingId: 'm', title: '支委会', occurredOn: civilDate('2024-12-09') }
    office.store.seed(
      'duesYears',
      year(2025, { approval: { ...approval, approvedAt: NOW, approvedBy: 'treasurer' } }),
      year(2026),
    )
    await exported(2025)
    const row = (on: string, yuan: number | '', question: string, standing: string) => [
      ...[2025, on, yuan === '' ? '' : '按月领取工资', yuan, '', '', question, standing, '第一党支部'],
    ]
    expect(rowsOf('党费标准')).toEqual([
      row('2024-12-01', 40, '', '后来改过'),
      row('2024-12-02', '', '和我算的不一样', '已改过标准'),
      row('2024-12-03', 35.5, '', '2024-12-09“支委会”审定'),
      row('2024-12-04', '', '其他，请当面说', '待答复'),
    ])
    await exported(null)
    expect(rowsOf('党费标准')?.map(([of]) => of)).toEqual([2025, 2025, 2025, 2025, 2026, 2026, 2026, 2026])
    expect(rowsOf('党费标准')?.[6]?.[7]).toBe('待会议审定')
    await exported(null, 'member-3')
    expect(rowsOf('党费标准')).toEqual([])
  })

  it('makes columns as wide as what stands in them, a Chinese character as wide as two digits', async () => {
    office.store.seed(
      'shifts',
      shift('s1', 'member-1', '2025-03-04', { project: '社区清洁和文明劝导', site: '愿'.repeat(40) }),
    )
    await exported(2025)
    const widths = Object.fromEntries(sheetOf('志愿服务')?.columns.map(({ title, width }) => [title, width]) ?? [])
    expect(widths).toMatchObject({ 日期: 12, 项目: 20, 地点: 60, '时长（分钟）': 14, 计时: 10 })
  })

  it('says what the register keeps of the person', async () => {
    await exported(null)
    expect(rowsOf('名册')).toEqual([
      ['党员member-1', '女', 1980, '第一党支部', '第一党小组', '正式党员', '大学本科', '否', '2018-01-01', ''],
    ])
  })

  it('is handed to whoever asked, and stored nowhere', async () => {
    expect(granted(await exported(2025))).toMatchObject({ comes: 'inside', fileName: '党员member-12025年的记录.xlsx' })
    expect(office.files.size).toBe(0)
  })

  it('is for whoever is bound', async () => {
    expect(await exported(2025, 'stranger')).toMatchObject({ ok: false, code: 'not-bound' })
  })
})

describe('deleting one’s own', () => {
  const reminder = (id: string, memberId: string): Reminder => ({
    _id: id,
    revision: 1,
    branchId: BRANCH,
    memberId,
    kind: 'dues',
    month: '2025-05' as Reminder['month'],
    at: instant('2025-05-20T02:00:00.000Z'),
    state: 'sent',
  })
  beforeEach(() => {
    office.store.seed('consents', {
      _id: 'wx-member-1:dues',
      revision: 1,
      openId: 'wx-member-1',
      kind: 'dues',
      left: 2,
    })
    office.store.seed('consents', {
      _id: 'wx-member-2:dues',
      revision: 1,
      openId: 'wx-member-2',
      kind: 'dues',
      left: 1,
    })
    office.store.seed('reminders', reminder('r1', 'member-1'), reminder('r2', 'member-2'))
    office.store.seed('shifts', shift('s1', 'member-1', '2025-03-04'))
  })
  const erase = (as = 'member-1', more: object = {}) => office.call('me.erase', {}, as, more)

  it('takes away the binding, the consents and the reminders of the caller, and nobody else’s', async () => {
    expect(granted(await erase())).toEqual({ consents: 1, reminders: 1 })
    expect(await office.store.get('bindings', 'wx-member-1')).toBeUndefined()
    expect((await office.store.findAll('consents', {})).map(({ _id }) => _id)).toEqual(['wx-member-2:dues'])
    expect((await office.store.findAll('reminders', {})).map(({ _id }) => _id)).toEqual(['r2'])
    expect(await office.store.get('bindings', 'wx-member-2')).toBeDefined()
  })

  it('takes away the ticket of a scan from before the person joined, which carries their OPENID', async () => {
    const scan = { meetingId: 'm', scanId: 's', scannedAt: NOW, until: NOW, usedAt: NOW }
    for (const _id of ['wx-member-1', 'wx-member-2']) office.store.seed('scanTickets', { ...scan, _id, revision: 2 })
    await erase()
    expect((await office.store.findAll('scanTickets', {})).map(({ _id }) => _id)).toEqual(['wx-member-2'])
  })

  it('takes away files that the person brought or was handed, and nobody else’s', async () => {
    for (const memberId of ['member-1', 'member-2']) {
      const piece = { revision: 1, branchId: BRANCH, memberId, at: NOW, base64: 'AAAA' }
      office.store.seed('uploads', { ...piece, _id: `of-${memberId}` })
      office.lent.set(`${memberId}.xlsx`, { bytes: new Uint8Array(), memberId })
    }
    await erase()
    expect((await office.store.findAll('uploads', {})).map(({ _id }) => _id)).toEqual(['of-member-2'])
    expect([...office.lent.keys()]).toEqual(['member-2.xlsx'])
  })

  it('leaves the records of what happened, and says on the register that it was done', async () => {
    await erase()
    expect(await office.store.get('shifts', 's1')).toEqual(shift('s1', 'member-1', '2025-03-04'))
    const kept = await office.store.get('members', 'member-1')
    expect(kept?.spans).toHaveLength(1)
    expect(kept?.changes.map(({ what }) => what)).toEqual(['本人删除个人资料并解除微信绑定'])
  })

  it('empties the lines that versions before the log of changes wrote about what was theirs alone', async () => {
    const old = { revision: 1, at: NOW, branchId: null, digest: 'd', answer: 'a' }
    office.store.seed(
      'journal',
      { ...old, _id: 'own', by: 'member-1', procedure: 'reminder.consent', subject: 'member-1' },
      { ...old, _id: 'branch', by: 'member-1', procedure: 'shift.record', subject: 's1' },
      { ...old, _id: 'other', by: 'member-2', procedure: 'reminder.consent', subject: 'member-2' },
    )
    await erase()
    const nothing = { by: null, procedure: '', subject: null, kinds: [], change: null }
    expect(await office.store.get('journal', 'own')).toEqual({ ...old, _id: 'own', ...nothing, revision: 2 })
    expect(await office.store.get('journal', 'branch')).toMatchObject({ by: 'member-1', revision: 1 })
    expect(await office.store.get('journal', 'other')).toMatchObject({ by: 'member-2', revision: 1 })
  })

  it('is refused while nobody else could manage the bureau, and deletes nothing', async () => {
    expect(await erase('office')).toMatchObject({ code: 'last-managing-phone' })
    expect(await office.store.get('bindings', 'wx-office')).toBeDefined()
  })

  it('by somebody who is not bound deletes nothing', async () => {
    expect(granted(await erase('stranger'))).toEqual({ consents: 0, reminders: 0 })
    expect(await office.store.count('consents', {})).toBe(2)
  })
})
