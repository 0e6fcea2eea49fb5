import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { ledgerEntry } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH } from '../../../builders/office'

describe('a document', () => {
  it('is named with its 文号 where the record says one', async () => {
    const store = new MemoryStore()
    store.seed('branches', branch())
    const notice = (id: string, values: Record<string, string>) => ledgerEntry(id, 'duty-notice', { values })
    store.seed(
      'ledger',
      notice('one', { title: '分工通知', number: '办〔2025〕1号' }),
      notice('two', { title: '调整通知' }),
    )
    const days = { period: yearPeriod(2025), cutOff: null, on: civilDate('2026-01-10') }
    const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], ...days })
    expect(await desk.resolveParts('duty-notices', 'document')).toMatchObject({
      parts: [
        { key: '分工通知', label: '《分工通知》（办〔2025〕1号）' },
        { key: '调整通知', label: '调整通知' },
      ],
    })
  })
})
