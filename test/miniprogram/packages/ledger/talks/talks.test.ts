/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { describeStates } from '../../../../builders/four-states'
import { load, refused, type Answers } from '../../../../builders/simulate'
import { NOW, SECRETARY, TODAY } from '../../meeting/scene'

const absence = (meetingId: string, day: string) => ({
  meetingId,
  title: '支部党员大会',
  kinds: ['general-meeting' as const],
  occurredOn: civilDate(day),
})
const proposed = (people: OutputOf<'meeting.talksProposed'>['people']) => ({
  'meeting.talksProposed': { on: TODAY, from: civilDate('2024-12-09'), absences: 3, people },
})
const PEOPLE = [
  {
    memberId: 'member-2',
    name: '张红',
    absences: [absence('a', '2025-03-04'), absence('b', '2025-04-08'), absence('c', '2025-05-13')],
  },
]
const page = (answers: Answers = {}) =>
  load('packages/ledger/talks/talks', {
    answers: { 'me.get': SECRETARY, ...proposed(PEOPLE), ...answers },
    query: { branchId: 'branch-1' },
    now: NOW,
  })

afterEach(() => jest.useRealTimers())

describeStates(
  [
    {
      page: 'packages/ledger/talks/talks',
      query: { branchId: 'branch-1' },
      reads: 'meeting.talksProposed',
      says: '张红',
      empty: { answers: proposed([]), says: '现在没有建议谈心的同志。' },
    },
  ],
  { 'me.get': SECRETARY, ...proposed(PEOPLE) },
  NOW,
)

describe('talks proposed', () => {
  it('name the days, count nobody and blame nobody', async () => {
    const text = (await page()).text()
    for (const part of ['张红', '3月4日 支部党员大会', '5月13日 支部党员大会', '只有您看得到'])
      expect(text).toContain(part)
    for (const word of ['缺席', '次数', '排名', '3 次']) expect(text).not.toContain(word)
  })

  it('are noted as a talk with that member', async () => {
    const talks = await page()
    await talks.tap('记下一次谈心')
    expect(talks.went()).toEqual([
      '/packages/secretary/ledger-write/ledger-write?branchId=branch-1&kind=heart-to-heart-talk&task=record&memberId=member-1&partner=member-2',
    ])
  })

  it('are shown to nobody else', async () => {
    const talks = await page({ 'meeting.talksProposed': refused('not-permitted') })
    expect(talks.data).toMatchObject({ state: 'failed', rows: [] })
    expect(talks.text()).not.toContain('张红')
  })
})
