import type { OpenPointKind } from '#domain/report/open-point'
import { blankPoints, textPoints } from '#domain/report/text-points'
import type { DraftSection } from '#domain/report/duty-report'
import { NOTHING_WRITTEN, type NamedProblem, type Written, type WrittenSection } from '#domain/report/report-writing'
import { limitWords } from '#domain/rules/limit-words'
import { writtenParagraphs } from '#domain/report/written-paragraphs'
import { draftFigure, reportPrinting, storedReport } from '../../../builders/report'

const UNITS = ['机关第一党支部', '第二党支部']
/** The words of one kind of open points in a paragraph. */
function found(is: OpenPointKind, ...paragraphs: Parameters<typeof reportPrinting>[1][]) {
  const report = reportPrinting([draftFigure(), draftFigure({ key: 'v', measure: 'voluntary-donated' })], ...paragraphs)
  return textPoints(report, UNITS).flatMap((point) => (point.is === is ? [point.words] : []))
}
const section = (id: string, characters: number, more: Partial<DraftSection> = {}): DraftSection => ({
  ...{
    id,
    heading: id,
    level: 1,
    paragraphs: [{ statement: id, parts: [{ is: 'text', text: '实'.repeat(characters) }] }],
  },
  ...more,
})
const budgetOf = (...sections: DraftSection[]) =>
  textPoints(storedReport({ sections }), UNITS).flatMap(({ is, words }) => (is === 'budget' ? [words] : []))

it('a number typed by hand is told with the words around it, a figure is not', () => {
  expect(found('typed', ['捐款', 0, '元，走访35户。'])).toEqual(['35户：“捐款…元，走访35户。”'])
})

describe('a figure that words put where it says something else', () => {
  const accepted = draftFigure({ key: 'a', title: '受理诉求', unit: '件', value: 93_110, display: '93,110' })
  const flood = draftFigure({ key: 'f', title: '防汛应急诉求', unit: '件', value: 3492, display: '3,492' })
  const donors = draftFigure({ key: 'd', title: '捐款人数', unit: '人', value: 37, display: '37' })
  const rate = draftFigure({ key: 'r', title: '办结率', unit: '%', value: 95.9, display: '95.9' })
  const hours = draftFigure({ key: 'h', title: '志愿服务时长', unit: '小时', value: 633.8, display: '633.8' })
  const change = draftFigure({ key: 'c', title: '办结率比上年', unit: '个百分点', value: 1.2, display: '1.2' })
  const figures = [accepted, flood, donors, rate, hours, change]
  const told = (...parts: (string | number)[]) =>
    textPoints(reportPrinting(figures, parts), UNITS).flatMap(({ is, words }) => (is === 'misplaced' ? [words] : []))

  it.each<[(string | number)[], string]>([
    [['走访', 0, '户。'], '“93,110户”：这里的数字是受理诉求，按件计'],
    [['增长', 2, '%。'], '“37%”：这里的数字是捐款人数，按人计'],
    [['增长', 2, '个百分点。'], '“37个百分点”：这里的数字是捐款人数，按人计'],
    [['占', 2, '成。'], '“37成”：这里的数字是捐款人数，按人计'],
    [['是上年的', 2, '倍。'], '“37倍”：这里的数字是捐款人数，按人计'],
    [['走访', 2, 'w户。'], '“37w”：这里的数字是捐款人数，按人计'],
    [['服务', 2, '人次。'], '“37人次”：这里的数字是捐款人数，按人计'],
    [['走访', 4, '户。'], '“633.8户”：这里的数字是志愿服务时长，按小时计'],
    [['走访', 3, '余户。'], '“95.9户”：这里的数字是办结率，是百分比'],
    [['近', 2, '名党员捐款。'], '“近37人”：捐款人数就是37人'],
    [['超过', 2, '名党员捐款。'], '“超过37人”：捐款人数就是37人'],
    [['负', 2, '人。'], '“负37人”：捐款人数就是37人'],
    [['受理', 1, '件，其中', 0, '件为防汛应急。'], '“其中”的93,110件，多于前面的3,492件'],
  ])('is told: %j', (parts, words) => {
    expect(told(...parts)).toEqual([words])
  })

  it.each<[(string | number)[]]>([
    [['受理', 0, '件，其中防汛应急', 1, '件。']],
    [['受理', 0, '项诉求，办结率', 3, '%，比上年高', 5, '个百分点。']],
    [[2, '名党员到附近', 2, '位居民家，', 4, '小时。']],
    [['受理', 1, '件。受理', 0, '件，其中较难的', 1, '件。']],
    [['捐款的有', 2, '。']],
  ])('is none where it is counted as it counts: %j', (parts) => {
    expect(told(...parts)).toEqual([])
  })
})

it('a number whose basis was said is no open point', () => {
  const report = reportPrinting([], ['走访35户。'])
  const [first] = report.sections
  const paragraphs = first?.paragraphs.map((each) => ({
    ...each,
    reworded: { isDrafted: true, changes: [], basis: '区统计年报' },
  }))
  const said = { ...report, sections: [{ id: 'work', heading: '', level: 1 as const, paragraphs: paragraphs ?? [] }] }
  expect(textPoints(said, UNITS)).toEqual([])
})

