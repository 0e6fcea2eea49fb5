/** How a paragraph is put together, rule by rule, in one file though it is long: all write with the few clauses above them. */
import { civilDate } from '#domain/time/civil-date'
import type { Clause, DraftFigure, DraftPart, Worth } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import {
  FigureList,
  writeParagraph,
  type OpenedClause,
  type SlotResolution,
} from '../../../../cloudfunctions/reporting/draft/paragraph'

const PERIOD = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }

function figure(display: string, overrides: Partial<DraftFigure> = {}): DraftFigure {
  const measure = overrides.measure ?? display
  return {
    key: measure,
    measure,
    title: '数据',
    definition: '口径',
    unit: '次',
    period: PERIOD,
    value: Number(display.replace(/[^\d.]/g, '')),
    display,
    records: 1,
    part: null,
    scope: 'report',
    leftOut: [],
    ...overrides,
  }
}

const clause = (text: string, more: Partial<Clause> = {}): Clause => ({
  text,
  about: '会议',
  slots: Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, { measure: name }])),
  ...more,
})

interface Way {
  readonly worth?: Worth
  readonly lead?: string
}
function write(clauses: OpenedClause[], known: Record<string, SlotResolution>, { worth = 'core', lead }: Way = {}) {
  const figures = new FigureList()
  const written = writeParagraph(
    { id: 's', worth, clauses, ...(lead === undefined ? {} : { lead }) },
    ({ measure }) => known[measure] ?? { is: 'no-record', enterAt: 'meetings' },
    figures,
  )
  const print = (part: DraftPart) => (part.is === 'figure' ? (figures.figures[part.figure]?.display ?? '?') : part.text)
  return { ...written, text: written.paragraph?.parts.map(print).join(''), figures: figures.figures }
}
const value = (display: string, overrides?: Partial<DraftFigure>): SlotResolution => ({
  is: 'figures',
  figures: [figure(display, overrides)],
})

/** A clause whose slot is split: all parts of it. */
const split = (text: string, by: string, more: Partial<Clause> = {}) =>
  clause(text, { slots: { a: { measure: 'a', part: { by } } satisfies Slot }, ...more })
const parts = (by: string, ...rows: readonly (readonly [label: string, display: string])[]): SlotResolution => ({
  is: 'figures',
  figures: rows.map(([label, display]) =>
    figure(display, { key: `a|${by}=${label}`, measure: 'a', unit: '条', part: { by, key: label, label } }),
  ),
})

describe('a figure of each organization below', () => {
  it('names them one after another: no two numbers run together', () => {
    const below = clause('各支部{a}', { slots: { a: { measure: 'a', scope: 'each-below' } } })
    const known = parts('branch', ['一支部', '3'], ['二支部', '16'])
    expect(write([below], { a: known }).text).toBe('各支部一支部3条、二支部16条。')
  })
})

describe('what lasts, by its names', () => {
  const teams: Slot = { measure: 'a', part: { by: 'lasting' }, form: 'names' }
  const named = (display: string) =>
    write([clause('支部有{a}志愿服务队', { slots: { a: teams } })], { a: value(display, { value: 2 }) }).text

  it('is what there is', () => {
    expect(named('“先锋队”、“银龄队”2支')).toBe('支部有“先锋队”、“银龄队”2支志愿服务队。')
  })

  it('is what there was, one after the other, where one has ended', () => {
    expect(named('“先锋队”、“防汛队”（8月撤销）2支')).toBe('支部先后有“先锋队”、“防汛队”（8月撤销）2支志愿服务队。')
  })
})

