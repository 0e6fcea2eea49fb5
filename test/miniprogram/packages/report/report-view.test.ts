import fc from 'fast-check'
import { civilDate } from '#domain/time/civil-date'
import type { DraftSection, Reworded } from '#domain/report/duty-report'
import { instant } from '#domain/time/instant'
import type { ReportHead } from '../../../../miniprogram/services/reports'
import { choiceOf, draftLines, draftOf, draftView } from '../../../../miniprogram/packages/report/report/report-view'
import { figure, report } from './report-data'

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** Up to 99. */
const inChinese = (n: number) =>
  `${n >= 20 ? (DIGITS[Math.floor(n / 10)] ?? '') : ''}${n >= 10 ? '十' : ''}${DIGITS[n % 10] ?? ''}`

const section = (id: string, level: 0 | 1 | 2, heading: string, more: Partial<DraftSection> = {}): DraftSection => {
  return { id, level, heading, paragraphs: [], ...more }
}
const headingsOf = (sections: DraftSection[]) =>
  draftLines({ sections, figures: [] }).map(({ is, parts }) => `${is} ${parts.map(({ text }) => text).join('')}`)

describe('the headings of a draft', () => {
  it('number level 1 through 一、 and level 2 through （一）, anew below each', () => {
    const sections = [
      section('a', 1, '履职情况'),
      section('b', 2, '中心工作'),
      section('c', 2, '组织生活'),
      section('d', 1, '问题'),
      section('e', 2, '原因'),
    ]
    expect(headingsOf(sections)).toEqual([
      'heading-1 一、履职情况',
      'heading-2 （一）中心工作',
      'heading-2 （二）组织生活',
      'heading-1 二、问题',
      'heading-2 （一）原因',
    ])
  })

  it('do not number what stands before the numbering, and print nothing where there is no heading', () => {
    expect(headingsOf([section('a', 0, '各位领导'), section('b', 0, ''), section('c', 1, '情况')])).toEqual([
      'plain-heading 各位领导',
      'heading-1 一、情况',
    ])
  })

  it('leave no gap in their numbers, whichever sections stand without a heading', () => {
    const sections = fc.array(fc.record({ level: fc.constantFrom(0, 1, 2), heading: fc.constantFrom('', '情况') }))
    fc.assert(
      fc.property(sections, (drawn) => {
        const said = headingsOf(drawn.map(({ level, heading }, at) => section(`s${at}`, level, heading)))
        const numbers = said.flatMap((line) => /^heading-\d （?([一二三四五六七八九十]+)[、）]/.exec(line)?.[1] ?? [])
        const titled = drawn.filter(({ level, heading }) => heading !== '' && level > 0)
        const expected = titled.map(({ level }, at) => {
          const before = titled.slice(0, at)
          const from = level === 1 ? 0 : before.map((each) => each.level).lastIndexOf(1) + 1
          return inChinese(1 + before.slice(from).filter((each) => each.level === level).length)
        })
        expect(numbers).toEqual(expected)
      }),
    )
  })

  it('go on past ten as Chinese figures do', () => {
    const many = Array.from({ length: 11 }, (_, index) => section(`s${index}`, 1, '情况'))
    expect(headingsOf(many).at(-1)).toBe('heading-1 十一、情况')
  })
})

describe('a section that people write', () => {
  const paragraphs = [
    { statement: 'problems', lead: '（一）党课单一。', parts: [{ is: 'text', text: '原因：甲。' }] },
  ] as const

  it('leads each paragraph with its number, and says below how long it is', () => {
    const lines = draftLines({ sections: [section('problems', 1, '问题', { paragraphs, budget: 1500 })], figures: [] })
    expect(
      lines.slice(1).map(({ is, section: of, parts }) => [is, of, parts.map(({ text }) => text).join('|')]),
    ).toEqual([
      ['paragraph', 'problems', '（一）党课单一。|原因：甲。'],
      // 8 and 5 characters.
      ['note', 'problems', '本节约 13 字，约定 1500 字左右'],
    ])
  })

  it('counts what stands below a heading that has a budget, to the next one of its level', () => {
    const texts = { paragraphs }
    const sections = [
      section('work', 1, '工作', { budget: 700 }),
      section('a', 2, '甲', texts),
      section('b', 2, '乙', texts),
      section('c', 1, '丙', texts),
    ]
    const notes = draftLines({ sections, figures: [] }).filter(({ is }) => is === 'note')
    expect(notes.map(({ section: of, parts }) => [of, parts[0]?.text])).toEqual([['', '本节约 26 字，约定 700 字左右']])
  })
})