it('a number of a name that a record gave is none', () => {
  const named = draftFigure({ part: { by: 'campaign', key: 'k', label: '“99公益日”募捐' } })
  expect(textPoints(reportPrinting([named], ['其中“99公益日”募捐', 0, '元。']), UNITS)).toEqual([])
})

describe('a limit or a target claims nothing where the software wrote it itself', () => {
  const metric = {
    key: 'donated',
    title: '学习满32学时的党员占比',
    unit: '%',
    direction: 'at-least',
    target: 85,
  } as const
  const rate = [{ key: 'donated', title: '占比' }]
  const found = { id: 'p1', problem: '学习不实', causes: [], figures: rate, grounds: '', fromRule: 'problem-study' }
  const answer = { id: 'a1', answers: 'p1', problem: '学习不实', done: '补学了', extent: null }
  const step = {
    id: 's1',
    measure: '排出日期',
    who: '书记',
    ownerId: null,
    dueOn: null,
    byWhen: '',
    problemId: 'p1',
    metric,
  }
  const typedOf = (name: WrittenSection, more: Partial<Written>) => {
    const figures = [draftFigure()]
    const before = { ...NOTHING_WRITTEN, 'next-steps': [step] }
    const written = { ...NOTHING_WRITTEN, ...more }
    const paragraphs = writtenParagraphs(name, written, {
      level: 1,
      year: 2025,
      figures,
      before,
      author: null,
      limitsOf: limitWords,
    })
    return textPoints(storedReport({ figures, sections: [section(name, 0, { paragraphs })] }), UNITS).flatMap(
      ({ is, words }) => (is === 'typed' ? [words.replace(/：.*/, '')] : []),
    )
  }
  const problem = (finding: string, more: Partial<NamedProblem> = {}) =>
    typedOf('problems', { problems: [{ ...found, finding, ...more }] })

  it('the limit of the rule that found the problem', () => {
    expect(problem('撰写心得体会的党员占{1}%，低于80%')).toEqual([])
    expect(problem('撰写心得体会的党员占{1}%，低于80%', { fromRule: null })).toEqual(['80%'])
    expect(problem('撰写心得体会的党员占{1}%，低于80%', { fromRule: 'problem-channels' })).toEqual(['80%'])
    expect(problem('党员占{1}%，低于80%，走访超过500户，解决不足30件')).toEqual(['500户', '30件'])
  })

  it('a target that last year’s report set or a step sets', () => {
    expect(typedOf('last-year', { 'last-year': [answer] })).toEqual([])
    expect(typedOf('next-steps', { 'next-steps': [step] })).toEqual([])
    expect(typedOf('next-steps', { 'next-steps': [{ ...step, measure: '目标：已走访群众500户' }] })).toEqual(['500户'])
    const done = '目标：已走访500户。党课覆盖超过300人，满意度高于99%'
    expect(typedOf('last-year', { 'last-year': [{ ...answer, done }] })).toEqual(['500户', '300人', '99%'])
  })
})

it('a number in what a measure is called is none', () => {
  const reached = draftFigure({ measure: 'study-hours-reached', title: '学习满32学时的党员', unit: '人' })
  expect(textPoints(reportPrinting([reached], ['学习满32学时的党员', 0, '人。']), UNITS)).toEqual([])
})

it.each(['召开XX会议', '某某同志', '慰问××户', '数据待补', '走访____户', 'Ｘ名党员'])(
  'what stands for a word is told: %s',
  (text) => {
    expect(found('leftover', [text])).toHaveLength(1)
  },
)

it.each(['由某负责', '走访***户', '走访??户', '走访N户', '某负责人牵头'])(
  'a word that stands for another is left over: %s',
  (text) => {
    expect(found('leftover', [text])).toHaveLength(1)
  },
)

it.each(['7×24小时值守', 'PPT和XML', '某种程度', '有待定期检查'])('what only looks like it is not: %s', (text) => {
  expect(found('leftover', [text])).toEqual([])
})

it.each([
  ['机关第一支部开展活动', ['文中是“机关第一支部”，名册里是“机关第一党支部”']],
  ['机关第一党支部开展活动', []],
  ['与第三党支部联合开展', []],
])('the name of an organization is as the register has it: %s', (text, words) => {
  expect(found('unit-name', [text])).toEqual(words)
})

describe('how long a section is', () => {
  it('is at most what was agreed for the work, with the sections under it', () => {
    const under = section('a', 500, { level: 2 })
    expect(budgetOf(section('work', 100, { budget: 500 }), under)).toEqual(['「work」约 600 字，多于约定的 500 字'])
    expect(budgetOf(section('work', 10, { budget: 500 }))).toEqual([])
  })

  it('is at least what was agreed for the problems', () => {
    expect(budgetOf(section('problems', 100, { budget: 1500 }))).toEqual(['「problems」约 100 字，少于约定的 1500 字'])
    expect(budgetOf(section('problems', 3000, { budget: 1500 }))).toEqual([])
  })

  it('is about what was agreed for the next steps', () => {
    expect(budgetOf(section('next-steps', 650, { budget: 700 }))).toEqual([])
    expect(budgetOf(section('next-steps', 600, { budget: 700 }))).toHaveLength(1)
    expect(budgetOf(section('next-steps', 900, { budget: 700 }))).toHaveLength(1)
  })
})

