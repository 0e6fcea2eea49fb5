import { yearPeriod } from '#domain/time/period'
import type { DraftFigure } from '#domain/report/duty-report'
import {
  NOTHING_WRITTEN,
  type AnsweredProblem,
  type NamedProblem,
  type NextStep,
  type StepMetric,
  type Written,
} from '#domain/report/report-writing'
import { withUnanswered } from '#domain/report/kept-writing'
import { civilDate } from '#domain/time/civil-date'
import { lengthOf, placesFit, writtenParagraphs } from '#domain/report/written-paragraphs'

const figure = (key: string, year: number, display: string, part: DraftFigure['part'] = null): DraftFigure => ({
  ...{
    key,
    measure: 'donated',
    title: '捐款金额',
    definition: '',
    unit: '元',
    period: yearPeriod(year),
  },
  ...{ value: 1, display, records: 1, part, scope: 'report', leftOut: [] },
})
const FIGURES = [
  figure('donated', 2025, '1,200'),
  figure('donated|last-year', 2024, '900'),
  figure('donated|c=f', 2025, '300', { by: 'c', key: 'f', label: '防汛' }),
]
const problem = (more: Partial<NamedProblem>): NamedProblem => {
  const causes = [{ heading: null, words: '原因' }]
  return { id: 'p1', problem: '问题', finding: '', causes, figures: [], grounds: '座谈会', fromRule: null, ...more }
}
const step = (more: Partial<NextStep>): NextStep => {
  const plan = { ownerId: null, dueOn: null, metric: null }
  return { id: 's1', measure: '措施', who: '书记', byWhen: '6月底前', problemId: null, ...plan, ...more }
}
const printed = (
  section: keyof Written,
  written: Partial<Written>,
  level: 0 | 1 | 2 = 1,
  before: Written = NOTHING_WRITTEN,
) =>
  writtenParagraphs(
    section,
    { ...NOTHING_WRITTEN, ...written },
    { level, year: 2025, figures: FIGURES, before, author: null },
  ).map(
    ({ lead = '', parts }) =>
      lead + parts.map((part) => (part.is === 'figure' ? FIGURES[part.figure]?.display : part.text)).join(''),
  )

describe('the paragraphs people wrote', () => {
  it('are numbered one level below the heading of the section', () => {
    const problems = [problem({}), problem({ id: 'p2' })]
    expect(printed('problems', { problems }).map((words) => words.slice(0, 5))).toEqual(['（一）问题', '（二）问题'])
    expect(printed('problems', { problems }, 2).map((words) => words.slice(0, 5))).toEqual(['1. 问题', '2. 问题'])
  })

  it('keep a cause that was chosen by its heading and has no words yet as a place to fill', () => {
    const causes = [
      { heading: 'study', words: '学得浅' },
      { heading: 'recognition', words: '' },
    ] as const
    expect(printed('problems', { problems: [problem({ causes })] })).toEqual([
      '（一）问题。原因：学习教育方面，学得浅。（思想认识方面的原因：待填写）依据：座谈会。',
    ])
    expect(printed('problems', { problems: [problem({ causes: [] })] })).toEqual([
      '（一）问题。（原因：待填写）依据：座谈会。',
    ])
  })

  it('end each sentence once, however it was typed', () => {
    const problems = [problem({ problem: '问题；', causes: [{ heading: null, words: '原因。' }], grounds: '座谈会。' })]
    expect(printed('problems', { problems })).toEqual(['（一）问题。原因：原因。依据：座谈会。'])
  })

  it('name the figure of another year by its year, and the part by its name', () => {
    const figures = [
      { key: 'donated|last-year', title: '捐款金额' },
      { key: 'donated|c=f', title: '捐款金额' },
    ]
    expect(printed('problems', { problems: [problem({ figures, grounds: '' })] })).toEqual([
      '（一）问题。原因：原因。依据：2024年捐款金额900元、捐款金额（防汛）300元。',
    ])
  })

  it('refer to a problem by the number it has now', () => {
    const problems = [problem({}), problem({ id: 'p2' })]
    const steps = [step({ problemId: 'p2' })]
    expect(printed('next-steps', { problems, 'next-steps': steps })).toEqual([
      '（一）措施。针对问题（二），由书记负责，6月底前完成。',
    ])
    expect(printed('next-steps', { problems: [problem({})], 'next-steps': steps })[0]).not.toContain('针对')
  })
})

