/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../secretary/scene'

const ON = civilDate('2025-06-10')
const people = ['王芳', '李明', '赵强', '钱进'].map((name, at) => ({
  memberId: `m${at + 1}`,
  name,
  cellId: null,
  stage: 'full' as const,
}))
const NAMES: OutputOf<'register.names'> = { on: ON, members: people }
const NOTHING = { items: [], names: {}, next: null }
const recorded: OutputOf<'ledger.list'>['items'][number] = {
  entryId: 'e1',
  kind: 'evaluation-result',
  title: '民主评议结果',
  line: '优秀',
  occurredOn: civilDate('2025-02-01'),
  organ: null,
  memberId: 'm4',
  values: { grade: 'excellent' },
  concludedOn: null,
  state: 'confirmed',
  source: 'clerk',
  recordedAt: instant('2025-02-01T01:00:00.000Z'),
  recordedBy: 'm1',
  isLateEntry: false,
  reason: null,
  supersedes: null,
  supersededBy: null,
  meetingId: null,
}
const show = (kind: string, answers: Answers = {}, stored = {}) =>
  load('packages/ledger/many/many', {
    query: { branchId: BRANCH, kind },
    now: NOW,
    stored,
    answers: { ...ANSWERS, 'register.names': NAMES, 'ledger.list': NOTHING, ...answers },
  })
type Page = Awaited<ReturnType<typeof show>>
const rows = ({ data }: Page) =>
  (data['rows'] as readonly { name: string; line: string; there: string }[]).map(({ name, line, there }) =>
    [name, line, there].filter((part) => part !== '').join(' '),
  )
const sentGrades = (page: Page) => page.sent('ledger.recordMany')

describe('one kind for the whole branch', () => {
  it('gives all the usual, then the exceptions, one tap each', async () => {
    const page = await show('evaluation-result', {
      'ledger.recordMany': {
        entries: people.map(({ memberId }) => ({ entryId: `n-${memberId}`, memberId, state: 'confirmed' })),
      },
    })
    await page.tap('合格')
    await page.tap('4 人都这样')
    await page.tap('优秀')
    await page.tap('李明')
    expect(rows(page)).toEqual(['王芳 合格', '李明 优秀', '赵强 合格', '钱进 合格'])
    expect(page.text()).toContain('合格 3 人，优秀 1 人')
    await page.tap('登记 4 人')
    expect(sentGrades(page)).toEqual([
      {
        branchId: BRANCH,
        kind: 'evaluation-result',
        occurredOn: '2025-06-10',
        organ: null,
        entries: [
          { memberId: 'm1', values: { grade: 'qualified' } },
          { memberId: 'm2', values: { grade: 'excellent' } },
          { memberId: 'm3', values: { grade: 'qualified' } },
          { memberId: 'm4', values: { grade: 'qualified' } },
        ],
      },
    ])
  })

  it('takes it back from who is tapped again, and from all', async () => {
    const page = await show('evaluation-result')
    await page.tap('合格')
    await page.tap('赵强')
    await page.tap('赵强')
    expect(rows(page)).toEqual(['王芳', '李明', '赵强', '钱进'])
    await page.tap('4 人都这样')
    await page.tap('全部清空')
    expect(rows(page)).toEqual(['王芳', '李明', '赵强', '钱进'])
  })

  it('says what is missing before anybody is given anything', async () => {
    const page = await show('evaluation-result')
    await page.tap('王芳')
    expect(page.text()).toContain('请先在下面选会议评定的等次')
    expect(rows(page)).toEqual(['王芳', '李明', '赵强', '钱进'])
  })

  it('does not record a second time in the year what a member has one of a year', async () => {
    const page = await show('evaluation-result', { 'ledger.list': { ...NOTHING, items: [recorded] } })
    expect(page.sent('ledger.list')).toEqual([
      { branchId: BRANCH, kind: 'evaluation-result', period: { from: '2025-01-01', to: '2025-12-31' }, pageSize: 100 },
    ])
    await page.tap('合格')
    await page.tap('钱进')
    await page.tap('3 人都这样')
    expect(rows(page)).toEqual(['王芳 合格', '李明 合格', '赵强 合格', '钱进 已有：优秀'])
  })

  it('opened from the meeting that decided it, has its day and its title, and asks neither again', async () => {
    const page = await load('packages/ledger/many/many', {
      query: { branchId: BRANCH, kind: 'evaluation-result', on: '2025-03-20', meeting: '民主评议党员大会' },
      now: NOW,
      answers: {
        ...ANSWERS,
        'register.names': NAMES,
        'ledger.list': NOTHING,
        'ledger.recordMany': { entries: [] },
      },
    })
    await page.tap('合格')
    await page.tap('王芳')
    await page.tap('登记 1 人')
    const values = { grade: 'qualified', decidedAt: '民主评议党员大会' }
    expect(page.sent('ledger.recordMany')).toMatchObject([
      { occurredOn: '2025-03-20', entries: [{ memberId: 'm1', values }] },
    ])
  })

  it('says that what is recorded already could not be read', async () => {
    const page = await show('evaluation-result', { 'ledger.list': refused('not-permitted') })
    expect(page.text()).toContain('已经登记过的没有读到')
  })

  it('names whose line was refused, and keeps everything', async () => {
    const page = await show('evaluation-result', {
      'ledger.recordMany': refused('not-on-roll', undefined, 'entries.1.memberId'),
    })
    await page.tap('合格')
    await page.tap('4 人都这样')
    await page.tap('登记 4 人')
    expect(page.text()).toContain('李明：')
    expect(rows(page)[1]).toBe('李明 合格')
  })

  it('goes on where one was interrupted, and sent again it is the same intention', async () => {
    const page = await show('evaluation-result', { 'ledger.recordMany': OFFLINE })
    await page.tap('合格')
    await page.tap('4 人都这样')
    await page.tap('登记 4 人')
    await page.tap('登记 4 人')
    const calls = page.calls.filter(({ procedure }) => procedure === 'ledger.recordMany')
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(1)
    const given = { m2: { grade: 'excellent' } }
    const kept = { [`draft:many:${BRANCH}:evaluation-result:`]: { typed: { '@on': '2025-06-09' }, given } }
    const again = await show('evaluation-result', {}, kept)
    expect(again.text()).toContain('接着上次没有登记完的')
    expect(rows(again)[1]).toBe('李明 优秀')
  })

  it('offers what was filled in last time, and hours by a tap', async () => {
    const last = { community: '竹篱社区', content: '清扫', minutes: '120' }
    const page = await show('community-service', {}, { [`draft:last:${BRANCH}:community-service`]: last })
    await page.tap('照上次填')
    await page.tap('3小时')
    await page.tap('4 人都这样')
    expect(rows(page)[0]).toBe('王芳 竹篱社区，清扫，服务时长180分钟')
  })
})
