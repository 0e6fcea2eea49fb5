/** Sentences of the house's own report, as whoever signs it reads them: from records to the printed line. */
import type { OutputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { IndicatorDefinition } from '#domain/entries/indicator'
import type { Donation } from '#domain/service/donation'
import { fen } from '#domain/values/money'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { civilDate, month } from '#domain/time/civil-date'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { granted } from '../../../builders/answers'
import { donation, entry, ledgerEntry } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, branch, member, openOffice, span, type Office } from '../../../builders/office'

type Report = OutputOf<'report.get'>
const day = civilDate
const SECOND = 'branch-2'

const SEATS: IndicatorDefinition = {
  ...{ code: 'seats', name: '党员先锋席位', unit: '席', over: 'last', partOf: null, target: null, owner: null },
}
/** A bureau with two branches, seen in the June after the year reported on. */
async function open(): Promise<Office> {
  const scene = await openOffice({ handlers: { ...measureHandlers, ...reportHandlers } })
  scene.store.seed('branches', branch({ indicators: [SEATS] }), branch({ _id: SECOND, name: '第二党支部', cells: [] }))
  scene.store.seed('members', member('far-1', { spans: [span({ branchId: SECOND, cellId: null })] }))
  return scene
}

async function redefine({ store }: Office, id: string, more: Partial<Branch>): Promise<void> {
  const before = await store.get('branches', id)
  if (!before) throw new Error(`No ${id}`)
  await store.commit([{ do: 'replace', in: 'branches', doc: { ...before, ...more, revision: before.revision + 1 } }])
}

async function drafted(scene: Office, branchId = BRANCH, cutOff = '2024-12-31'): Promise<Report> {
  const as = branchId === BUREAU ? 'office' : 'secretary'
  const asked = { branchId, year: 2024, cutOff: day(cutOff) }
  const { reportId } = granted(await scene.call('report.draft', asked, as))
  return granted(await scene.call('report.get', { branchId, reportId }, as))
}

/** The text of a section, a line for each paragraph. */
function textOf({ sections, figures }: Report, id: string): string {
  const { paragraphs = [] } = sections.find((each) => each.id === id) ?? {}
  return paragraphs
    .map(({ parts }) =>
      parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text)).join(''),
    )
    .join('\n')
}

const on = (text: string) => ({ occurredOn: day(text) })
const done = (text: string) => ({ concludedOn: day(text), concludedAfterDays: 1 })
const planItem = (id: string, more: Partial<LedgerEntry> = {}) =>
  ledgerEntry(id, 'plan-item', { ...on('2024-01-10'), organ: 'branch', values: { measure: id }, ...more })

describe('the plan of the year', () => {
  it('is told without the steps that were set for problems, of which the report tells first', async () => {
    const scene = await open()
    scene.store.seed('ledger', planItem('a', done('2024-05-01')), planItem('b', done('2024-06-01')), planItem('c'))
    scene.store.seed('ledger', planItem('s1', { problemId: 'p', ...done('2024-07-01') }))
    scene.store.seed('ledger', planItem('s2', { problemId: 'q' }))
    expect(textOf(await drafted(scene), 'safeguards')).toBe('支部年度计划3项完成2项。')
  })
})

it('自愿 stands at the drive to which it was given so, and says who noted it', async () => {
  const scene = await open()
  const gift = (id: string, memberId: string, campaign: string, more: Partial<Donation> = {}) =>
    donation(id, { memberId, campaign, fen: fen(10000), ...on('2024-07-10'), ...more })
  scene.store.seed(
    'donations',
    gift('a', 'member-1', '防汛救助', { willing: 'paper' }),
    gift('b', 'member-2', '防汛救助', { willing: 'paper' }),
    gift('c', 'member-3', '防汛救助'),
    gift('d', 'member-1', '暖冬助学', { fen: fen(20000) }),
    gift('e', 'member-2', '人人公益', { willing: 'giver' }),
  )
  const report = await drafted(scene)
  expect(textOf(report, 'central-task')).toBe(
    '3人捐款600元，其中“防汛救助”300元、“暖冬助学”200元、“人人公益”100元；“人人公益”的捐款中，1人本人注明自愿；“防汛救助”的捐款中，2人在纸面上注明自愿。',
  )
})

