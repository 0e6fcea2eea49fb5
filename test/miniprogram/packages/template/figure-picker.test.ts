/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { figureKey, type Slot } from '#domain/report/slot'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, JANUARY, measured, part } from '../report/report-data'

const dimension = (id: string, title: string, isOfPeople = false) => ({ id, title, isOfPeople })
const DIMENSIONS = [
  dimension('campaign', '名目'),
  dimension('member', '党员', true),
  dimension('month', '月份'),
  dimension('branch', '党支部'),
]
const MEASURES = [
  measured('donated', { title: '捐款金额', unit: '元', dimensions: DIMENSIONS }),
  measured('lectures', { title: '党课', group: '组织生活和学习', hasActor: true }),
  measured('rate', { title: '到会率', unit: '%', addsUp: false }),
]
const now = (slot: Slot): OutputOf<'template.preview'>['figures'][number] =>
  slot.measure === 'lectures'
    ? { key: figureKey(slot), title: '党课', unit: '次', now: null, why: '暂无记录' }
    : { key: figureKey(slot), title: '捐款金额', unit: '元', now: '1,200', why: '' }
const ANSWERS: Answers = {
  'measure.catalogue': { measures: MEASURES },
  'template.preview': ({ figures }) => ({ paragraphs: [], figures: (figures ?? []).map((slot) => now(slot as Slot)) }),
  'measure.split': {
    result: { kind: 'parts', parts: [part('助学', { label: '助学', display: '300', unit: '元' })], withheld: null },
  },
}
const open = (properties: object = {}) =>
  load('packages/template/components/figure-picker/figure-picker', {
    properties: { branchId: BRANCH_ID, year: 2025, ...properties },
    answers: ANSWERS,
    now: JANUARY,
  })
type Picker = Awaited<ReturnType<typeof open>>
const choose = (picker: Picker, what: string, key: string) =>
  picker.run('chooseOther', { currentTarget: { dataset: { what } }, detail: { key } })
const labels = (picker: Picker, name: string) => (picker.data[name] as { label: string }[]).map(({ label }) => label)

describe('picking a figure', () => {
  it('lists measures with what they are now, or why there is none', async () => {
    const picker = await open()
    expect(picker.text()).toContain('捐款金额 1,200元')
    expect(picker.text()).toContain('党课 暂无记录')
  })

  it('offers parts, periods, scopes and forms in plain words; no persons, and no forms there are none of', async () => {
    const picker = await open()
    await picker.tap('捐款金额')
    expect(labels(picker, 'parts')).toEqual(['整体', '按名目'])
    expect(labels(picker, 'periods').slice(0, 5)).toEqual(['年初到截止日', '上年同期', '上年全年', '上半年', '下半年'])
    expect(labels(picker, 'scopes')).toEqual(['报告所述的范围'])
    expect(labels(picker, 'forms')).toEqual([
      ...['数字', '比上年增减多少', '比上年增减百分之几', '月均', '推算到年底', '频次，如“每月”', '约数，如“160余”'],
    ])
  })

  it('offers the secretary’s own part where it is told, and those below where there are some', async () => {
    const picker = await open({ hasBelow: true })
    await picker.tap('党课')
    expect(labels(picker, 'scopes')).toEqual([
      ...['报告所述的范围', '只算本级，不含下级', '连同所属各党组织', '所属各党组织分别列出', '书记本人做的'],
    ])
  })

  it('picks one part of a period, and says what it is now', async () => {
    const picker = await open()
    const picked = picker.heard('pick')
    await picker.tap('捐款金额')
    await picker.run('choosePart', { detail: { key: 'campaign' } })
    await picker.tap('助学 300元')
    await choose(picker, 'period', 'half-1')
    expect(picker.text()).toContain('现在是 1,200元')
    await picker.tap('放进去')
    const slot: Slot = { measure: 'donated', part: { by: 'campaign', key: '助学' }, period: 'half-1' }
    expect(picked).toEqual([{ slot, figure: now(slot) }])
  })

  it('lets go of a form that the rest does not have', async () => {
    const picker = await open()
    await picker.tap('捐款金额')
    await choose(picker, 'form', 'change')
    await choose(picker, 'period', 'last-year')
    expect(picker.data['picked']).toMatchObject({ period: 'last-year', form: 'number' })
  })
})

it('says that the figures could not be told, rather than going on to say that they are being asked for', async () => {
  const picker = await load('packages/template/components/figure-picker/figure-picker', {
    properties: { branchId: BRANCH_ID, year: 2025 },
    answers: { ...ANSWERS, 'template.preview': OFFLINE },
    now: JANUARY,
  })
  await picker.run('openMeasure', { currentTarget: { dataset: { id: 'donated' } } })
  expect(picker.data['now']).toBe('')
  expect(picker.text()).toContain('现在的数没有取到：网络不通')
})