describe('writing a statement', () => {
  it('joins the clauses whose figures are known to one sentence', () => {
    const { text } = write([clause('召开大会{a}次'), clause('到会{b}人次')], { a: value('4'), b: value('1,120') })
    expect(text).toBe('召开大会4次，到会1,120人次。')
  })

  it('says 其中 before the first part that is printed, whichever that is', () => {
    const whole = (known: Record<string, SlotResolution>) =>
      write([clause('党员{a}名', { then: [clause('其中预备{b}名'), clause('其中退休{c}名')] })], {
        a: value('46'),
        ...known,
      }).text
    expect(whole({ b: value('1'), c: value('11') })).toBe('党员46名，其中预备1名、退休11名。')
    expect(whole({ b: value('0'), c: value('11') })).toBe('党员46名，其中退休11名。')
    expect(whole({ b: value('1'), c: value('0') })).toBe('党员46名，其中预备1名。')
  })

  it('says nothing of a part that is as large as its whole', () => {
    const whole = clause('党员{a}名', { then: [clause('其中预备{b}名'), clause('其中退休{c}名')] })
    expect(write([whole], { a: value('11'), b: value('1'), c: value('11') }).text).toBe('党员11名，其中预备1名。')
  })

  it('tells clauses with commas of their own apart by semicolons', () => {
    const known = { a: value('4'), b: value('3') }
    expect(write([clause('受理{a}件，答复{b}件'), clause('转办{b}件')], known).text).toBe('受理4件，答复3件；转办3件。')
  })

  it('ties a clause to what stands before it by the mark it begins with', () => {
    const known = { a: value('4'), b: value('3'), c: value('2') }
    const clauses = [clause('组织大会{a}次'), clause('、党课{b}次'), clause('。捐款{c}元')]
    expect(write(clauses, known).text).toBe('组织大会4次、党课3次。捐款2元。')
  })

  it('lets a clause that comes first have no mark before it', () => {
    expect(write([clause('大会{x}次'), clause('、党课{b}次')], { b: value('3') }).text).toBe('党课3次。')
  })

  it('tells clauses apart sentence by sentence', () => {
    const known = { a: value('4'), b: value('3') }
    const clauses = [clause('甲{a}件'), clause('乙{b}件'), clause('。丙{a}件，丁{b}件'), clause('戊{a}件')]
    expect(write(clauses, known).text).toBe('甲4件，乙3件。丙4件，丁3件；戊4件。')
  })

  it('opens with its lead where any clause prints, and is no paragraph where none does', () => {
    expect(write([clause('讲党课{a}次')], { a: value('1') }, { lead: '我' }).text).toBe('我讲党课1次。')
    expect(write([clause('讲党课{a}次')], {}, { lead: '我' }).paragraph).toBeUndefined()
  })

  it('prints a clause without slots as it stands', () => {
    expect(write([clause('现将情况报告如下')], {}).text).toBe('现将情况报告如下。')
  })

  it('names a figure that is said twice by one number', () => {
    expect(write([clause('大会{a}次'), clause('党员大会{a}次')], { a: value('4') }).figures).toHaveLength(1)
  })
})

describe('what is not recorded', () => {
  it('is never printed', () => {
    const { text, figures } = write([clause('召开大会{a}次'), clause('上党课{b}次')], { a: value('4') })
    expect(text).toBe('召开大会4次。')
    expect(figures).toHaveLength(1)
  })

  it('is told beside the draft, with the place to enter it, where the statement is core', () => {
    expect(write([clause('上党课{b}次', { about: '党课' })], {}).unrecorded).toEqual([
      { about: '党课', enterAt: 'meetings', statement: 's', period: 'report' },
    ])
  })

  it('says of which days it is, where those are not the report’s', () => {
    const slots = { b: { measure: 'b', period: 'half-1' } satisfies Slot }
    expect(write([clause('上党课{b}次', { slots })], {}).unrecorded).toMatchObject([{ period: 'half-1' }])
  })

  it('is left out without a word where the statement or the clause is notable', () => {
    expect(write([clause('上党课{b}次')], {}, { worth: 'notable' }).unrecorded).toEqual([])
    expect(write([clause('上党课{b}次', { worth: 'notable' })], {}).unrecorded).toEqual([])
  })

  it('is left out without a word of what only goes on with a clause', () => {
    const { text, unrecorded } = write([clause('大会{a}次', { then: [clause('到会率{b}%')] })], { a: value('4') })
    expect(text).toBe('大会4次。')
    expect(unrecorded).toEqual([])
  })

  it('takes the whole clause with it', () => {
    const { text, figures } = write([clause('应到{a}人次、实到{b}人次')], { a: value('45') })
    expect(text).toBeUndefined()
    expect(figures).toEqual([])
  })

  it('is told apart from what does not concern the branch', () => {
    const none: SlotResolution = { is: 'not-applicable', why: '未划分党小组' }
    const { text, notApplicable, unrecorded } = write([clause('党小组会{b}次', { about: '党小组会' })], { b: none })
    expect({ text, notApplicable, unrecorded }).toEqual({
      text: undefined,
      notApplicable: [{ about: '党小组会', why: '未划分党小组' }],
      unrecorded: [],
    })
  })
})

describe('what goes on with a clause', () => {
  const claim = clause('受理{a}件', { then: [clause('比上年{b}%'), clause('其中防汛{c}件')] })

  it('follows it after commas, its parts first, however other clauses are told apart', () => {
    const known = { a: value('93'), b: value('增长10.6'), c: value('34'), d: value('33') }
    expect(write([claim, clause('转办{d}件')], known).text).toBe('受理93件，其中防汛34件，比上年增长10.6%；转办33件。')
  })

  it('falls with it', () => {
    expect(write([claim, clause('转办{d}件')], { b: value('1'), c: value('2'), d: value('33') }).text).toBe(
      '转办33件。',
    )
  })
})

