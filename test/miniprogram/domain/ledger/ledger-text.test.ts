import { civilDate } from '#domain/time/civil-date'
import { ledgerCells, ledgerLine } from '#domain/ledger/ledger-text'

describe('a ledger entry as one line', () => {
  it('says texts as they are, numbers with label and unit, amounts in yuan', () => {
    const outing = { project: '文明劝导', site: '幸福社区', leaflets: 120 }
    expect(ledgerLine({ kind: 'volunteer-outing', values: outing, concludedOn: null })).toBe(
      '文明劝导，幸福社区，发放宣传资料120份',
    )
    const visit = { group: 'old-member', households: 3, cash: 150_050 }
    expect(ledgerLine({ kind: 'condolence-visit', values: visit, concludedOn: null })).toBe(
      '老党员，走访3户，慰问金1,500.50 元',
    )
  })

  it('names members only where their names are given', () => {
    const entry = {
      kind: 'volunteer-outing',
      values: { project: '劝导', site: '南门', leaders: ['a', 'b'] },
      concludedOn: null,
    }
    expect(ledgerLine(entry)).toBe('劝导，南门')
    const names = new Map([
      ['a', '张三'],
      ['b', '李四'],
    ])
    expect(ledgerLine(entry, names)).toBe('劝导，南门，到场带队的党员领导干部张三、李四')
  })

  it('says when and how it was concluded', () => {
    const check = { subject: '台账', found: 5, rectified: 4 }
    expect(ledgerLine({ kind: 'self-check', values: check, concludedOn: civilDate('2025-05-01') })).toBe(
      '台账，发现问题5条，已整改4条，2025年5月1日整改',
    )
  })

  it('says days and numbers as people write them; a sheet gets the day as it sorts', () => {
    const plan = { plan: '要点', measure: '检查', dueOn: '2025-06-30' }
    const entry = { kind: 'plan-item', values: plan, concludedOn: null }
    expect(ledgerLine(entry)).toContain('完成时限2025年6月30日')
    expect(ledgerCells(entry, new Map()).map(({ cell }) => cell)).toContain('2025-06-30')
    const outing = { project: '劝导', site: '南门', leaflets: 12_345 }
    expect(ledgerLine({ kind: 'volunteer-outing', values: outing, concludedOn: null })).toContain('12,345份')
  })

  it('shortens a long text and keeps to one line', () => {
    const line = ledgerLine({
      kind: 'small-wish',
      values: { wish: `第一行\n${'愿'.repeat(60)}` },
      concludedOn: null,
    })
    expect(line).toBe(`第一行 ${'愿'.repeat(26)}…`)
  })
})
