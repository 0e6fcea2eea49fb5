/** @jest-environment jsdom */
/**
 * Forms opened for what the report of 2025 has no record of, in January 2026. Each begins within the report's days, says
 * so when another day is chosen, and asks before it records that.
 */
import { civilDate } from '#domain/time/civil-date'
import { PERMISSIONS } from '#domain/people/permission'
import { load, type Answers, type SimulatedPage } from '../../builders/simulate'
import { account, accounts } from './dues/scene'
import { JANUARY } from './report/report-data'
import { me } from './meeting/scene'
import { ANSWERS as OFFICE } from './secretary/scene'

const BRANCH = 'branch-1'
const DAYS = { from: '2025-01-01', to: '2025-12-31' }
const LAST = '2025-12-31'
const NEXT_YEAR = '2026-01-07'
const people: Answers = {
  'me.get': me(PERMISSIONS),
  'register.names': {
    on: civilDate(LAST),
    members: [{ memberId: 'member-1', name: '李明', cellId: null, stage: 'full' }],
  },
}
const entry = { entryId: 'new', memberId: 'member-1', state: 'confirmed' as const }
const change = (typed: object) => (page: SimulatedPage) => page.emit('.form', 'change', { typed })
const typedOn = (field: string) => (page: SimulatedPage, day: string) =>
  page.run('type', { currentTarget: { dataset: { field } }, detail: { value: day } })

interface Form {
  readonly query: Readonly<Record<string, string>>
  readonly answers: Answers
  /** Fills in everything, with that day. */
  readonly fill: (page: SimulatedPage, day: string) => Promise<unknown>
  readonly button: string
  readonly procedure: string
}
const FORMS: Readonly<Record<string, Form>> = {
  'packages/secretary/ledger-write/ledger-write': {
    query: { kind: 'self-check', task: 'record' },
    answers: { ...OFFICE, 'ledger.record': { entryId: 'e5', state: 'confirmed' } },
    fill: (page, day) => change({ '@on': day, '@organ': 'branch', subject: '保密', found: '2' })(page),
    button: '保存',
    procedure: 'ledger.record',
  },
  'packages/service/shift-form/shift-form': {
    query: { whose: 'others' },
    answers: {
      ...people,
      'shift.projects': { projects: [] },
      'shift.outings': { outings: [] },
      'shift.record': { entries: [entry] },
    },
    fill: (page, day) =>
      change({ people: ['member-1'], project: '社区清扫', site: '东街', occurredOn: day, hours: '2' })(page),
    button: '登记',
    procedure: 'shift.record',
  },
  'packages/service/donate/donate': {
    query: { whose: 'others' },
    answers: { ...people, 'donation.campaigns': { campaigns: [] }, 'donation.record': entry },
    fill: (page, day) => change({ member: 'member-1', campaign: '慈善一日捐', fen: '100', occurredOn: day })(page),
    button: '登记',
    procedure: 'donation.record',
  },
  'packages/dues/receive/receive': {
    query: { year: '2025' },
    answers: {
      'dues.accounts': accounts({ accounts: [account()], asOf: civilDate(NEXT_YEAR) }),
      'dues.recordMany': { entries: [{ entryId: 'e', memberId: 'member-1' }] },
    },
    async fill(page, day) {
      await page.tap('李明')
      await page.run('changeTerms', { detail: { day, method: 'in-person' } })
    },
    button: '登记',
    procedure: 'dues.recordMany',
  },
  'packages/meeting/convene/convene': {
    query: { kind: 'party-lecture' },
    answers: {
      ...people,
      'branch.get': {
        ...{ branchId: BRANCH, name: '第一党支部', kind: 'branch', parentId: null, parentName: null, cells: [] },
        ...{ formedOn: civilDate('2019-01-01'), dissolvedOn: null, permissions: [...PERMISSIONS] },
        settings: { scanning: true, duesRounding: 'fen-half-up', duesQuarterly: false, lateEntryAfterDays: 7 },
      },
      'meeting.due': { people: [] },
      'meeting.list': { items: [], next: null },
      'meeting.convene': { meetingId: 'm', expected: 1, isLateEntry: true, meetings: [] },
    },
    async fill(page, day) {
      await typedOn('place')(page, '三楼会议室')
      await typedOn('occurredOn')(page, day)
    },
    button: '召集会议',
    procedure: 'meeting.convene',
  },
}