describe('a zero', () => {
  it('is not printed, nor the clause it stands in', () => {
    const { text, figures } = write([clause('达标{a}人，占{b}%')], { a: value('0'), b: value('0.0', { value: 0 }) })
    expect(text).toBeUndefined()
    expect(figures).toEqual([])
  })

  it('is said in words where the absence is the achievement', () => {
    const { text, figures } = write([clause('逾期{a}件', { zero: '无一逾期' })], { a: value('0') })
    expect(text).toBe('无一逾期。')
    expect(figures).toHaveLength(1)
  })

  it('is not said in words where nothing is recorded', () => {
    expect(write([clause('逾期{a}件', { zero: '无一逾期' })], {}).text).toBeUndefined()
  })
})

describe('a shortfall', () => {
  const due = clause('交纳党费{a}元', { then: [clause('按时交纳率{b}%', { atLeast: { b: 90 } })] })

  it('is not printed as an achievement', () => {
    expect(write([due], { a: value('9'), b: value('89.9', { value: 899 }) }).text).toBe('交纳党费9元。')
  })

  it('is a rate that fell as well', () => {
    const fell = clause('办结率{a}%', { then: [clause('比上年{b}个百分点', { atLeast: { b: 0 } })] })
    expect(write([fell], { a: value('96.4'), b: value('下降0.3', { value: -3 }) }).text).toBe('办结率96.4%。')
    expect(write([fell], { a: value('96.4'), b: value('提高0.3') }).text).toBe('办结率96.4%，比上年提高0.3个百分点。')
  })

  it('is none where the norm is just passed', () => {
    expect(write([due], { a: value('9'), b: value('90.0', { value: 900 }) }).text).toBe(
      '交纳党费9元，按时交纳率90.0%。',
    )
  })
})

describe('the highest part', () => {
  const peak = clause('服务{w}人次', {
    slots: { w: { measure: 'w' } },
    then: [
      clause('其中{a}人次', {
        slots: { a: { measure: 'a', part: { by: 'month' }, form: 'highest' } },
        atLeast: { a: 20 },
      }),
    ],
  })
  const of = (whole: string, month: string, most: string) =>
    write([peak], {
      w: value(whole, { measure: 'a' }),
      a: value(`${month}${most}`, { key: 'peak', measure: 'a', value: Number(most) }),
    }).text

  it('is said with its name, where its number is no less than was asked', () => {
    expect(of('164', '7月', '58')).toBe('服务164人次，其中7月58人次。')
    expect(of('64', '12月', '19')).toBe('服务64人次。')
  })

  it('is not said where it is the whole', () => {
    expect(of('58', '7月', '58')).toBe('服务58人次。')
  })
})

describe('a figure that stands in no text', () => {
  const signed = clause('签订{a}份', { slots: { a: { measure: 'a' }, r: { measure: 'r' } }, atLeast: { r: 100 } })

  it('only says whether the clause prints', () => {
    const all = write([signed], { a: value('45'), r: value('100.0', { value: 1000 }) })
    expect(all.text).toBe('签订45份。')
    expect(all.figures.map(({ measure }) => measure)).toEqual(['45'])
    expect(write([signed], { a: value('42'), r: value('93.3', { value: 933 }) }).text).toBeUndefined()
  })
})

describe('what a clause opens with', () => {
  const of = (text: string, words: string, isOfSome = false) => ({ ...clause(text), opening: { words, isOfSome } })
  const known = { a: value('4'), b: value('3') }

  it('stands after the mark that ties the clause, and is not said again by those that follow', () => {
    expect(write([of('大会{a}次', '甲支部'), of('。党课{b}次', '甲支部')], known).text).toBe('甲支部大会4次。党课3次。')
    expect(write([of('大会{a}次', '甲支部'), of('。党课{b}次', '乙支部')], known).text).toBe(
      '甲支部大会4次。乙支部党课3次。',
    )
  })

  it('is said again by a new sentence where it is of some alone, whatever they are called', () => {
    for (const some of ['第一支部', '除甲党支部外，各党支部'])
      expect(write([of('大会{a}次', some, true), of('。党课{b}次', some, true)], known).text).toBe(
        `${some}大会4次。${some}党课3次。`,
      )
    expect(write([of('大会{a}次', '各党支部'), of('。党课{b}次', '各党支部')], known).text).toBe(
      '各党支部大会4次。党课3次。',
    )
  })

  it('is said again after a clause that opens with nothing, and by the first that prints', () => {
    const clauses = [
      of('大会{x}次', '甲支部'),
      of('党课{b}次', '甲支部'),
      clause('。党组会{a}次'),
      of('大会{a}次', '甲支部'),
    ]
    expect(write(clauses, known).text).toBe('甲支部党课3次。党组会4次，甲支部大会4次。')
  })
})

