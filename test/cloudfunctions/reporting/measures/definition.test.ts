import { MEASURES, measureOf } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { definitionOf } from '../../../../cloudfunctions/reporting/measures/definition'
import { dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { fieldWords } from '../../../../cloudfunctions/reporting/measures/field-words'
import type { Measure, RecordMeasure } from '../../../../cloudfunctions/reporting/measures/measure'

const NONE = { indicators: [], kinds: [] }
function said(id: string): string {
  const measure = measureOf(id, NONE)
  return measure ? definitionOf(measure) : ''
}

/** What makes two figures of the same days and branches different. */
function countedAs(measure: Measure): string {
  if (measure.form === 'records') {
    const { source, where, aggregate, display } = measure
    return JSON.stringify([source, where, aggregate, display])
  }
  return measure.form === 'rate' ? JSON.stringify([measure.of, measure.in, measure.as]) : measure.form
}

/** Every measure, and every part of one whose keys a table names, with what it says. */
function everyFigure(): { readonly counted: string; readonly says: string }[] {
  return MEASURES.flatMap((measure) => {
    const whole = { counted: countedAs(measure), says: definitionOf(measure) }
    if (measure.form !== 'records') return [whole]
    const parts = dimensionsOf(measure).flatMap((dimension) =>
      (typeof dimension.labels === 'object' ? Object.entries(dimension.labels) : [['甲', '甲'] as const]).map(
        ([key, label]) => ({
          counted: countedAs({ ...measure, where: { ...measure.where, [dimension.field]: key } }),
          says: definitionOf(measure, { dimension, key, label }),
        }),
      ),
    )
    return [whole, ...parts]
  })
}

describe('a definition', () => {
  it('is of one figure only: no two of the catalogue and their parts that are counted otherwise share one', () => {
    const counted = new Map<string, string>()
    for (const figure of everyFigure()) {
      const other = counted.get(figure.says)
      if (other !== undefined) expect([figure.says, figure.counted]).toEqual([figure.says, other])
      counted.set(figure.says, figure.counted)
    }
    expect(counted.size).toBeGreaterThan(MEASURES.length)
  })

  it('names the field that is added up, as its form does', () => {
    expect(said('self-check-problems')).toBe('自查记录的“发现问题”合计')
    expect(said('clean-conduct-letters-to-sign')).toBe('党风廉政责任书、承诺书记录的“应签”合计')
    expect(said('donated')).toBe('捐款记录的“金额”合计；不含党费')
    const hours = '各类会议和活动中实际到会党员的学习时长合计，45分钟为1学时'
    expect(said('study-hours')).toBe(hours)
    expect(said('study-hours-of-roll')).toBe(`${hours}；只计截止日在册的党员`)
  })

  it('says under which conditions', () => {
    expect(said('self-check-rectified')).toBe('自查记录的“已整改”合计；截至截止日已整改')
    expect(said('volunteer-teams')).toBe(
      '统计期内有过的党员志愿服务队记录中不同“队名”的支数，各党组织分别计；有带队党员',
    )
    expect(said('party-building-sessions')).toBe(
      '有党建工作议题的党组会议、支委会的次数；到会委员没有超过半数的支委会不计',
    )
    expect(said('major-decisions')).toBe('会议表决的重大事项，只计到会人数和票数合乎规定的')
    expect(said('branch-activities')).toBe('会议和活动记录的条数；所属组织不是党组，类别不是支委会或到会委员超过半数')
    expect(said('committee-meeting-count')).toBe('支委会记录的条数；到会委员超过半数')
    expect(said('committee-meetings-without-quorum')).toBe('支委会记录的条数；到会委员没有超过半数')
    expect(said('dues-months-overdue')).toBe(
      '党费台账中过了应交日期才交，或过了应交日期到截止日仍未交的月数，按人逐月计；免交、在别处交的除外',
    )
    expect(said('dues-paid')).toBe('党费台账的“实交金额”合计；交纳情况不是免交或在别处交，截至截止日已交')
    expect(said('plan-items-overdue')).toBe('年度计划事项记录的条数；截至截止日未完成，完成时限早于截止日')
    expect(said('young-members')).toBe('截止日党员名册的人数；类别为正式党员或预备党员，年龄不超过35岁')
    expect(said('elder-members')).toMatch(/年龄不低于61岁$/)
    expect(said('self-check-problems-open-a-quarter')).toMatch(/截至截止日未整改，日期早于截止日前90天$/)
  })

  it('of what one organ did names that organ alone', () => {
    const organ = dimensionsOf(measureOf('major-decisions', NONE) as RecordMeasure).find(({ id }) => id === 'organ')
    if (!organ) throw new Error('Decisions are told apart by organ')
    const parts = (id: string, key: string, label: string) => [
      said(`${id}.organ.${key}`),
      definitionOf(measureOf(id, NONE) as RecordMeasure, { dimension: organ, key, label }),
    ]
    for (const says of parts('party-building-sessions', 'committee', '支部委员会'))
      expect(says).toBe('有党建工作议题的支委会的次数；到会委员没有超过半数的不计')
    for (const says of parts('party-building-sessions', 'leading-group', '党组'))
      expect(says).toBe('有党建工作议题的党组会议的次数')
    for (const says of parts('major-decisions', 'committee', '支部委员会'))
      expect(says).toBe('支委会表决的重大事项，只计到会人数和票数合乎规定的')
  })

  it('says what counts by the cut-off date in words that take in the day itself', () => {
    const all = MEASURES.map((measure) => definitionOf(measure)).join('\n')
    expect(all).toContain('截至截止日已')
    expect(all).not.toMatch(/截止日前[已未]/)
  })

  it('says who and what is counted where the conditions alone would not tell a reader', () => {
    expect(said('honours-of-organization')).toBe('荣誉记录的条数；只计授予集体的')
    expect(said('honours.recipient.person')).toBe('荣誉记录的条数；只计授予个人的')
    expect(said('own-plan-items')).toBe('年度计划事项记录的条数；为整改查找出的问题而列的措施不计')
    expect(said('plan-items-for-problems')).toBe('年度计划事项记录的条数；只计为整改查找出的问题而列的措施')
    expect(said('lecturers')).toBe('党课记录中主讲的党员人数，同一人只计一次；含其他党支部的党员，外请的不计')
    expect(said('three-meetings-one-lecture-attendance-rate')).toMatch(/；请假的也在应到之内$/)
    expect(said('party-lecture-attendance-rate-without-excused')).not.toContain('请假的也在')
    for (const kind of ['party-lecture', 'themed-party-day'])
      expect(said(`${kind}-count`)).toMatch(/；同一次会议属于几类的，各计一次$/)
  })

  it('of long overdue dues says which months are runs, and which stand behind the number', () => {
    expect(said('dues-overdue-three-months')).toMatch(
      /同一人连续三个月以上的计一次；免交、在别处交的除外；记录数含不足三个月的逾期月份$/,
    )
  })

  it('says who is counted: of what people did who they were that day, of a share of them who is there on the last', () => {
    expect(said('service-people')).toBe('志愿服务班次记录的人数，同一人只计一次；只计当天在册的党员，之后离开的也计')
    expect(said('service-people-of-roll')).toBe('志愿服务班次记录的人数，同一人只计一次；只计当天和截止日都在册的党员')
    const ofRoll = '保留一位小数；分子、分母都只计截止日在册的'
    expect(said('service-share')).toBe(`参加志愿服务的在册党员占党员的百分比，${ofRoll}`)
    expect(said('contact-visitors-rate')).toBe(`到过联系点的党员领导干部占党员领导干部的百分比，${ofRoll}`)
    expect(said('hotline-closing-rate')).toBe('转办办结占转办的百分比，保留一位小数')
  })

  it('counts hours of study as people do, and says no formula of the software’s', () => {
    expect(said('study-hours-reached')).toContain('满32学时（每学时45分钟）')
    expect(said('study-hours-per-member')).toBe('截止日在册党员学习的学时合计÷截止日的党员人数，保留一位小数')
    const all = MEASURES.map((measure) => definitionOf(measure)).join('\n')
    expect(all).not.toMatch(/除以|1440分钟|签到登记按人|查谁/)
  })

  it('says of a part which it is, in the place of the condition that asks for the whole', () => {
    const accepted = measureOf('hotline-accepted', NONE) as RecordMeasure
    const [byCategory] = dimensionsOf(accepted)
    if (!byCategory) throw new Error('The hotline has its categories')
    expect(definitionOf(accepted)).toBe('业务指标“热线受理”的“数值”合计；不分类别')
    expect(definitionOf(accepted, { dimension: byCategory, key: 'flood', label: '防汛应急' })).toBe(
      '业务指标“热线受理”的“数值”合计；类别为防汛应急',
    )
    expect(said('honours.level.national')).toBe('荣誉记录的条数；级别为国家级')
  })

  it('has words for every field that a measure adds up or asks about', () => {
    const nameless = MEASURES.flatMap((measure) => {
      if (measure.form !== 'records') return []
      const { source, where, aggregate } = measure
      const asked = JSON.stringify(where ?? {}).matchAll(/"([a-zA-Z][\w.]*)":/g)
      const fields = [...asked].map(([, field = '']) => field).filter((field) => field !== 'isPartyBuilding')
      const all = 'field' in aggregate ? [...fields, aggregate.field] : fields
      return all.filter((field) => !fieldWords(source, field)).map((field) => `${measure.id} ${field}`)
    })
    expect(nameless).toEqual([])
  })
})
