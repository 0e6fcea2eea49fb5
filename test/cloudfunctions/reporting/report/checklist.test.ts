import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { civilDate, lastDay, month } from '#domain/time/civil-date'
import type { OpenPoint } from '#domain/report/open-point'
import type { Clause, Statement } from '#domain/report/duty-report'
import { fen } from '#domain/values/money'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { checklistHandlers } from '../../../../cloudfunctions/reporting/report/checklist'
import type { DraftFigure } from '#domain/report/duty-report'
import { notKeptSoOften, saidOften } from '../../../../cloudfunctions/reporting/report/frequency'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { granted } from '../../../builders/answers'
import { donation, entry, ledgerEntry } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, NOW, openOffice } from '../../../builders/office'
import { addSeconds } from '../../../builders/seconds'

const LATER = addSeconds(NOW, 60)
const clause = (text: string, slots: Clause['slots'] = {}): Clause => ({ text, about: '捐款', slots })

/** A branch with one gift and a draft of one paragraph. */
async function drafted(...clauses: Clause[]) {
  const office = await openOffice({
    handlers: { ...reportHandlers, ...templateHandlers, ...checklistHandlers, ...wordingHandlers, ...entryHandlers },
  })
  const gift = { occurredOn: civilDate('2025-05-06'), campaign: '防汛救灾', fen: fen(100_000) }
  office.store.seed('donations', donation('g1', { ...gift, memberId: 'member-1' }))
  const statement: Statement = { id: 's', worth: 'core', clauses }
  const section = { id: 'only', heading: '捐款', level: 1 as const, statements: [statement] }
  await office.call(
    'template.save',
    { branchId: BRANCH, revision: 0, template: { title: '述职报告', sections: [section] } },
    'secretary',
  )
  const draft = await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  const { reportId } = draft.value
  const points = async (): Promise<readonly OpenPoint[]> => {
    const answer = await office.call('report.checklist', { branchId: BRANCH, reportId }, 'clerk', { now: LATER })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.points
  }
  return { ...office, reportId, points }
}
const DONATED = clause('捐款{n}元', { n: { measure: 'donated' } })

it('has nothing to say of a draft that is as its records are', async () => {
  expect(await (await drafted(DONATED)).points()).toEqual([])
})

describe('records that nobody has settled', () => {
  const on = (day: string) => ({ occurredOn: civilDate(day), memberId: 'member-1' })

  it('are told with how many of what, as no figure counts them', async () => {
    const office = await drafted(DONATED)
    office.store.seed(
      'donations',
      donation('g2', { ...on('2025-05-01'), state: 'proposed' }),
      donation('g3', { ...on('2025-05-02'), state: 'disputed' }),
      donation('of-last-year', { ...on('2024-12-31'), state: 'proposed' }),
      donation('taken-back', { ...on('2025-05-02'), state: 'withdrawn' }),
    )
    const { code, title } = LEDGER_KINDS[0] ?? { code: '', title: '' }
    office.store.seed('ledger', { ...ledgerEntry('l1', code), ...on('2025-06-10'), state: 'proposed' })
    office.store.seed('ledger', { ...ledgerEntry('l2', code), ...on('2025-06-11'), state: 'proposed' })
    expect(await office.points()).toEqual([
      {
        ...{ is: 'waiting', section: '', statement: '', figure: '', enterAt: '', branch: BRANCH },
        words: `有 3 条记录待确认或者有异议，没有计入数字：捐款 2 条（1 条有异议）、${title} 1 条`,
      },
    ])
  })
})

it('counts records that nobody has settled, however many there are', async () => {
  const office = await drafted(DONATED)
  const many = Array.from({ length: 1203 }, (_, at) =>
    donation(`w${at}`, { occurredOn: civilDate('2025-05-01'), memberId: 'member-1', state: 'proposed' }),
  )
  office.store.seed('donations', ...many)
  expect((await office.points()).map(({ words }) => words)).toEqual([
    '有 1203 条记录待确认或者有异议，没有计入数字：捐款 1203 条',
  ])
})