function opened(path: string, agrees = true): Promise<SimulatedPage> {
  const form = FORMS[path]
  if (!form) throw new Error(path)
  return load(path, {
    query: { branchId: BRANCH, ...form.query, ...DAYS },
    answers: form.answers,
    now: JANUARY,
    phone: { showModal: () => ({ confirm: agrees }) },
  })
}
const OUTSIDE = '报告要的是2025年全年的，2026年1月7日不在其中。日期请照实填；登记以后，报告里这一项可能还是空着。'
const day = (text: string) => `2025年12月31日${text}`

describe.each(Object.entries(FORMS))('%s', (path, { fill, button, procedure }) => {
  it('begins with the day of the report that is nearest to today', async () => {
    expect((await opened(path)).text()).toContain(day(' 周三'))
  })

  it('says which day is not one of the report’s, and asks before it is recorded', async () => {
    const page = await opened(path, false)
    await fill(page, NEXT_YEAR)
    await page.settle()
    expect(page.text()).toContain(OUTSIDE)
    await page.tap(button)
    expect(page.asked.find(({ api }) => api === 'showModal')?.options).toMatchObject({ content: OUTSIDE })
    expect(page.sent(procedure)).toEqual([])
  })

  it('records a day of the report without asking', async () => {
    const page = await opened(path, false)
    await fill(page, LAST)
    await page.settle()
    expect(page.text()).not.toContain('不在其中')
    await page.tap(button)
    expect(JSON.stringify(page.sent(procedure))).toContain(`"occurredOn":"${LAST}"`)
  })

  it('records the other day where that is meant', async () => {
    const page = await opened(path)
    await fill(page, NEXT_YEAR)
    await page.tap(button)
    expect(JSON.stringify(page.sent(procedure))).toContain(`"occurredOn":"${NEXT_YEAR}"`)
  })
})

describe('the figures of the business', () => {
  it('are those of the year that is asked about', async () => {
    const page = await load('packages/secretary/indicators/indicators', {
      query: { branchId: BRANCH, ...DAYS },
      answers: { ...people, 'indicator.year': { definitions: [], categories: [], months: [] } },
      now: JANUARY,
    })
    expect(page.sent('indicator.year')).toEqual([{ branchId: BRANCH, year: 2025 }])
  })

  it('say that a month is not one of the report’s', async () => {
    const open = (month: string) =>
      load('packages/secretary/indicator-month/indicator-month', {
        query: { branchId: BRANCH, month, from: '2025-01-01', to: '2025-06-30' },
        answers: { 'indicator.year': { definitions: [], categories: [], months: [] } },
        now: JANUARY,
      })
    expect((await open('2025-07')).text()).toContain('报告要的是2025年上半年的，2025年7月31日不在其中')
    expect((await open('2025-06')).text()).not.toContain('不在其中')
  })
})

it('a kind that lasts may have begun before the report’s days', async () => {
  const page = await load('packages/secretary/ledger-write/ledger-write', {
    query: { branchId: BRANCH, kind: 'volunteer-team', task: 'record', to: LAST },
    answers: OFFICE,
    now: JANUARY,
  })
  await page.emit('.form', 'change', { typed: { '@on': '2019-03-01' } })
  expect(page.text()).not.toContain('不在其中')
  await page.emit('.form', 'change', { typed: { '@on': NEXT_YEAR } })
  expect(page.text()).toContain('报告要的是2025年12月31日及以前的，2026年1月7日不在其中')
})
