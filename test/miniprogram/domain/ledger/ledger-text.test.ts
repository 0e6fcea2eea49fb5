import { civilDate } from '#domain/time/civil-date'
import { describeLedgerEntry } from '#domain/ledger/ledger-text'

describe('a ledger entry as one line', () => {
  it('says texts as they are, numbers with label and unit, amounts in yuan', () => {
    const outing = { project: '文明劝导', site: '幸福社区', leaflets: 120 }
    expect(describeLedgerEntry({ kind: 'volunteer-outing', values: outing, concludedOn: null })).toBe(
      '志愿服务活动：文明劝导，幸福社区，发放宣传资料120份',
    )
    const visit = { group: 'old-member', households: 3, cash: 150_050 }
    expect(describeLedgerEntry({ kind: 'condolence-visit', values: visit, concludedOn: null })).toBe(
      '走访慰问：老党员，走访3户，慰问金1500.50元',
    )
  })

  it('names members only where their names are given', () => {
    const entry = {
      kind: 'volunteer-outing',
      values: { project: '劝导', site: '南门', leaders: ['a', 'b'] },
      concludedOn: null,
    }
    expect(describeLedgerEntry(entry)).toBe('志愿服务活动：劝导，南门')
    const names = new Map([
      ['a', '张三'],
      ['b', '李四'],
    ])
    expect(describeLedgerEntry(entry, names)).toBe('志愿服务活动：劝导，南门，到场带队的党员领导干部张三、李四')
  })

  it('says when and how it was concluded', () => {
    const check = { subject: '台账', found: 5, rectified: 4 }
    expect(describeLedgerEntry({ kind: 'self-check', values: check, concludedOn: civilDate('2025-05-01') })).toBe(
      '自查：台账，发现问题5条，已整改4条，2025-05-01整改',
    )
  })

  it('shortens a long text and keeps to one line', () => {
    const line = describeLedgerEntry({
      kind: 'small-wish',
      values: { wish: `第一行\n${'愿'.repeat(60)}` },
      concludedOn: null,
    })
    expect(line).toBe(`微心愿：第一行 ${'愿'.repeat(26)}…`)
  })
})