describe('what it would say if it were drafted anew', () => {
  const HONOURED: Clause = { text: '获得表彰{n}项', about: '表彰', slots: { n: { measure: 'honours' } } }
  const anew = async ({ call, reportId }: Awaited<ReturnType<typeof drafted>>) => {
    const answer = await call('report.checklist', { branchId: BRANCH, reportId }, 'clerk', { now: LATER })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.anew
  }

  it('is nothing while the records are as they were, nor where only a number changed', async () => {
    const office = await drafted(DONATED, HONOURED)
    expect(await anew(office)).toEqual([])
    office.store.seed('donations', donation('g2', { memberId: 'member-1', occurredOn: civilDate('2025-05-07') }))
    expect(await anew(office)).toEqual([])
  })

  it('is a sentence whose record was missing', async () => {
    const office = await drafted(DONATED, HONOURED)
    office.store.seed(
      'ledger',
      ledgerEntry('h1', 'honour', {
        occurredOn: civilDate('2025-05-08'),
        values: { name: '先进党支部', level: 'county', grantedBy: '区委', recipient: 'organization' },
      }),
    )
    expect(await anew(office)).toEqual(['荣誉'])
  })

  it('is a sentence that was not worth printing', async () => {
    const office = await drafted({ ...DONATED, atLeast: { n: 2000 } })
    expect(await anew(office)).toEqual([])
    office.store.seed(
      'donations',
      donation('g2', { memberId: 'member-1', occurredOn: civilDate('2025-05-07'), fen: fen(150_000) }),
    )
    expect(await anew(office)).toEqual(['捐款金额'])
  })
})

it('names a figure that has changed since it was drafted, with both values', async () => {
  const office = await drafted(DONATED)
  const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' } as const
  expect(await office.call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
  expect(await office.points()).toMatchObject([
    { is: 'stale', words: '「捐款金额」起草时 1,000元（1 条记录），现在没有记录', figure: 'donated' },
  ])
})

it('tells apart a figure that is the same and rests on other records than when it was drafted', async () => {
  const { store, reportId, points } = await drafted(DONATED)
  const report = await store.get('reports', reportId)
  if (!report) throw new Error('no report')
  store.seed('reports', { ...report, figures: report.figures.map((figure) => ({ ...figure, records: 29 })) })
  expect(await points()).toMatchObject([
    { is: 'records', words: '「捐款金额」数字没有变，依据的记录起草时 29 条，现在 1 条', figure: 'donated' },
  ])
})

it('names what a figure means otherwise than when it was drafted, though its number is the same', async () => {
  const { store, reportId, points } = await drafted(DONATED)
  const report = await store.get('reports', reportId)
  if (!report) throw new Error('no report')
  const figures = report.figures.map((figure) => ({ ...figure, definition: '只计现金', leftOut: ['第九党支部'] }))
  store.seed('reports', { ...report, figures })
  const [is] = report.figures
  expect(await points()).toMatchObject([
    {
      is: 'records',
      words:
        `「捐款金额」数字没有变，口径原来是“只计现金”，现在是“${is?.definition}”，` +
        '不计在内的党组织原来是“第九党支部”，现在是“没有”',
      figure: 'donated',
    },
  ])
})

it('tells that records behind a figure changed though it came out the same, without a name, in one question', async () => {
  const { call, store, points } = await drafted(DONATED)
  const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' } as const
  expect(await call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
  const gift = { occurredOn: civilDate('2025-05-07'), campaign: '防汛救灾', fen: fen(100_000) }
  store.seed('donations', donation('g2', { ...gift, memberId: 'member-2' }))
  const asked = (['find', 'findAll', 'aggregate'] as const).map((way) => jest.spyOn(store, way))
  expect(await points()).toMatchObject([
    {
      is: 'records',
      words: '捐款的记录起草以后改动过 1 条，「捐款金额」等数字没有变',
      figure: 'donated',
    },
  ])
  const ofJournal = asked.flatMap(({ mock }) => mock.calls).filter(([collection]) => collection === 'journal')
  expect(ofJournal).toHaveLength(1)
})

it('calls meetings that changed by what all of them are, whichever of them a figure counts', async () => {
  const office = await drafted(
    clause('捐款{n}元、开会{meetings}次、党课{lectures}次', {
      ...{ n: { measure: 'donated' }, meetings: { measure: 'general-meeting-count' } },
      lectures: { measure: 'party-lecture-count' },
    }),
  )
  const held = { startsAt: NOW, occurredOn: civilDate('2025-03-03') }
  office.store.seed('meetings', closedMeeting([], { _id: 'm1', ...held }))
  office.store.seed('meetings', closedMeeting([], { _id: 'm2', ...held, kinds: ['party-lecture'] }))
  granted(await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: LATER }))
  const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' } as const
  granted(await office.call('entry.withdraw', withdrawn, 'secretary', { now: addSeconds(LATER, 60) }))
  const [line] = await office.store.findAll('journal', { subject: 'g1' })
  if (!line) throw new Error('nothing was written down')
  office.store.seed('journal', { ...line, _id: 'j1', subject: 'm1' })
  const words = (await office.points()).map((point) => point.words)
  expect(words.filter((each) => each.includes('改动过'))).toEqual([
    expect.stringMatching(/^会议和活动的记录起草以后改动过 1 条，「支部党员大会」/),
  ])
})

