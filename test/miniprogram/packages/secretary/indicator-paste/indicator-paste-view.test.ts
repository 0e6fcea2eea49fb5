import { civilDate, month } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { previewOf } from '../../../../../miniprogram/packages/secretary/indicator-paste/indicator-paste-view'
import { readBlock } from '../../../../../miniprogram/packages/secretary/indicator-paste/pasted-block'
import type { IndicatorYear } from '../../../../../miniprogram/packages/secretary/save-year'

const accepted = (value: number) => ({ indicator: 'hotline-accepted', category: null, value })
const transferred = (value: number) => ({ indicator: 'hotline-transferred', category: null, value })
const YEAR: IndicatorYear = {
  definitions: HOTLINE_INDICATORS,
  categories: [],
  months: [
    {
      month: month('2025-01'),
      entryId: 'e1',
      version: 1,
      state: 'confirmed',
      isLateEntry: false,
      values: [accepted(100), transferred(30)],
    },
  ],
}
const preview = (text: string) => previewOf(readBlock(text, HOTLINE_INDICATORS, 2025), YEAR, civilDate('2025-03-31'))

describe('before a pasted block is saved', () => {
  it('tells new months from corrected ones; figures that were not pasted stay', () => {
    const { change, rows, needsReason, canSave } = preview('月份\t热线受理\n1月\t110\n2月\t90')
    expect(change).toEqual({
      fresh: [{ month: '2025-02', values: [accepted(90)] }],
      corrected: [{ month: '2025-01', values: [transferred(30), accepted(110)] }],
    })
    expect(rows.map(({ label, text }) => `${label}${text}`)).toEqual(['1月更正 1 个数', '2月新填 1 个数'])
    expect([needsReason, canSave]).toEqual([true, true])
  })
  it('saves nothing that is recorded already', () => {
    expect(preview('月份\t热线受理\n1月\t100')).toMatchObject({ rows: [], canSave: false, needsReason: false })
  })
  it('names both numbers of a contradiction, also with what is recorded, and saves nothing', () => {
    const { problems, canSave } = preview('月份\t热线受理\n1月\t20\n2月\t90')
    expect(problems).toEqual(['1月：转办 30 大于热线受理 20，请核对'])
    expect(canSave).toBe(false)
  })
  it('leaves a month that is not over for later, and says so', () => {
    const { change, notes } = preview('月份\t热线受理\n3月\t70\n4月\t80')
    expect(change.fresh.map((each) => each.month)).toEqual(['2025-03'])
    expect(notes).toEqual(['4月还没有结束，先不保存'])
  })
})
