import type { OutputOf } from '#contract'
import type { SheetLine } from '#domain/meeting/attendance'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { openCloudStore } from '../../../builders/cloud-store'
import { donation, shift } from '../../../builders/entries'
import { handlers } from '../../../builders/handlers'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, NOW, openOffice, type Office } from '../../../builders/office'

type Summary = OutputOf<'branch.summary'>
type Stretch = 'month' | 'quarter' | 'year'

async function summary({ call }: Pick<Office, 'call'>, stretch: Stretch, on: string, as = 'secretary') {
  const answer = await call('branch.summary', { branchId: BRANCH, stretch, on: civilDate(on) }, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
const lineOf = ({ groups }: Summary, measure: string) =>
  groups.flatMap(({ lines }) => lines).find((line) => line.measure === measure)
const mark = (memberId: string, mark: SheetLine['mark']): SheetLine => ({
  ...{ memberId, mark, source: 'roll-call', markedAt: NOW, reason: null },
})
const held = (_id: string, occurredOn: string, kinds: ['themed-party-day'] | ['general-meeting'], sheet: SheetLine[]) =>
  closedMeeting(sheet, { _id, kinds, occurredOn: civilDate(occurredOn) })

/** Of 10 June 2025: two themed Party days in May, one in April; service and gifts in May. */
async function scene() {
  const office = await openOffice({ handlers })
  office.store.seed(
    'meetings',
    held('m1', '2025-05-06', ['themed-party-day'], [mark('member-1', 'present'), mark('member-2', 'absent')]),
    held('m2', '2025-05-20', ['themed-party-day'], [mark('member-1', 'present'), mark('member-2', 'excused')]),
    held('m3', '2025-04-08', ['themed-party-day'], [mark('member-1', 'present')]),
    held('m4', '2025-02-11', ['general-meeting'], [mark('member-1', 'present')]),
  )
  office.store.seed(
    'shifts',
    shift('s1', { occurredOn: civilDate('2025-05-10'), minutes: 90 }),
    shift('s2', { occurredOn: civilDate('2025-05-11'), minutes: 60, memberId: 'member-2' }),
    shift('s3', { occurredOn: civilDate('2025-04-11'), minutes: 30 }),
    shift('waiting', { occurredOn: civilDate('2025-05-12'), minutes: 60, state: 'proposed' }),
  )
  office.store.seed('donations', donation('d1', { occurredOn: civilDate('2025-05-10'), fen: fen(10_050) }))
  return office
}

describe('the summary of a month', () => {
  it('counts what was confirmed in it, beside the month before, with what the norms ask', async () => {
    const may = await summary(await scene(), 'month', '2025-05-31')
    expect(may).toMatchObject({ title: '2025年5月', isOver: true, beforeWords: '上月', branchName: '第一党支部' })
    expect(lineOf(may, 'themed-party-day-count')).toMatchObject({
      ...{ title: '主题党日', value: '2次', before: '1次', norm: '每月1次', records: 2 },
    })
    // Four were due, two came; without the one who had leave, two of three.
    expect(lineOf(may, 'activities-attendance-rate')).toMatchObject({ value: '50.0%', before: '100.0%', norm: null })
    expect(lineOf(may, 'activities-attendance-rate-without-excused')).toMatchObject({ value: '66.7%' })
    expect(lineOf(may, 'service-hours')).toMatchObject({ title: '志愿服务时长', value: '2.5小时', before: '0.5小时' })
    expect(lineOf(may, 'donated')).toMatchObject({ value: '100.50元' })
  })

  it('says of what is not recorded that it is not, and never zero; what neither has nor is asked for has no line', async () => {
    const june = await summary(await scene(), 'month', '2025-06-10')
    expect(june).toMatchObject({ before: { from: '2025-05-01', to: '2025-05-10' }, beforeWords: '上月同期' })
    expect(lineOf(june, 'gifts')).toMatchObject({ value: null, records: 0, before: '1笔' })
    expect(lineOf(june, 'study-notes')).toBeUndefined()
    // Asked for every month, every quarter, every year.
    const shown = (stretch: Stretch) =>
      Promise.all([scene()]).then(async ([office]) => {
        const of = await summary(office, stretch, '2025-06-10')
        const kinds = ['themed-party-day', 'party-lecture', 'organizational-life-meeting']
        return kinds.filter((kind) => lineOf(of, `${kind}-count`))
      })
    expect(await shown('month')).toEqual(['themed-party-day'])
    expect(await shown('quarter')).toEqual(['themed-party-day', 'party-lecture'])
    expect(await shown('year')).toEqual(['themed-party-day', 'party-lecture', 'organizational-life-meeting'])
  })

  it('names nobody', async () => {
    expect(JSON.stringify(await summary(await scene(), 'year', '2025-06-10'))).not.toMatch(/党员member|member-\d/)
  })

  it('is refused where it has not begun, and to whoever reads no records', async () => {
    const office = await scene()
    const july = { branchId: BRANCH, stretch: 'month' as const, on: civilDate('2025-07-01') }
    expect(await office.call('branch.summary', july, 'secretary')).toMatchObject({ code: 'in-the-future', field: 'on' })
    const may = { ...july, on: civilDate('2025-05-01') }
    expect(await office.call('branch.summary', may, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
})

it('the year so far stands beside the year before up to the same day', async () => {
  const year = await summary(await scene(), 'year', '2025-06-10')
  expect(year).toMatchObject({
    ...{ isOver: false, beforeWords: '上年同期', period: { from: '2025-01-01', to: '2025-06-10' } },
    before: { from: '2024-01-01', to: '2024-06-10' },
  })
  expect(lineOf(year, 'general-meeting-count')).toMatchObject({ value: '1次', norm: '每季度1次' })
})

it('a bureau’s is of all below it', async () => {
  const office = await scene()
  const asked = { branchId: BUREAU, stretch: 'month' as const, on: civilDate('2025-05-31') }
  const answer = await office.call('branch.summary', asked, 'office')
  if (!answer.ok) throw new Error(answer.code)
  expect(answer.value.isWide).toBe(true)
  expect(lineOf(answer.value, 'service-hours')).toMatchObject({ value: '2.5小时' })
})

it('a page for the committee says the same in a table, with where it comes from', async () => {
  let printed = ''
  const office = await openOffice({
    handlers,
    documents: {
      writeDocument: (document) => {
        printed = JSON.stringify(document)
        return Promise.resolve(new Uint8Array([1]))
      },
    },
  })
  office.store.seed('shifts', shift('s1', { occurredOn: civilDate('2025-05-10'), minutes: 90 }))
  const asked = { branchId: BRANCH, stretch: 'month' as const, on: civilDate('2025-05-31') }
  const answer = await office.call('branch.summaryFile', asked, 'secretary')
  expect(answer).toMatchObject({ ok: true, value: { fileName: '第一党支部2025年5月小结.docx' } })
  expect(printed).toContain('["志愿服务时长","1.5小时","暂无记录",""]')
  expect(printed).toContain('截至2025年5月31日')
})

it('asks the database five times at most', async () => {
  const cloud = await openCloudStore()
  try {
    const office = await openOffice({ handlers, store: cloud.store })
    await cloud.store.seed('shifts', shift('s1', { occurredOn: civilDate('2025-05-10') }))
    const { requests } = await cloud.roundTripsOf(() => summary(office, 'month', '2025-05-31'))
    expect(requests - 1).toBeLessThanOrEqual(5)
    console.info(`${requests - 1} requests`)
  } finally {
    await cloud.close()
  }
})