it('names the months that a monthly figure lacks', async () => {
  const office = await drafted(clause('受理{n}件', { n: { measure: 'hotline-accepted' } }))
  const own = await office.store.get('branches', BRANCH)
  if (own) office.store.seed('branches', { ...own, indicators: HOTLINE_INDICATORS })
  const value = { indicator: 'hotline-accepted', category: null, value: 10 }
  for (const each of ['2025-01', '2025-02', '2025-04'].map(month))
    office.store.seed('indicatorMonths', {
      ...entry(`${BRANCH}:${each}#1`, { occurredOn: lastDay(each) }),
      ...{ month: each, version: 1, values: [value] },
    })
  await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary', { now: LATER })
  const gaps = (await office.points()).filter(({ is }) => is === 'gap')
  expect(gaps).toMatchObject([{ words: '热线受理缺3月、5月的记录', figure: 'hotline-accepted' }])
})

it('names a number typed into a paragraph, until what it rests on is said', async () => {
  const office = await drafted(DONATED)
  const parts = [
    { is: 'figure' as const, key: 'donated' },
    { is: 'text' as const, text: '元，慰问35户。' },
  ]
  const place = { branchId: BRANCH, reportId: office.reportId, statement: 's' }
  const words = { ...place, parts }
  await office.call('report.reword', { ...words, revision: 0 }, 'secretary')
  expect(await office.points()).toMatchObject([{ is: 'typed', statement: 's' }])
  await office.call('report.reword', { ...words, revision: 1, basis: '慰问名册' }, 'secretary')
  expect(await office.points()).toEqual([])
  expect(await office.call('report.words', place, 'clerk')).toMatchObject({ ok: true, value: { basis: '慰问名册' } })
})

describe('sums that contradict', () => {
  const check = (found: number, rectified: number) =>
    ledgerEntry('c1', 'self-check', {
      ...{ occurredOn: civilDate('2025-02-10'), values: { topic: '自查', found, rectified } },
      ...{ concludedOn: civilDate('2025-03-10') },
    })

  it('are told with their numbers', async () => {
    const office = await drafted(DONATED)
    office.store.seed('ledger', check(3, 5))
    expect(await office.points()).toMatchObject([
      { is: 'contradiction', words: '自查问题已整改5条，多于自查发现问题3条', figure: 'self-check-rectified' },
    ])
  })

  it('are none where the parts are no more than the whole', async () => {
    const office = await drafted(DONATED)
    office.store.seed('ledger', check(5, 5))
    expect(await office.points()).toEqual([])
  })
})

describe('how often something is said to be done', () => {
  const monthly = (...months: number[]) =>
    months.map((month) =>
      donation(`m${month}`, {
        ...{ occurredOn: civilDate(`2025-0${month}-03`), memberId: 'member-1', campaign: '防汛救灾', fen: fen(100) },
      }),
    )

  it.each([
    ['每月都有', [1, 2, 3, 4], []],
    ['每月都有', [1, 2, 4], ['“每月都有捐款”，记录里看不出']],
    ['每季度都有', [1, 2, 3, 4], []],
    ['每季度都有', [1], ['“每季度都有捐款”，记录里看不出']],
    ['每周都有', [1, 2, 3, 4], ['“每周都有捐款”，记录里看不出']],
  ])('is borne by the records or told: %s of months %j', async (said, months, words) => {
    const office = await drafted(DONATED, clause(`，${said}捐款{n}笔`, { n: { measure: 'gifts' } }))
    office.store.seed('donations', ...monthly(...months))
    const points = await office.points()
    expect(points.flatMap((point) => (point.is === 'frequency' ? [point.words] : []))).toEqual(words)
  })
})

it.each([
  ...[
    '每月底',
    '每月初',
    '每个季度',
    '每一季度',
    '按月',
    '逐月',
    '月月',
    '每两个月',
    '按季度',
    '每 月',
    '每半月',
    '每旬',
    '每双月',
  ],
  ...['按周', '周周', '天天', '各月都', '一个月不落', '一季度不落', '每季', '一月一次', '一季一次', '没有一个月不'],
])('is a claim of how often: %s', async (said) => {
  const office = await drafted(clause(`${said}收到捐款{n}笔`, { n: { measure: 'gifts' } }))
  expect((await office.points()).map(({ is }) => is)).toContain('frequency')
})

