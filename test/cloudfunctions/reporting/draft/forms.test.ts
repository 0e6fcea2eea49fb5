import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot, type SlotForm } from '#domain/report/slot'
import { civilDate, month } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { inForm as formed, numbersBehind } from '../../../../cloudfunctions/reporting/draft/forms'
import type { SlotResolution } from '../../../../cloudfunctions/reporting/draft/paragraph'
import { measureOf } from '../../../../cloudfunctions/reporting/measures/catalogue'
import type { Measure } from '../../../../cloudfunctions/reporting/measures/measure'

const figure = (value: number, overrides: Partial<DraftFigure> = {}): DraftFigure => ({
  key: 'k',
  measure: 'hotline-accepted',
  title: '受理',
  definition: '',
  unit: '件',
  period: yearPeriod(2025),
  value,
  display: String(value),
  records: 2,
  scope: 'report',
  leftOut: [],
  part: null,
  ...overrides,
})
const of = (...figures: DraftFigure[]): SlotResolution => ({ is: 'figures', figures })
const BLANK: SlotResolution = { is: 'no-record', enterAt: 'indicators' }

const COMMON = { indicators: [], kinds: [] }
const inForm = (slot: Slot, numbers: readonly SlotResolution[], more: Partial<Measure> = {}) => {
  const measure = measureOf(slot.measure, COMMON)
  return formed(slot, numbers, measure && ({ ...measure, ...more } as Measure))
}

const PERCENT: Slot = { measure: 'hotline-accepted', form: 'change-percent' }
function only(resolution: SlotResolution): DraftFigure | undefined {
  return resolution.is === 'figures' ? resolution.figures[0] : undefined
}

describe('the change in percent', () => {
  it('rests on the figure and on the same days of last year', () => {
    expect(numbersBehind(PERCENT).map(figureKey)).toEqual(['hotline-accepted', 'hotline-accepted|same-last-year'])
  })

  it('says by how much, to one decimal, and in which direction', () => {
    expect(only(inForm(PERCENT, [of(figure(93_110)), of(figure(84_158))]))).toMatchObject({
      key: 'hotline-accepted|change-percent',
      display: '增长10.6',
      value: 106,
      unit: '%',
      records: 4,
    })
    expect(only(inForm(PERCENT, [of(figure(75)), of(figure(100))]))).toMatchObject({ display: '下降25.0', value: -250 })
  })

  it('of a share keeps records of two sorts apart, each over both years', () => {
    const years = [of(figure(75, { recordsApart: [3, 40] })), of(figure(60, { recordsApart: [2, 30] }))]
    expect(only(inForm(PERCENT, years))).toMatchObject({ records: 4, recordsApart: [5, 70] })
    expect(only(inForm(PERCENT, [of(figure(75)), of(figure(60))]))).not.toHaveProperty('recordsApart')
  })

  it('says what is compared, and how: divided in percent, subtracted where it is a difference', () => {
    const [now, before] = [figure(75, { definition: '捐款记录的金额合计' }), figure(100)]
    const definition = (form: SlotForm, unit = '元') =>
      only(inForm({ measure: 'donated', form }, [of({ ...now, unit }), of(before)]))?.definition
    expect(definition('change-percent')).toBe('捐款记录的金额合计；（本期－上年同期）÷上年同期，保留一位小数')
    expect(definition('change')).toBe('捐款记录的金额合计；本期－上年同期')
    expect(definition('change', '%')).toBe('捐款记录的金额合计；本期－上年同期，相差的百分点')
  })

  it('is of no concern where last year has nothing to compare with', () => {
    const why = { is: 'not-applicable', why: '上年同期没有记录可比' }
    expect(inForm(PERCENT, [of(figure(75)), BLANK])).toEqual(why)
    expect(inForm(PERCENT, [of(figure(75)), of(figure(0))])).toEqual(why)
  })

  it('is not told across a day since which something else may be counted, and that is said', () => {
    const earlier = of(figure(70, { period: yearPeriod(2024) }))
    expect(inForm(PERCENT, [of(figure(75)), earlier], { changedOn: civilDate('2025-03-04') })).toEqual({
      is: 'not-applicable',
      why: '2025年3月4日起口径有变化，不与上年比较',
    })
    const changed = inForm(PERCENT, [of(figure(75)), earlier], { changedOn: civilDate('2024-01-01') })
    expect(only(changed)).toBeDefined()
  })

  it('is blank where this year is', () => {
    expect(inForm(PERCENT, [BLANK, of(figure(75))])).toEqual(BLANK)
  })
})