describe('a problem', () => {
  const figures = [{ key: 'donated', title: '捐款金额' }]
  it('is prose: what falls short with its figures in their places, then the causes under their headings', () => {
    const causes = [
      { heading: 'recognition', words: '重视不够。' },
      { heading: 'ways-of-working', words: '靠前服务不多' },
    ] as const
    const problems = [problem({ finding: '收到捐款{1}元，参与面不广', figures, causes, grounds: '' })]
    expect(printed('problems', { problems })).toEqual([
      '（一）问题。收到捐款1,200元，参与面不广。原因：思想认识方面，重视不够；工作作风方面，靠前服务不多。',
    ])
  })
  it('names in its sentence only figures that were chosen', () => {
    expect(
      ['共9{1}元', '共{1}5元', '共{1}万元', '共-{1}元', '共{1}{1}元'].map((finding) => placesFit(finding, 1)),
    ).not.toContain(true)
    expect([placesFit('共{1}元', 1), placesFit('', 0), placesFit('共{2}元', 1), placesFit('共{x}元', 1)]).toEqual([
      ...[true, true, false, false],
    ])
  })
})

describe('a target of last year’s report', () => {
  const metric = (target: number, direction: StepMetric['direction'] = 'at-least') => {
    return { key: 'donated', title: '捐款金额', unit: '元', direction, target }
  }
  const answer: AnsweredProblem = { id: 'a1', answers: 'p1', problem: '问题', done: '提前通知了', extent: null }
  const opening = (step_: Partial<NextStep>, more: Partial<AnsweredProblem> = {}) =>
    printed('last-year', { 'last-year': [{ ...answer, ...more }] }, 1, {
      ...NOTHING_WRITTEN,
      problems: [problem({})],
      'next-steps': [step({ problemId: 'p1', ...step_ })],
    })[0]

  it('is answered by the figure of this year, reached', () => {
    expect(opening({ metric: metric(1200) })).toBe(
      '（一）问题。提前通知了。上年提出的目标是：捐款金额不低于1200元，现为1,200元，已经达到。',
    )
  })
  it('or not reached', () => {
    expect(opening({ metric: metric(1201) })).toContain('现为1,200元，尚未达到，仍在整改。')
    expect(opening({ metric: metric(1199, 'at-most') })).toContain('不超过1199元，现为1,200元，尚未达到，仍在整改。')
  })
  it('is none where nothing is allowed, and the whole of a share', () => {
    expect(opening({ metric: metric(0, 'at-most') })).toContain('上年提出的目标是：捐款金额为0元，')
    const open = { ...metric(0, 'at-most'), title: '满90天没有整改的问题', unit: '条' }
    expect(opening({ metric: open })).toContain('上年提出的目标是：不再有满90天没有整改的问题，')
    expect(opening({ metric: { ...metric(3), unit: '人' } })).toContain('上年提出的目标是：捐款金额不少于3人，')
    expect(opening({ metric: { ...metric(100), unit: '%' } })).toContain('上年提出的目标是：捐款金额达到100%，')
  })
  it('leaves it to the person how far the problem is put right', () => {
    expect(opening({ metric: metric(1200) }, { extent: 'done' })).toMatch(/已经达到。已完成整改。$/)
    expect(opening({ metric: metric(1201) }, { extent: 'done' })).toContain('尚未达到。措施已经落实，目标没有达到。')
  })
  it('reached, with a problem that is still open, is said in one sentence', () => {
    expect(opening({ metric: metric(1200) }, { extent: 'under-way' })).toMatch(
      /现为1,200元，目标已经达到，但仍在整改。$/,
    )
  })
  it('is said to be unknown where the draft has not got the figure', () => {
    expect(opening({ metric: { ...metric(1), key: 'gifts' } })).toContain(
      '上年提出的目标是：捐款金额不低于1元，今年没有可以比较的记录。（整改到什么程度：待填写）',
    )
  })
})

