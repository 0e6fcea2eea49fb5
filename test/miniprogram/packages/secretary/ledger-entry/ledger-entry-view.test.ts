import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { Permission } from '#domain/people/permission'
import { entryView } from '../../../../../miniprogram/packages/secretary/ledger-entry/ledger-entry-view'
import { LEDGER_ITEM } from '../scene'

type Item = OutputOf<'ledger.get'>['item']
const SETTLES: readonly Permission[] = ['read-records', 'confirm-records']
const view = (more: Partial<Item> = {}, permissions = SETTLES) => {
  const kind = ledgerKind('contact-point-visit')
  if (!kind) throw new Error('no such kind')
  const said = { title: kind.title, line: '', values: { place: '幸福社区', problems: 3, hasFinding: true } }
  const recordedAt = instant('2025-03-04T10:00:00.000Z')
  const item: Item = { ...LEDGER_ITEM, ...said, kind: kind.code, memberId: 'm1', recordedAt, ...more }
  return entryView({ item, names: { m1: '张三', m9: '书记' } }, kind, permissions, civilDate('2025-06-10'))
}

describe('an entry of the ledger', () => {
  it('says everything with its labels, names and units', () => {
    expect(view().lines).toEqual([
      { label: '日期', value: '3月4日 周二' },
      { label: '党员', value: '张三' },
      { label: '组织', value: '党支部' },
      { label: '联系点', value: '幸福社区' },
      { label: '收集问题', value: '3个' },
      { label: '是否形成书面记录', value: '是' },
      { label: '办结', value: '还没有' },
      { label: '登记', value: '书记 · 3月4日 18:00 · 记录员登记' },
    ])
  })
  it('waits to be confirmed, or for its outcome, by who confirms records', () => {
    expect(view({ state: 'proposed' }).may).toMatchObject({ confirm: true, conclude: true })
    expect(view().may).toMatchObject({ confirm: false, conclude: true })
    expect(view({ concludedOn: civilDate('2025-03-10') }).may.conclude).toBe(false)
  })
  it('is only looked at by others', () => {
    const { may } = view({ state: 'proposed' }, ['read-records'])
    expect(Object.values(may)).toEqual([false, false, false, false, false])
  })
  it.each(['withdrawn', 'superseded'] as const)('is left as it is when %s', (state) => {
    expect(Object.values(view({ state }).may)).toEqual([false, false, false, false, false])
  })
})
