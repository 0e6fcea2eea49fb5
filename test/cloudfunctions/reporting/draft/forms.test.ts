import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { yearPeriod } from '#domain/time/period'
import { inForm, numbersBehind } from '../../../../cloudfunctions/reporting/draft/forms'
import type { SlotResolution } from '../../../../cloudfunctions/reporting/draft/paragraph'

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
  part: null,
  ...overrides,
})
const of = (...figures: DraftFigure[]): SlotResolution => ({ is: 'figures', figures })
const BLANK: SlotResolution = { is: 'no-record', enterAt: 'indicators' }

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

  it('is of no concern where last year has nothing to compare with', () => {
    const why = { is: 'not-applicable', why: '上年同期没有记录可比' }
    expect(inForm(PERCENT, [of(figure(75)), BLANK])).toEqual(why)
    expect(inForm(PERCENT, [of(figure(75)), of(figure(0))])).toEqual(why)
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

  it('of a sum is in its own unit, as it is printed', () => {
    const slot: Slot = { measure: 'donated', form: 'change' }
    const yuan = (fen: number) => of(figure(fen, { measure: 'donated', unit: '元' }))
    expect(only(inForm(slot, [yuan(1_234_50), yuan(1_000_00)]))).toMatchObject({ display: '增加234.50', unit: '元' })
  })
})

describe('names', () => {
  const slot: Slot = { measure: 'volunteer-teams', part: { by: 'name' }, form: 'names' }
  const named = (by: string, count: number, unit: string, ...labels: string[]) =>
    only(
      inForm({ ...slot, part: { by } }, [
        of(figure(count, { unit })),
        of(...labels.map((label) => figure(1, { records: 1, part: { by, key: label, label } }))),
      ]),
    )?.display

  it('rest on the whole and on its parts', () => {
    expect(numbersBehind(slot).map(figureKey)).toEqual(['volunteer-teams', 'volunteer-teams|name=*'])
  })

  it('that people gave stand in quotation marks, with how many there are', () => {
    expect(named('name', 2, '支', '防汛队', '银龄队')).toBe('“防汛队”“银龄队”2支')
  })

  it('of places stand without', () => {
    expect(named('site', 2, '个', '竹篱社区', '石渠社区')).toBe('竹篱社区、石渠社区2个')
  })

  it('are the first few, then 等 and how many there are', () => {
    expect(named('site', 11, '个', '甲', '乙', '丙', '丁')).toBe('甲、乙等11个')
  })

  it('are 等 as well where two records bear the same', () => {
    expect(named('name', 3, '项', '先锋', '模范')).toBe('“先锋”“模范”等3项')
  })

  it('that are one stand alone', () => {
    expect(named('site', 1, '个', '竹篱社区')).toBe('竹篱社区')
  })

  it('of documents are titles, and are counted only where not all are said', () => {
    expect(named('document', 2, '份', '甲通知', '乙通知')).toBe('《甲通知》《乙通知》')
    expect(named('document', 4, '份', '甲', '乙', '丙', '丁')).toBe('《甲》《乙》等4份文件')
  })

  it('of meetings leave out what says of which kind they are', () => {
    expect(named('title', 1, '次', '集中学习：学习党章')).toBe('“学习党章”')
  })

  it('begin with what stands in the most records', () => {
    const part = (label: string, records: number) => figure(1, { records, part: { by: 'site', key: label, label } })
    const sites: Slot = { measure: 'service-sites', part: { by: 'site' }, form: 'names' }
    expect(only(inForm(sites, [of(figure(2, { unit: '个' })), of(part('甲', 1), part('乙', 7))]))?.display).toBe(
      '乙、甲2个',
    )
  })

  it('that nobody wrote down are of no concern', () => {
    const nameless = of(figure(1, { part: { by: 'name', key: '', label: '未填写' } }))
    expect(inForm(slot, [of(figure(1)), nameless])).toEqual({ is: 'not-applicable', why: '记录里没有名称' })
  })
})
