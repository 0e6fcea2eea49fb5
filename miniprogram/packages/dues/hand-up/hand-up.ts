import type { LedgerField } from '../../../domain/ledger/ledger'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { fen } from '../../../domain/values/money'
import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent } from '../../../page-parts/page'
import { today } from '../../../services/clock'

const FIELDS: readonly LedgerField[] = [
  { type: 'money', code: 'fen', label: '上缴的金额' },
  { type: 'date', code: 'occurredOn', label: '哪天上缴的' },
  { type: 'text', code: 'to', label: '交给哪个党组织', maxLength: 60 },
  { type: 'text', code: 'note', label: '说明', maxLength: 60, optional: true, hint: '如哪几个月的、收据编号' },
]

/** Notes that dues were handed on to the next higher committee. */
formPage('packages/dues/hand-up/hand-up', {
  read: () => Promise.resolve({}),
  form: () => ({
    fields: FIELDS,
    start: { occurredOn: today() },
    button: '登记上缴',
    note: '这里只作登记，不付款；上缴不能超过账上的结存。',
  }),

  async save(page, values) {
    const { fen: amount, occurredOn: on, to, note = '' } = values
    const occurredOn = parseCivilDate(String(on))
    if (!occurredOn) return notSent('请选择哪天上缴的。', 'occurredOn')
    const asked = {
      branchId: page.at.branchId,
      occurredOn,
      fen: fen(Number(amount)),
      to: String(to),
      note: String(note),
    }
    const { number } = await page.send('dues.handUp', asked)
    return leaveSaying(`已登记，${number}`)
  },
})