describe('自愿 of the only drive of the year', () => {
  const gift = (id: string, more: Partial<Donation> = {}) =>
    donation(id, { memberId: `member-${id}`, campaign: '防汛救助', fen: fen(10000), ...on('2024-07-10'), ...more })
  const told = async (...gifts: Donation[]) => {
    const scene = await open()
    scene.store.seed('donations', ...gifts)
    return textOf(await drafted(scene), 'central-task')
  }

  it('is of those who gave, and names the drive no second time', async () => {
    expect(await told(gift('1', { willing: 'paper' }), gift('2'))).toBe(
      '2人捐款200元，均为“防汛救助”，其中1人在纸面上注明自愿。',
    )
    expect(await told(gift('1', { willing: 'paper' }), gift('2', { willing: 'giver' }))).toBe(
      '2人捐款200元，均为“防汛救助”，其中1人本人注明自愿、1人在纸面上注明自愿。',
    )
  })

  it('of all who gave says so', async () => {
    expect(await told(gift('1', { willing: 'paper' }), gift('2', { willing: 'paper' }))).toBe(
      '2人捐款200元，均为“防汛救助”，2人都在纸面上注明自愿。',
    )
  })
})

describe('what stood last', () => {
  it('is as of 年底, and of a report up to another day as of that day', async () => {
    const scene = await open()
    const months = ['2024-05', '2024-12'].map((of, at) => ({
      ...{ ...entry(of, on(`${of}-20`)), month: month(of), version: 1 },
      values: [{ indicator: 'seats', category: null, value: 8 + at * 2 }],
    }))
    scene.store.seed('indicatorMonths', ...months)
    expect(textOf(await drafted(scene), 'central-task')).toBe('年底有党员先锋席位10席。')
    expect(textOf(await drafted(scene, BRANCH, '2024-05-31'), 'central-task')).toBe('5月底有党员先锋席位8席。')
    // Within a month the last whole one is named.
    expect(textOf(await drafted(scene, BRANCH, '2024-06-15'), 'central-task')).toBe('5月底有党员先锋席位8席。')
  })

  it('is not said of a month that nobody entered it for, nor before a month is over', async () => {
    const scene = await open()
    scene.store.seed('indicatorMonths', {
      ...{ ...entry('2024-05', on('2024-05-20')), month: month('2024-05'), version: 1 },
      values: [{ indicator: 'seats', category: null, value: 8 }],
    })
    for (const cutOff of ['2024-01-20', '2024-06-30', '2024-12-31'])
      expect(textOf(await drafted(scene, BRANCH, cutOff), 'central-task')).not.toContain('先锋席位')
  })

  it('goes on with what the unit does for its living, and not with its honours', async () => {
    const scene = await open()
    scene.store.seed('indicatorMonths', {
      ...{ ...entry('2024-07', on('2024-07-31')), month: month('2024-07'), version: 1 },
      values: [
        { indicator: 'seats', category: null, value: 8 },
        { indicator: 'hotline-accepted', category: null, value: 900 },
      ],
    })
    scene.store.seed(
      'ledger',
      ledgerEntry('h', 'honour', {
        ...on('2024-06-30'),
        values: { name: '先进集体', level: 'county', recipient: 'organization' },
      }),
    )
    expect(textOf(await drafted(scene, BRANCH, '2024-08-15'), 'central-task').split('\n')).toEqual([
      '热线1月至7月受理群众诉求900件。7月底有党员先锋席位8席。',
      '支部获得“先进集体”。',
    ])
  })
})