describe('a next step', () => {
  it('prints its day where no words take its place, and its target', () => {
    const dueOn = civilDate('2026-06-30')
    const metric = { key: 'donated', title: '捐款金额', unit: '元', direction: 'at-least', target: 2000 } as const
    expect(printed('next-steps', { 'next-steps': [step({ byWhen: '', dueOn, metric })] })).toEqual([
      '（一）措施。由书记负责，2026年6月30日前完成，捐款金额由1,200元增加到不少于2000元。',
    ])
  })

  it('raises a rate, and makes a number larger or smaller', () => {
    const aim = (unit: string, direction: StepMetric['direction'], target: number) => {
      const metric = { key: 'donated', title: '某数', unit, direction, target }
      return printed('next-steps', { 'next-steps': [step({ who: '', byWhen: '', metric })] })[0]?.slice(6, -20)
    }
    expect(aim('%', 'at-least', 1500)).toBe('某数由1,200%提高到1500%以上')
    expect(aim('次', 'at-least', 1500)).toBe('某数由1,200次增加到不少于1500次')
    expect(aim('%', 'at-most', 9)).toBe('某数由1,200%降到9%以下')
    expect(aim('条', 'at-most', 9)).toBe('某数由1,200条减少到不超过9条')
    expect(aim('条', 'at-most', 0)).toBe('某数由1,200条减少到0条')
    expect(aim('次', 'at-least', 1200)).toBe('某数不少于1200次')
  })

  it('says beside a share who keeps no records of it', () => {
    const metric = { key: 'share', title: '某占比', unit: '%', direction: 'at-least', target: 90 } as const
    const figures = [{ ...figure('share', 2025, '70.5'), unit: '%', leftOut: ['第二党支部'] }]
    const of = { level: 1, year: 2025, figures, before: NOTHING_WRITTEN, author: null } as const
    const steps = [step({ who: '', byWhen: '', metric })]
    const [said] = writtenParagraphs('next-steps', { ...NOTHING_WRITTEN, 'next-steps': steps }, of)
    expect(said?.parts.slice(0, 3)).toEqual([
      { is: 'text', text: '某占比由', isOwn: true },
      { is: 'figure', figure: 0 },
      { is: 'text', text: '%（不含没有记录的第二党支部）提高到90%以上', isOwn: true },
    ])
  })

  it('is 由我负责 where it is the author’s alone', () => {
    const author = { memberId: 'm1', name: '沈柏川' }
    const by = (who: string, ownerId: string | null = null) => {
      const steps = [step({ who, ownerId })]
      const of = { level: 1, year: 2025, figures: FIGURES, before: NOTHING_WRITTEN, author } as const
      const [paragraph] = writtenParagraphs('next-steps', { ...NOTHING_WRITTEN, 'next-steps': steps }, of)
      return paragraph?.parts.map((part) => (part.is === 'text' ? part.text : '')).join('')
    }
    expect(by('支部书记沈柏川', 'm1')).toBe('由我负责，6月底前完成。')
    expect(by('沈柏川。')).toBe('由我负责，6月底前完成。')
    expect(by('陶静仪、沈柏川', 'm1')).toBe('由陶静仪、沈柏川负责，6月底前完成。')
    expect(by('沈柏川', 'm2')).toBe('由沈柏川负责，6月底前完成。')
    expect(by('支部副书记陶静仪', 'm1')).toBe('由支部副书记陶静仪负责，6月底前完成。')
  })
})

describe('the length of a section', () => {
  it('is what prints: without blanks and what is still to be filled in', () => {
    const parts = [
      { is: 'text', text: '捐款 ' },
      { is: 'figure', figure: 0 },
      { is: 'blank', text: '（待填写）' },
    ] as const
    // （一）好。 is 5, 捐款 2, 1,200 5.
    expect(lengthOf([{ statement: 's', lead: '（一）好。', parts }], FIGURES)).toBe(12)
  })
})

describe('last year’s problems', () => {
  it('stand after what was written, until each is answered', () => {
    const answer = { id: 'a1', answers: 'p2', problem: '乙', done: '', extent: null }
    const before = { ...NOTHING_WRITTEN, problems: [problem({}), problem({ id: 'p2' })] }
    const shown = withUnanswered({ ...NOTHING_WRITTEN, 'last-year': [answer] }, before)
    expect(shown['last-year'].map(({ answers }) => answers)).toEqual(['p2', 'p1'])
  })
})
