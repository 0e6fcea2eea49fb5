import { civilDate } from '#domain/time/civil-date'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { entryRows, openLabel } from '../../../../../miniprogram/packages/secretary/ledger/ledger-view'
import type { LedgerItem } from '../../../../../miniprogram/services/ledger'
import { LEDGER_ITEM } from '../scene'

const item = (more: Partial<LedgerItem> = {}): LedgerItem => ({ ...LEDGER_ITEM, ...more })
const row = (more: Partial<LedgerItem>) => entryRows({ items: [item(more)], names: { m1: '张三' }, next: null })[0]

describe('an entry in the list', () => {
  it('says its line without the kind’s title, and its day with the year', () => {
    expect(row({})).toMatchObject({ line: '安全，发现问题3条', when: '2025年3月4日 周二' })
  })
  it('names the member it is about', () => {
    const note = { kind: 'study-note', line: '一月学习', memberId: 'm1' }
    expect(row(note)?.line).toBe('张三：一月学习')
  })
  it('says what is still open, and what is concluded', () => {
    expect(row({})?.tag).toBe('未整改')
    expect(row({ concludedOn: civilDate('2025-03-10') })?.tag).toBe('已整改')
  })
  it('says a state that is not the usual one', () => {
    expect(row({ state: 'proposed' })).toMatchObject({ tag: '待确认', isWaiting: true })
    expect(row({ state: 'withdrawn' })).toMatchObject({ tag: '已撤回', isWaiting: false })
  })
  it('says that it was entered late', () => {
    expect(row({ isLateEntry: true })?.when).toBe('2025年3月4日 周二 · 补录')
  })
  it('is never called open when it lasts until it ends', () => {
    const labelOf = (code: string) => openLabel(ledgerKind(code) ?? {})
    expect(labelOf('identity-display')).toBe('')
    expect(labelOf('self-check')).toBe('未整改')
    expect(labelOf('honour')).toBe('')
  })
})