describe('an indicator that organizations set up themselves', () => {
  const seats = (branchId: string, value: number) => ({
    ...{ ...entry(branchId, on('2024-12-20')), branchId, month: month('2024-12'), version: 1 },
    values: [{ indicator: 'seats', category: null, value }],
  })

  it('that one branch alone keeps stands in that branch’s report, not in the bureau’s', async () => {
    const scene = await open()
    scene.store.seed('indicatorMonths', seats(BRANCH, 10))
    expect(textOf(await drafted(scene, BUREAU), 'central-task')).not.toContain('先锋席位')
    expect(textOf(await drafted(scene), 'central-task')).toContain('年底有党员先锋席位10席。')
  })

  it('that branches keep alike adds up in the bureau’s report, and what the bureau itself keeps stands there', async () => {
    const scene = await open()
    await redefine(scene, SECOND, { indicators: [SEATS] })
    scene.store.seed('indicatorMonths', seats(BRANCH, 10), seats(SECOND, 5), seats(BUREAU, 2))
    expect(textOf(await drafted(scene, BUREAU), 'central-task')).toContain('有党员先锋席位15席。')
    await redefine(scene, SECOND, { indicators: [] })
    await redefine(scene, BUREAU, { indicators: [SEATS] })
    expect(textOf(await drafted(scene, BUREAU), 'central-task')).toContain('年底有党员先锋席位12席。')
  })
})

describe('volunteer teams', () => {
  const team = (id: string, name: string, more: Partial<LedgerEntry> = {}) =>
    ledgerEntry(id, 'volunteer-team', { ...on('2023-03-05'), values: { name, leader: 'member-1' }, ...more })

  it('are those that served in the year; of one that was dissolved in it that is said', async () => {
    const scene = await open()
    scene.store.seed('ledger', team('a', '先锋服务队'), team('b', '防汛突击队', done('2024-08-31')))
    scene.store.seed('ledger', team('c', '去年的队', done('2023-12-01')))
    expect(textOf(await drafted(scene), 'central-task')).toBe(
      '支部先后有“防汛突击队”（8月撤销）、“先锋服务队”2支党员志愿服务队。',
    )
  })

  it('say nothing of what was dissolved after the days reported on', async () => {
    const scene = await open()
    scene.store.seed('ledger', team('b', '防汛突击队', done('2024-08-31')))
    expect(textOf(await drafted(scene, BRANCH, '2024-06-30'), 'central-task')).toBe(
      '支部有“防汛突击队”党员志愿服务队。',
    )
  })

  it('of one that was dissolved and formed again say that there is one', async () => {
    const scene = await open()
    const again = { ...on('2024-07-01'), concludedOn: null, concludedAfterDays: null }
    scene.store.seed('ledger', team('a', '防汛突击队', done('2024-05-31')), team('b', '防汛突击队', again))
    expect(textOf(await drafted(scene), 'central-task')).toBe('支部有“防汛突击队”党员志愿服务队。')
  })
})

describe('honours of people', () => {
  const honour = (id: 'a' | 'b', name: string, person?: string) =>
    ledgerEntry(id, 'honour', {
      ...on(id === 'a' ? '2024-06-01' : '2024-07-01'),
      values: { name, level: 'county', recipient: 'person', ...(person === undefined ? {} : { person }) },
    })

  it('say how many people received them, which the annex counts', async () => {
    const scene = await open()
    scene.store.seed('ledger', honour('a', '优秀共产党员', 'member-1'), honour('b', '优秀党务工作者', 'member-1'))
    const report = await drafted(scene)
    expect(textOf(report, 'central-task')).toBe('1名党员获得“优秀共产党员”“优秀党务工作者”。')
    expect(report.figures.find(({ measure }) => measure === 'honoured-members')).toMatchObject({
      display: '1',
      unit: '人',
    })
  })

  it('say no number where it is not written down whose one of them is', async () => {
    const scene = await open()
    scene.store.seed('ledger', honour('a', '优秀共产党员', 'member-1'), honour('b', '优秀党务工作者'))
    expect(textOf(await drafted(scene), 'central-task')).toBe('党员获得“优秀共产党员”“优秀党务工作者”。')
  })
})

it('honours of a bureau and its branches say of each whose it is', async () => {
  const scene = await open()
  const honour = (branchId: string, name: string, day: string) =>
    ledgerEntry(name, 'honour', {
      ...{ branchId, ...on(day) },
      values: { name, level: 'county', recipient: 'organization', grantedBy: '区委' },
    })
  scene.store.seed('ledger', honour(BRANCH, '先进党支部', '2024-06-01'), honour(BUREAU, '先进单位', '2024-07-01'))
  expect(textOf(await drafted(scene, BUREAU), 'central-task')).toBe(
    '单位本级和一个党支部获得“先进党支部”（区委授予第一党支部）、“先进单位”（区委授予单位本级）。',
  )
})