it('自愿 is said only of gifts whose givers said so', () => {
  expect(found('voluntary', ['党员自愿捐款', 0, '元。'])).toHaveLength(1)
  expect(found('voluntary', ['党员自愿捐款', 1, '元。'])).toEqual([])
  expect(found('voluntary', ['党员捐款', 0, '元，自愿报名的不少。'])).toHaveLength(1)
  expect(found('voluntary', ['自愿报名参加服务。'])).toEqual([])
  expect(found('voluntary', ['党员', 1, '元系本人自愿。党员全部自愿捐款', 0, '元。'])).toHaveLength(1)
  expect(found('voluntary', ['党员全部自愿捐款', 0, '元，其中说明的', 1, '元。'])).toHaveLength(1)
  expect(found('voluntary', ['党员捐款', 0, '元。其中自愿捐款', 1, '元。'])).toEqual([])
  expect(found('voluntary', ['党员认领自愿服务岗。捐款', 0, '元。'])).toEqual([])
  // What a drive is called says nothing of who gave.
  expect(found('voluntary', ['本人注明自愿的有“人人公益”捐款', 1, '元。'])).toEqual([])
})

it.each<[(string | number)[]]>([
  [['党员自愿拿出一部分生活补助支援受灾群众和困难家庭，向慈善会捐款', 0, '元。']],
  [['捐款', 0, '元；全部自愿。']],
  [['全部自愿！捐款', 0, '元。']],
  [['大家都是自愿的。捐款', 0, '元。']],
  [['自愿为受灾的困难群众献爱心', 0, '元。']],
  [['党员志愿捐款', 0, '元。']],
  [['全体党员自愿捐款，其中本人注明自愿的', 1, '元。']],
])('自愿 is said of giving however it is put: %j', (parts) => {
  expect(found('voluntary', parts)).toHaveLength(1)
})

it('what is not written and what is not recorded lead to their places', () => {
  const parts = [{ is: 'blank' as const, text: '（原因：待填写）' }]
  const report = storedReport({
    sections: [section('problems', 0, { paragraphs: [{ statement: 'problems', parts }] })],
    unrecorded: [{ about: '荣誉', enterAt: 'ledger:honour', statement: 'h', period: 'report' }],
  })
  expect(textPoints(report, UNITS)).toMatchObject([
    { is: 'blank', words: '「problems」：原因', section: 'problems', statement: 'problems' },
    { is: 'unrecorded', enterAt: 'ledger:honour' },
  ])
})

describe('what people have still to fill in', () => {
  const blank = (what: string) => ({ is: 'blank' as const, text: `（${what}：待填写）` })
  const entry = (id: string, lead: string, ...missing: string[]) => ({
    ...{ statement: 'next-steps', lead, entry: id },
    parts: [{ is: 'text' as const, text: '由书记负责，' }, ...missing.map(blank)],
  })
  const points = (...paragraphs: DraftSection['paragraphs'][number][]) =>
    blankPoints([section('next-steps', 0, { paragraphs })])

  it('is one row for each entry, which names it and all that it lacks', () => {
    expect(points(entry('s1', '（一）写好了。'), entry('s8', '（八）建立台账。', '责任人', '完成时限'))).toMatchObject([
      { words: '打算（八）建立台账：责任人、完成时限', section: 'next-steps', entry: 's8' },
    ])
  })

  it('names an entry by its opening where that is long', () => {
    const long = '（二）每季度向所在社区了解一次居民需要，据此安排服务项目'
    expect(points(entry('s2', `${long}。`, '责任人'))[0]?.words).toBe(`打算${[...long].slice(0, 24).join('')}…：责任人`)
  })

  it('names the section where nothing of it is written, and the opening, which has no heading', () => {
    const parts = [{ is: 'blank' as const, text: '（请写一段开头）' }]
    const paragraphs = [{ statement: 'o', parts }]
    expect(blankPoints([section('opening', 0, { heading: '', paragraphs })])[0]?.words).toBe('「开头」：请写一段开头')
    expect(blankPoints([section('work', 0, { heading: '主要工作', paragraphs })])[0]?.words).toBe(
      '「主要工作」：请写一段开头',
    )
  })
})

it('whatever is open in an entry leads to that entry', () => {
  const paragraphs = [
    {
      ...{ statement: 'problems', lead: '（一）某某问题。', entry: 'p1' },
      parts: [{ is: 'text' as const, text: '走访35户，机关第一支部没有开展。' }],
    },
  ]
  const points = textPoints(storedReport({ sections: [section('problems', 0, { paragraphs })] }), UNITS)
  expect(points.map(({ is, entry }) => [is, entry])).toEqual([
    ['typed', 'p1'],
    ['leftover', 'p1'],
    ['unit-name', 'p1'],
  ])
})