describe('a comparison', () => {
  const compared = clause('受理{a}件', {
    then: [clause('比上年{b}%', { slots: { b: { measure: 'b', form: 'change-percent' } } })],
  })
  const by = (tenths: number) => ({
    a: value('9'),
    b: value(`增长${tenths / 10}`, { value: tenths }),
  })

  it('prints in a notable statement only where the change is clear: a tenth or more', () => {
    expect(write([compared], by(99), { worth: 'notable' }).text).toBe('受理9件。')
    expect(write([compared], by(100), { worth: 'notable' }).text).toBe('受理9件，比上年增长10%。')
    expect(write([compared], by(-100), { worth: 'notable' }).text).toContain('比上年')
  })

  it('prints in a core statement however small it is, but not when nothing changed', () => {
    expect(write([compared], by(1)).text).toContain('比上年增长0.1%')
    expect(write([compared], by(0)).text).toBe('受理9件。')
  })
})

describe('the parts of a split figure', () => {
  it('print with their names and units', () => {
    expect(write([split('其中{a}', 'channel')], { a: parts('channel', ['工作群', '12'], ['网站', '11']) }).text).toBe(
      '其中工作群12条、网站11条。',
    )
  })

  it('stand in quotation marks where people gave the names, the largest first', () => {
    expect(write([split('其中{a}', 'campaign')], { a: parts('campaign', ['暖冬', '3'], ['防汛', '4']) }).text).toBe(
      '其中“防汛”4条、“暖冬”3条。',
    )
  })

  it('of organizations stand in their own order: nobody is ranked', () => {
    expect(write([split('其中{a}', 'branch')], { a: parts('branch', ['甲支部', '3'], ['乙支部', '4']) }).text).toBe(
      '其中甲支部3条、乙支部4条。',
    )
  })

  it('leave out parts of nothing and parts without a name', () => {
    const { text } = write([split('其中{a}', 'channel')], {
      a: parts('channel', ['工作群', '12'], ['网站', '0'], ['', '3']),
    })
    expect(text).toBe('其中工作群12条。')
  })

  it('are not said where the only part is the whole that stands before', () => {
    const whole = clause('发布{w}条', { slots: { w: { measure: 'w' } }, then: [split('其中{a}', 'channel')] })
    const known = { w: value('12', { measure: 'a' }), a: parts('channel', ['工作群', '12']) }
    expect(write([whole], known).text).toBe('发布12条。')
  })

  it('are 其中, whether they make up the whole or something is left', () => {
    const whole = clause('捐款{w}元', { slots: { w: { measure: 'w' } }, then: [split('其中{a}', 'campaign')] })
    const of = (total: string) => ({
      w: value(total, { measure: 'a', unit: '元' }),
      a: parts('campaign', ['暖冬', '3'], ['防汛', '4']),
    })
    expect(write([whole], of('7')).text).toBe('捐款7元，其中“防汛”4条、“暖冬”3条。')
    expect(write([whole], of('8')).text).toBe('捐款8元，其中“防汛”4条、“暖冬”3条。')
  })

  it('of one size stand in the order they came in, which is that of their days', () => {
    const known = { a: parts('campaign', ['章程', '3'], ['准则', '3'], ['条例', '4']) }
    expect(write([split('其中{a}', 'campaign')], known).text).toBe('其中“条例”4条、“章程”3条、“准则”3条。')
  })

  it('are named without the number where the only one is the whole, and people gave its name', () => {
    const of = (value_: string) => {
      const whole = clause('捐款{w}笔', { slots: { w: { measure: 'w' } }, then: [split('其中{a}', 'campaign')] })
      return write([whole], { w: value(value_, { measure: 'a' }), a: parts('campaign', ['暖冬', value_]) }).text
    }
    expect(of('12')).toBe('捐款12笔，均为“暖冬”。')
    expect(of('1')).toBe('捐款1笔，为“暖冬”。')
  })

  it('are not said where there are more of them than one can hear', () => {
    const rows = ['甲', '乙', '丙', '丁', '戊'].map((label) => [label, '2'] as const)
    expect(write([split('其中{a}', 'channel')], { a: parts('channel', ...rows) }).text).toBeUndefined()
  })

  it('print as a bare number where the slot names one of them', () => {
    const one = clause('支委会{a}次', { slots: { a: { measure: 'a', part: { by: 'organ', key: '支委会' } } } })
    expect(write([one], { a: parts('organ', ['支委会', '9']) }).text).toBe('支委会9次。')
  })
})
