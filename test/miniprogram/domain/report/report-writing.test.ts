import { yearPeriod } from '#domain/time/period'
import type { DraftFigure } from '#domain/report/duty-report'
import {
  lengthOf,
  NOTHING_WRITTEN,
  withUnanswered,
  writtenParagraphs,
  type NamedProblem,
  type NextStep,
  type Written,
} from '#domain/report/report-writing'

const figure = (year: number, display: string, part: DraftFigure['part'] = null): DraftFigure => ({
  ...{
    key: `donated ${year}`,
    measure: 'donated',
    title: '捐款金额',
    definition: '',
    unit: '元',
    period: yearPeriod(year),
  },
  ...{ value: 1, display, records: 1, part },
})
const FIGURES = [figure(2025, '1,200'), figure(2024, '900'), figure(2025, '300', { by: 'c', key: 'f', label: '防汛' })]
const problem = (more: Partial<NamedProblem>): NamedProblem => {
  return { id: 'p1', problem: '问题', cause: '原因', figures: [], grounds: '座谈会', ...more }
}
const step = (more: Partial<NextStep>): NextStep => {
  return { id: 's1', measure: '措施', who: '书记', byWhen: '6月底前', problemId: null, ...more }
}
const printed = (section: keyof Written, written: Partial<Written>, level: 0 | 1 | 2 = 1) =>
  writtenParagraphs(section, { ...NOTHING_WRITTEN, ...written }, { level, year: 2025, figures: FIGURES }).map(
    ({ lead = '', parts }) =>
      lead + parts.map((part) => (part.is === 'figure' ? FIGURES[part.figure]?.display : part.text)).join(''),
  )

describe('the paragraphs people wrote', () => {
  it('are numbered one level below the heading of the section', () => {
    const problems = [problem({}), problem({ id: 'p2' })]
    expect(printed('problems', { problems }).map((words) => words.slice(0, 5))).toEqual(['（一）问题', '（二）问题'])
    expect(printed('problems', { problems }, 2).map((words) => words.slice(0, 5))).toEqual(['1. 问题', '2. 问题'])
  })

  it('end each sentence once, however it was typed', () => {
    const problems = [problem({ problem: '问题；', cause: '原因。', grounds: '座谈会。' })]
    expect(printed('problems', { problems })).toEqual(['（一）问题。原因：原因。依据：座谈会。'])
  })

  it('name the figure of another year by its year, and the part by its name', () => {
    const figures = [
      { measure: 'donated', year: 2024, part: null, title: '捐款金额' },
      { measure: 'donated', year: 2025, part: { by: 'c', key: 'f' }, title: '捐款金额' },
    ]
    expect(printed('problems', { problems: [problem({ figures, grounds: '' })] })).toEqual([
      '（一）问题。原因：原因。依据：2024年捐款金额900元、捐款金额（防汛）300元。',
    ])
  })

  it('refer to a problem by the number it has now', () => {
    const problems = [problem({}), problem({ id: 'p2' })]
    const steps = [step({ problemId: 'p2' })]
    expect(printed('next-steps', { problems, 'next-steps': steps })).toEqual([
      '（一）措施。针对问题（二）。责任人：书记。完成时限：6月底前。',
    ])
    expect(printed('next-steps', { problems: [problem({})], 'next-steps': steps })[0]).not.toContain('针对')
  })
})

describe('the length of a section', () => {
  it('is what prints: without blanks and what is still to be filled in', () => {
    const parts = [
      { is: 'text', text: '捐款 ' },
      { is: 'figure', figure: 0 },
      { is: 'blank', text: '（待填写）', enterAt: null },
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