describe('the difference', () => {
  it('of a share is in percentage points', () => {
    const slot: Slot = { measure: 'hotline-closing-rate', form: 'change' }
    const rate = (value: number) => of(figure(value, { measure: slot.measure, unit: '%' }))
    expect(only(inForm(slot, [rate(959), rate(947)]))).toMatchObject({
      display: '提高1.2',
      unit: '个百分点',
      value: 12,
    })
    expect(only(inForm(slot, [rate(947), rate(959)]))).toMatchObject({ display: '下降1.2' })
  })

  it('is not told of dates, nor is anything else worked out of them', () => {
    const dates = [of(figure(2025_03_01, { unit: '' })), of(figure(2024_02_01, { unit: '' }))]
    for (const form of ['change', 'change-percent', 'mean', 'projection', 'about'] as const)
      expect(inForm({ measure: 'night-service-from', form }, dates)).toEqual({
        is: 'not-applicable',
        why: '日期只能照写，不作比较和计算',
      })
  })

  it('of a sum is in its own unit, as it is printed', () => {
    const slot: Slot = { measure: 'donated', form: 'change' }
    const yuan = (fen: number) => of(figure(fen, { measure: 'donated', unit: '元' }))
    expect(only(inForm(slot, [yuan(1_234_50), yuan(1_000_00)]))).toMatchObject({ display: '增加234.50', unit: '元' })
  })
})