it('meetings of several branches together are no claim that each held every kind', async () => {
  const scene = await open()
  const held = (id: string, branchId: string, kind: MeetingKind) =>
    closedMeeting([], { _id: id, branchId, kinds: [kind], ...on('2024-05-10') })
  scene.store.seed(
    'meetings',
    ...[BRANCH, SECOND].map((of) => held(`g-${of}`, of, 'general-meeting')),
    held('l', BRANCH, 'party-lecture'),
  )
  expect(textOf(await drafted(scene, BUREAU), 'organizational-life')).toMatch(
    /全年共组织支部党员大会2次、党课1次（第二党支部没有记录）。/,
  )
})

it('what was taught in people’s own words is no title', async () => {
  const scene = await open()
  const session = (id: string, title: string) =>
    ledgerEntry(id, 'clean-conduct-session', {
      ...on(`2024-0${id}-01`),
      values: { topic: 'other', title, minutes: 45 },
    })
  scene.store.seed('ledger', session('3', '《中国共产党纪律处分条例》'), session('4', '警示教育片'))
  expect(textOf(await drafted(scene), 'clean-conduct')).toMatch(/内容有《中国共产党纪律处分条例》、警示教育片。$/)
})

it('one topic that names two occasions is one, and reads as one', async () => {
  const scene = await open()
  const values = { topic: 'other', title: '中秋、国庆前廉洁提醒', minutes: 45 }
  scene.store.seed('ledger', ledgerEntry('s', 'clean-conduct-session', { ...on('2024-09-20'), values }))
  expect(textOf(await drafted(scene), 'clean-conduct')).toMatch(/内容有“中秋、国庆前廉洁提醒”。$/)
})

describe('honours', () => {
  it('keep the brackets that are of their names', async () => {
    const scene = await open()
    const values = { name: '先进集体（窗口单位）', level: 'county', recipient: 'organization' }
    scene.store.seed('ledger', ledgerEntry('h', 'honour', { ...on('2024-07-01'), values }))
    expect(textOf(await drafted(scene), 'central-task')).toBe('支部获得“先进集体（窗口单位）”。')
  })

  it('have who gave them outside their quotation marks, whatever brackets that has', async () => {
    const scene = await open()
    const of = { level: 'county', recipient: 'organization', grantedBy: '区委（区直机关工委）' }
    const values = { name: '先进集体（窗口单位）', ...of }
    scene.store.seed('ledger', ledgerEntry('h', 'honour', { ...on('2024-07-01'), values }))
    expect(textOf(await drafted(scene), 'central-task')).toBe(
      '支部获得“先进集体（窗口单位）”（区委（区直机关工委））。',
    )
  })
})

describe('what the Party group checked', () => {
  const told = async (values: LedgerEntry['values'], more: Partial<LedgerEntry> = {}) => {
    const scene = await open()
    const check = { branchId: BUREAU, organ: 'leading-group' as const, ...on('2024-02-02'), ...more }
    scene.store.seed('ledger', ledgerEntry('c', 'self-check', { ...check, values: { of: 'below', ...values } }))
    return textOf(await drafted(scene, BUREAU), 'safeguards')
  }

  it('is told with what was found and what was put right, however little that is', async () => {
    const checked = '检查党组织1轮，发现问题11条'
    expect(await told({ found: 11, rectified: 7 }, done('2024-04-01'))).toBe(`${checked}，已整改7条。`)
    expect(await told({ found: 11 })).toBe(`${checked}。`)
  })
})

it('counts no branches before there were members in any', async () => {
  const scene = await open()
  const asked = { branchId: BUREAU, year: 2015, cutOff: day('2015-12-31') }
  const { reportId } = granted(await scene.call('report.draft', asked, 'office'))
  const report = granted(await scene.call('report.get', { branchId: BUREAU, reportId }, 'office'))
  expect(report.figures).toEqual([])
  expect(textOf(report, 'opening')).toMatch(/^现将本人2015年[^\n]*$/)
})