describe('the paragraphs of a draft', () => {
  const parts = [
    { is: 'text', text: '到会' },
    { is: 'figure', figure: 1 },
    { is: 'text', text: '人。' },
    { is: 'blank', text: '（写一写不足）' },
  ] as const
  const lines = draftLines({
    sections: [section('a', 0, '', { paragraphs: [{ statement: 's', parts: [...parts] }] })],
    figures: [figure(), figure({ display: '46', unit: '人', records: 46 })],
  })

  it('keep text, figures and places to write apart', () => {
    expect(lines).toHaveLength(1)
    expect(lines[0]?.parts).toEqual([
      { key: 0, is: 'text', text: '到会' },
      { key: 1, is: 'figure', text: '46', label: '46人，依据46条记录', at: 1, name: '' },
      { key: 2, is: 'text', text: '人。' },
      { key: 3, is: 'to-write', text: '（写一写不足）' },
    ])
  })
})

describe('a draft as a whole', () => {
  it('counts its figures and what is not recorded', () => {
    expect(draftView(report()).summary).toBe(
      '2026年1月8日 09:00 起草，共 1 个数字，点数字看它依据的记录。另有 1 项还没有记录，不印在报告里，列在草稿后面。',
    )
    expect(draftView(report({ unrecorded: [] })).summary).toBe(
      '2026年1月8日 09:00 起草，共 1 个数字，点数字看它依据的记录。',
    )
  })

  it('names the secretary where one held office', () => {
    expect(draftView(report())).toMatchObject({ unit: '第一党支部', reporter: '张三' })
    expect(draftView(report({ author: null })).reporter).toBe('')
  })
})

describe('choosing among drafts', () => {
  const own = (year: number) => ({ year, scope: 'own' as const })
  const head = (reportId: string, year: number, cutOff: string, draftedAt: string): ReportHead => {
    const named = { title: '述职报告', unit: '第一党支部', scope: 'own' as const }
    return { ...named, reportId, year, cutOff: civilDate(cutOff), draftedAt: instant(draftedAt) }
  }
  const heads = [
    head('a', 2025, '2025-11-30', '2025-12-20T01:00:00.000Z'),
    head('b', 2025, '2025-12-31', '2025-12-10T01:00:00.000Z'),
    head('c', 2024, '2024-12-31', '2025-01-10T01:00:00.000Z'),
  ]

  it('takes the latest cut-off date of the year', () => {
    expect(draftOf(heads, own(2025))?.reportId).toBe('b')
    expect(draftOf(heads, own(2023))).toBeUndefined()
  })

  it('takes the cut-off date of that draft, or the last possible where there is none', () => {
    const today = civilDate('2026-01-08')
    expect(choiceOf(heads, own(2025), today)).toMatchObject({ cutOff: '2025-12-31', cutOffWords: '截至 12月31日' })
    expect(choiceOf(heads, own(2026), today).cutOff).toBe('2026-01-08')
    expect(choiceOf(heads, own(2025), today, civilDate('2025-11-30')).cutOff).toBe('2025-11-30')
  })

  it('takes no draft of another scope', () => {
    expect(draftOf(heads, { year: 2025, scope: 'with-below' })).toBeUndefined()
  })
})

describe('a paragraph in people’s own words', () => {
  const paragraph = { statement: 'members', parts: [{ is: 'text' as const, text: '支部有党员。' }] }
  const linesOf = (reworded?: Reworded) =>
    draftLines({
      sections: [section('life', 1, '', { paragraphs: [reworded ? { ...paragraph, reworded } : paragraph] })],
      figures: [],
    })
  const changes = [
    { title: '党员', was: '45人', now: '46人' },
    { title: '捐款', was: '900元', now: null },
    { title: '党课', was: null, now: '4次' },
  ]

  it('is opened by its statement', () => {
    expect(linesOf().map(({ is, statement }) => [is, statement])).toEqual([['paragraph', 'members']])
  })

  it('is not to be had where people write entry by entry', () => {
    const paragraphs = [{ ...paragraph, statement: 'problems' }]
    const lines = draftLines({ sections: [section('problems', 1, '', { paragraphs })], figures: [] })
    expect(lines[0]).toMatchObject({ is: 'paragraph', statement: '' })
  })

  it('is followed by what changed under the words, and by nothing when nothing did', () => {
    expect(linesOf({ isDrafted: true, changes: [] })).toHaveLength(1)
    expect(linesOf({ isDrafted: true, changes })[1]).toMatchObject({
      ...{ is: 'changed', statement: 'members' },
      parts: [
        {
          text: '改写之后：党员：原来 45人，现在是 46人；捐款：原来 900元，现在没有这个数字了；党课：起草的文字里新有 4次。',
        },
      ],
    })
  })

  it('says when the draft no longer has the paragraph', () => {
    expect(linesOf({ isDrafted: false, changes: [] })[1]?.parts[0]?.text).toBe('改写之后：这份草稿里已经没有这一段了。')
  })
})