describe('how often something is said to be done', () => {
  const entry = (section: string, lead: string, text: string) =>
    saidOften([{ id: section, heading: '', level: 1, paragraphs: [paragraphOf(section, lead, text)] }], []).map(
      ({ words }) => words,
    )
  const paragraphOf = (statement: string, lead: string, text: string) => ({
    ...{ statement, lead, entry: 'e1' },
    parts: [{ is: 'text' as const, text }],
  })

  it('is claimed by no problem and by no step: the one says what was not kept, the other what is meant to be', () => {
    expect(entry('problems', '（一）党课没有做到每季度一次。', '支委会没有每月召开。')).toEqual([])
    expect(entry('next-steps', '（一）每季度上一次党课。', '由书记负责，每月完成。')).toEqual([])
  })

  it('is claimed by what was done about last year’s problem, not by the problem', () => {
    expect(entry('last-year', '（一）没有做到每月一次。', '现在每季度上党课。')).toEqual(['每季度上党课'])
  })

  it.each([
    '没有做到按季通报。',
    '未能逐月核对。',
    '没有严格落实支部党员大会每季度一次的要求。',
    '尚未形成每月研究的制度。',
    '不是每月都上党课。',
    '并非逐月核对。',
    '难以做到每周值守。',
    '没有做到按月提醒、按季通报。',
    '每季度通报没有做到。',
    '按月提醒做得不够。',
    '每月一次的党课坚持得不好。',
    '逐月核对不到位。',
    '每季度一次党课的要求落实有差距。',
  ])('is claimed by no sentence that says it was not so: %s', (said) => {
    expect(entry('last-year', '（一）通报少。', `开会通报了两次，${said}`)).toEqual([])
  })

  it.each([
    ['从未间断每月的主题党日。', '每月的主题党日'],
    ['没有漏掉按季通报。', '按季通报'],
    ['每月研究，没有做到的逐项督促。', '每月研究'],
    ['没有缺席，每月都到会。', '每月都到会'],
    ['没有例外每月召开支委会。', '每月召开支委会'],
    ['每季度通报的没有少过。', '每季度通报的没有少过'],
    ['按季通报未整改的问题。', '按季通报未整改的问题'],
    ['每月走访没有工作单位的党员。', '每月走访没有工作单位'],
  ])('is claimed where what is denied is something else: %s', (said, words) => {
    expect(entry('last-year', '（一）通报少。', said)).toEqual([words])
  })
})

it('how often what a clause names is done is borne by that alone', async () => {
  const office = await drafted(clause('支委会每月召开，捐款{n}笔', { n: { measure: 'gifts' } }))
  const months = [1, 2, 3, 4].map((at) => donation(`m${at}`, { occurredOn: civilDate(`2025-0${at}-03`) }))
  office.store.seed('donations', ...months)
  expect((await office.points()).map(({ is }) => is)).toContain('frequency')
})

describe('how often several things are said to be done', () => {
  const kept = (measure: string, display: string) => [`${measure}|cadence`, { display }] as const
  const points = (text: string, ...figures: (readonly [string, { readonly display: string }])[]) =>
    notKeptSoOften(
      saidOften(
        [
          {
            ...{ id: 'first-duty', heading: '', level: 1 },
            paragraphs: [{ statement: 's', parts: [{ is: 'text', text }] }],
          },
        ],
        [],
      ),
      new Map(figures) as unknown as ReadonlyMap<string, DraftFigure>,
    ).map(({ words }) => words)

  it('is borne where each of them bears it', () => {
    const both = [kept('committee-meeting-count', '每月'), kept('party-lecture-count', '每月')]
    expect(points('每月召开支委会、上党课。', ...both)).toEqual([])
  })

  it.each(['始终坚持按时上党课。', '党课从未中断。', '党课一次不落。'])(
    'is claimed by what says always: %s',
    (text) => {
      expect(points(text)).toHaveLength(1)
      expect(points(text, kept('party-lecture-count', '每季度'))).toEqual([])
    },
  )

  it('is not claimed by an always that is of nothing recorded', () => {
    expect(points('始终把群众放在首位，一直在岗。')).toEqual([])
  })

  it('is not borne by one of them', () => {
    const told = ['“每月召开支委会”，党课的记录里看不出']
    expect(points('每月召开支委会、上党课。', kept('committee-meeting-count', '每月'))).toEqual(told)
    const seldom = [kept('committee-meeting-count', '每月'), kept('party-lecture-count', '每季度')]
    expect(points('每月召开支委会、上党课。', ...seldom)).toEqual(told)
  })
})

it('is not told to who may not read the records', async () => {
  const { call, reportId } = await drafted(DONATED)
  const answer = await call('report.checklist', { branchId: BRANCH, reportId }, 'member-1')
  expect(answer).toMatchObject({ ok: false, code: 'not-permitted' })
})

it('is of no report of another branch', async () => {
  const { call } = await drafted(DONATED)
  const answer = await call('report.checklist', { branchId: BRANCH, reportId: 'other' }, 'clerk')
  expect(answer).toMatchObject({ ok: false, code: 'no-such-report' })
})