describe('what an annex says that branches kept no records of', () => {
  it('is nothing that only the Party group has: its letters, its checks, its plan and notices', async () => {
    const scene = await open()
    const group = { branchId: BUREAU, organ: 'leading-group' as const, ...on('2024-02-02') }
    scene.store.seed(
      'ledger',
      ledgerEntry('l', 'responsibility-letter', { ...group, ...done('2024-03-01'), values: { toSign: 2, signed: 2 } }),
      ledgerEntry('c', 'self-check', { ...group, values: { of: 'below', found: 3 } }),
      ledgerEntry('n', 'duty-notice', { ...group, values: { title: '关于党组成员分工的通知' } }),
      ...['a', 'b'].map((id) => planItem(id, { ...group, ...done('2024-05-01') })),
    )
    const report = await drafted(scene, BUREAU)
    const printed = report.figures.map(({ measure }) => measure)
    expect(printed).toEqual(
      expect.arrayContaining([
        'responsibility-letters-signed',
        'checks-below',
        'duty-notices.organ.leading-group',
        'own-plan-items',
      ]),
    )
    expect(report.withoutRecords).toEqual([])
  })

  it('is no list and no visit of leading cadres where there are none', async () => {
    const scene = await open()
    scene.store.seed('members', member('cadre', { spans: [span({ isLeadingCadre: true })] }))
    const list = ledgerEntry('d', 'dual-responsibility-list', { memberId: 'cadre', ...on('2024-02-02') })
    scene.store.seed('ledger', { ...list, ...done('2024-03-01') })
    const report = await drafted(scene, BUREAU)
    expect(textOf(report, 'safeguards')).toBe('1名党员领导干部全部签订“一岗双责”清单。')
    expect(report.withoutRecords).toEqual([])
  })

  it('is what every branch may record', async () => {
    const scene = await open()
    scene.store.seed('ledger', ledgerEntry('n', 'study-note', { memberId: 'member-1', ...on('2024-02-02') }))
    const { withoutRecords } = await drafted(scene, BUREAU)
    expect(withoutRecords).toEqual([{ subject: 'ledger:study-note', title: '心得体会', branches: ['第二党支部'] }])
  })
})

describe('one number', () => {
  it('has one name: a part that has a measure of its own is the figure of that measure', async () => {
    const scene = await open()
    const meeting = (id: string, kind: MeetingKind) =>
      closedMeeting([], { _id: id, kinds: [kind], ...on('2024-03-05') })
    scene.store.seed('meetings', meeting('a', 'general-meeting'), meeting('b', 'party-lecture'))
    const report = await drafted(scene)
    expect(textOf(report, 'organizational-life')).toBe('全年组织支部党员大会1次、党课1次。')
    expect(report.figures.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['general-meeting-count', 'party-lecture-count']),
    )
    expect(report.figures.filter(({ measure }) => measure === 'three-meetings-one-lecture')).toEqual([])
  })
})

describe('honours', () => {
  const honour = (id: string, [name, level, by]: readonly [string, string, string], more: Partial<LedgerEntry> = {}) =>
    ledgerEntry(id, 'honour', {
      ...{ ...on('2024-05-05'), values: { name, level, grantedBy: by, recipient: 'organization' } },
      ...more,
    })

  it('of a bureau are those of its branches too, the highest level first, then by their days; each says whose it is', async () => {
    const scene = await open()
    scene.store.seed(
      'ledger',
      honour('a', ['先进党支部', 'county', '区委'], on('2024-07-01')),
      honour('b', ['文明窗口', 'county', '区文明办'], { branchId: SECOND, ...on('2024-03-01') }),
      honour('c', ['防汛先进集体', 'municipal', '市防指']),
      honour('d', ['机关党建先进单位', 'county', '区直工委'], { branchId: BUREAU, ...on('2024-12-01') }),
    )
    const said = textOf(await drafted(scene, BUREAU), 'central-task')
    expect(said).toBe(
      '本单位获得“防汛先进集体”（市防指授予第一党支部）、“文明窗口”（区文明办授予第二党支部）等4项荣誉。',
    )
  })

  it('are no records that a branch kept back which was given none', async () => {
    const scene = await open()
    scene.store.seed('ledger', honour('a', ['先进党支部', 'county', '区委']))
    const report = await drafted(scene, BUREAU)
    expect(textOf(report, 'central-task')).toBe('第一党支部获得“先进党支部”（区委）。')
    expect(report.withoutRecords).toEqual([])
  })

  it('of one branch do not name it again', async () => {
    const scene = await open()
    scene.store.seed('ledger', honour('a', ['先进党支部', 'county', '区委']))
    expect(textOf(await drafted(scene), 'central-task')).toBe('支部获得“先进党支部”（区委）。')
  })
})