describe('names', () => {
  const slot: Slot = { measure: 'volunteer-teams', part: { by: 'name' }, form: 'names' }
  const named = (by: string, count: number, unit: string, ...said: (string | [key: string, beside: string])[]) =>
    only(
      inForm({ ...slot, part: { by } }, [
        of(figure(count, { unit })),
        of(
          ...said.map((each) => {
            const [key, beside] = typeof each === 'string' ? [each, ''] : each
            return figure(1, { records: 1, part: { by, key, label: `${key}${beside}` } })
          }),
        ),
      ]),
    )?.display

  it('rest on the whole and on its parts', () => {
    expect(numbersBehind(slot).map(figureKey)).toEqual(['volunteer-teams', 'volunteer-teams|name=*'])
  })

  it('that people gave stand in quotation marks, with how many there are', () => {
    expect(named('name', 2, '支', '防汛队', '银龄队')).toBe('“防汛队”“银龄队”2支')
  })

  it('are each known by their key, those that are said', () => {
    const parts = ['甲', '乙', '丙', '丁'].map((label) =>
      figure(1, { records: 1, part: { by: 'name', key: `key of ${label}`, label } }),
    )
    expect(only(inForm(slot, [of(figure(4, { unit: '支' })), of(...parts)]))?.names).toEqual({
      by: 'name',
      said: [
        { text: '“甲”', key: 'key of 甲' },
        { text: '“乙”', key: 'key of 乙' },
      ],
    })
  })

  it('of places stand without', () => {
    expect(named('site', 2, '个', '竹篱社区', '石渠社区')).toBe('竹篱社区、石渠社区2个')
  })

  it('are the first few, then 等 and how many there are', () => {
    expect(named('site', 11, '个', '甲', '乙', '丙', '丁')).toBe('甲、乙等11个')
    expect(named('honour', 3, '项', ['甲', '（县委）'], ['乙', '（县委）'], ['丙', '（市委）'])).toBe(
      '“甲”（县委）、“乙”（县委）、“丙”（市委）',
    )
    expect(named('honour', 4, '项', ['甲', '（县委）'], ['乙', '（县委）'], ['丙', '（市委）'], '丁')).toBe(
      '“甲”（县委）、“乙”（县委）等4项荣誉',
    )
  })

  it('of what lasts have one that ended among them, where not all are said', () => {
    const ended: [string, string] = ['丁', '（8月撤销）']
    expect(named('lasting', 4, '支', '甲', '乙', '丙', ended)).toBe('“甲”、“丁”（8月撤销）等4支')
    expect(named('lasting', 4, '支', '甲', ended, '丙', '乙')).toBe('“甲”、“丁”（8月撤销）等4支')
    expect(named('lasting', 3, '支', '甲', '乙', ended)).toBe('“甲”、“乙”、“丁”（8月撤销）3支')
  })

  it('are no 等 where others bear the same: all the different ones are said', () => {
    expect(named('name', 3, '项', '先锋', '模范')).toBe('“先锋”“模范”3项')
    expect(named('title', 4, '次', '《党章》', '《条例》')).toBe('《党章》《条例》')
    expect(named('title', 9, '次', '《党章》', '《条例》', '《准则》', '座谈')).toBe('《党章》《条例》等')
  })

  it('in different marks are told apart, as those in none are', () => {
    expect(named('title', 2, '次', '春节前廉洁提醒', '《处分条例》')).toBe('“春节前廉洁提醒”、《处分条例》')
  })

  it('that are one stand alone', () => {
    expect(named('site', 1, '个', '竹篱社区')).toBe('竹篱社区')
  })

  it('of documents are titles, and are counted only where not all are said', () => {
    expect(named('document', 2, '份', '甲通知', '乙通知')).toBe('《甲通知》《乙通知》')
    expect(named('document', 4, '份', '甲', '乙', '丙', '丁')).toBe('《甲》《乙》等4份文件')
  })

  it('of documents are told apart where one has its 文号 behind it', () => {
    expect(named('document', 2, '份', '《甲通知》（办〔2025〕1号）', '乙通知')).toBe(
      '《甲通知》（办〔2025〕1号）、《乙通知》',
    )
  })

  it('of meetings leave out what says of which kind they are', () => {
    expect(named('title', 1, '次', '集中学习：学习党章')).toBe('“学习党章”')
    expect(named('title', 7, '次', '学习党章', '学习条例', '学习准则', '座谈')).toBe('“学习党章”“学习条例”等')
  })

  it('begin with what stands in the most records', () => {
    const part = (label: string, records: number) => figure(1, { records, part: { by: 'site', key: label, label } })
    const sites: Slot = { measure: 'service-sites', part: { by: 'site' }, form: 'names' }
    expect(only(inForm(sites, [of(figure(2, { unit: '个' })), of(part('甲', 1), part('乙', 7))]))?.display).toBe(
      '乙、甲2个',
    )
  })

  it('of honours stand in the order of their levels, in however many records they are', () => {
    const part = (label: string, records: number) =>
      figure(1, { records, part: { by: 'honour', key: label, label: `${label}（市委）` } })
    const honours: Slot = { measure: 'honours', part: { by: 'honour' }, form: 'names' }
    expect(only(inForm(honours, [of(figure(3, { unit: '项' })), of(part('甲', 1), part('乙', 2))]))?.display).toBe(
      '“甲”（市委）、“乙”（市委）3项荣誉',
    )
  })

  it('that nobody wrote down are of no concern', () => {
    const nameless = of(figure(1, { part: { by: 'name', key: '', label: '未填写' } }))
    expect(inForm(slot, [of(figure(1)), nameless])).toEqual({ is: 'not-applicable', why: '记录里没有名称' })
  })
})