describe('a branch’s own year', () => {
  it('says of the hotline that it takes calls, and of no branch', async () => {
    const scene = await open()
    scene.store.seed('indicatorMonths', {
      ...{ ...entry('2024-05', on('2024-05-20')), month: month('2024-05'), version: 1 },
      values: [{ indicator: 'hotline-accepted', category: null, value: 120 }],
    })
    expect(textOf(await drafted(scene, BUREAU), 'central-task')).toMatch(/^热线全年受理群众诉求120件/)
  })

  it('says beside the hotline’s calls how many nights were kept, and no paragraph of it', async () => {
    const scene = await open()
    const night = { ...on('2024-07-05'), values: { nightShifts: 31 } }
    scene.store.seed('ledger', ledgerEntry('n', 'night-service', night))
    expect(textOf(await drafted(scene), 'central-task')).toBe('安排夜间值守31班次。')
    scene.store.seed('indicatorMonths', {
      ...{ ...entry('2024-05', on('2024-05-20')), month: month('2024-05'), version: 1 },
      values: [{ indicator: 'hotline-accepted', category: null, value: 120 }],
    })
    expect(textOf(await drafted(scene), 'central-task')).toBe('热线全年受理群众诉求120件。安排夜间值守31班次。')
  })

  it('says who visited in a sentence of its own, not of those who serve at posts', async () => {
    const scene = await open()
    const post = { ...on('2024-03-05'), values: { name: '咨询台' } }
    const duty = { ...on('2024-04-05'), values: { name: '咨询台', post: '咨询台', served: 30 } }
    const visit = { ...on('2024-09-05'), organ: 'branch' as const, values: { households: 19 } }
    scene.store.seed('ledger', ledgerEntry('a', 'service-post', post), ledgerEntry('d', 'service-post-duty', duty))
    scene.store.seed('ledger', ledgerEntry('b', 'condolence-visit', visit))
    expect(textOf(await drafted(scene), 'organizational-life')).toBe(
      '“咨询台”学雷锋服务岗服务群众30人次。支部走访慰问19户。',
    )
  })

  it('has no part without words where a sentence begins with a name: whoever rewords it gets it back whole', async () => {
    const scene = await open()
    const post = { ...on('2024-03-05'), values: { name: '咨询台' } }
    const duty = { ...on('2024-04-05'), values: { name: '咨询台', post: '咨询台', served: 30 } }
    scene.store.seed('ledger', ledgerEntry('a', 'service-post', post), ledgerEntry('d', 'service-post-duty', duty))
    scene.store.seed(
      'ledger',
      ledgerEntry('f', 'member-development', { memberId: 'member-1', ...on('2024-06-01'), values: { step: 'full' } }),
    )
    const report = await drafted(scene)
    expect(textOf(report, 'organizational-life')).toBe('预备党员转正1名。“咨询台”学雷锋服务岗服务群众30人次。')
    const parts = report.sections.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.parts))
    expect(parts.filter((part) => part.is === 'text' && part.text === '')).toEqual([])
  })

  it('counts study notes where nine in ten wrote one: fewer are a shortfall', async () => {
    const scene = await open()
    scene.store.seed('ledger', ledgerEntry('n', 'study-note', { memberId: 'member-1', ...on('2024-02-02') }))
    expect(textOf(await drafted(scene), 'organizational-life')).not.toContain('心得体会')
    const others = ['secretary', 'deputy', 'treasurer', 'clerk', 'member-2', 'member-3', 'member-4', 'member-5']
    const notes = others.map((memberId) => ledgerEntry(memberId, 'study-note', { memberId, ...on('2024-02-02') }))
    scene.store.seed('ledger', ...notes)
    expect(textOf(await drafted(scene), 'organizational-life')).toBe('党员撰写心得体会9篇。')
  })
})