describe('what is spread over a year', () => {
  const asked = (form: SlotForm, ...numbers: SlotResolution[]) =>
    inForm({ measure: 'hotline-accepted', form, ...(form === 'highest' ? { part: { by: 'month' } } : {}) }, numbers)
  const months = (...kept: readonly (readonly [month: string, value: number])[]) =>
    of(...kept.map(([key, value]) => figure(value, { part: { by: 'month', key, label: key } })))
  const untilDay = (day: string) => ({ period: { ...yearPeriod(2025), to: civilDate(day) } })

  it('has a month’s mean over the months begun', () => {
    expect(only(asked('mean', of(figure(100, untilDay('2025-06-17')))))).toMatchObject({ display: '16.7', value: 167 })
  })

  it('has a highest month', () => {
    const found = only(asked('highest', of(figure(9)), months(['2025-06', 3], ['2025-07', 4], ['2025-08', 2])))
    expect(found).toMatchObject({ display: '7月4', part: { key: '2025-07' } })
  })

  it('never ranks people or branches', () => {
    const slot: Slot = { measure: 'donated', part: { by: 'branch' }, form: 'highest' }
    const parts = of(figure(9, { part: { by: 'branch', key: 'b', label: '第二党支部' } }))
    expect(inForm(slot, [of(figure(9)), parts])).toEqual({ is: 'not-applicable', why: '不对人员和支部排名' })
  })

  it('goes on to the year’s end as it did so far, and says that this is no record', () => {
    // 181 of 365 days.
    expect(only(asked('projection', of(figure(181, untilDay('2025-06-30')))))).toMatchObject({
      display: '约365',
      title: '受理（推算全年）',
    })
  })

  it('goes on from the days that monthly numbers cover, and not where a month of them lacks', () => {
    // January to April, 120 of 365 days: May was not over.
    const monthly = figure(400, { ...untilDay('2025-05-30'), counted: 'months' })
    expect(only(asked('projection', of(monthly)))).toMatchObject({ display: '约1,217' })
    const lacking = of({ ...monthly, missing: [month('2025-03')] })
    expect(asked('projection', lacking)).toEqual({ is: 'not-applicable', why: '有的月份没有填报，不作推算' })
    expect(asked('mean', lacking)).toEqual({ is: 'not-applicable', why: '有的月份没有填报，不作月均' })
  })

  it('is not projected when the year is over, nor from less than a quarter', () => {
    expect(asked('projection', of(figure(9)))).toEqual({ is: 'not-applicable', why: '全年已经结束' })
    expect(asked('projection', of(figure(9, untilDay('2025-03-30'))))).toMatchObject({ is: 'not-applicable' })
  })

  it('is 每月 only where every month that is over has a record', () => {
    const half = of(figure(6, untilDay('2025-06-17')))
    const kept = (count: number) => months(...Array.from({ length: count }, (_, at) => [`2025-0${at + 1}`, 1] as const))
    expect(only(asked('cadence', half, kept(5)))).toMatchObject({ display: '每月', unit: '' })
    expect(asked('cadence', half, kept(4))).toMatchObject({ is: 'not-applicable' })
  })

  it('is 每季度 where every quarter that is over has one', () => {
    const kept = months(['2025-01', 1], ['2025-06', 1], ['2025-08', 1], ['2025-12', 1])
    expect(only(asked('cadence', of(figure(4)), kept))).toMatchObject({ display: '每季度' })
    expect(asked('cadence', of(figure(4)), months(['2025-01', 1], ['2025-06', 1], ['2025-12', 1]))).toMatchObject({
      is: 'not-applicable',
    })
  })
})

describe('about how many', () => {
  const about = (display: string) =>
    only(inForm({ measure: 'hotline-accepted', form: 'about' }, [of(figure(1, { display }))]))?.display

  it('are two digits of it, and 余 where it is more', () => {
    expect(['92,835', '164', '631.8', '1,234', '123,456'].map(about)).toEqual([
      '9.2万余',
      '160余',
      '630余',
      '1,200余',
      '12万余',
    ])
  })

  it('are exact where it is round or small', () => {
    expect(['12,000', '150', '99', '31'].map(about)).toEqual(['1.2万', '150', '99', '31'])
  })
})
