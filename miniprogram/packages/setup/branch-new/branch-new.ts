import type { LedgerField } from '../../../domain/ledger/ledger'
import { parseCivilDate } from '../../../domain/time/civil-date'
import { formPage } from '../../../page-parts/form-page'
import { leaveFor } from '../../../page-parts/leaving'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { forgetMe } from '../../../services/session'

const FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'name', label: '名称', maxLength: 60, hint: '如：第一党支部' },
  {
    ...{ type: 'choice', code: 'kind', label: '是什么' },
    options: [
      { code: 'branch', label: '党支部' },
      { code: 'bureau', label: '下级单位（下面还有党支部）' },
    ],
  },
  { type: 'date', code: 'formedOn', label: '成立日期' },
]

/** Sets up a branch, or a bureau of its own, below a bureau; what is left of it is listed next. */
formPage('packages/setup/branch-new/branch-new', {
  read: ({ branchId }) => ask('branch.get', { branchId }),
  form: ({ name }) => ({ fields: FIELDS, start: { kind: 'branch' }, heading: `建立在${name}之下`, button: '建立' }),
  async save(page, values) {
    const { branchId: above } = page.at
    const formedOn = parseCivilDate(String(values['formedOn'])) ?? today()
    const kind = values['kind'] === 'bureau' ? 'bureau' : 'branch'
    const { branchId } = await page.send('branch.create', {
      branchId: above,
      name: String(values['name']),
      kind,
      formedOn,
    })
    forgetMe()
    say('已建立')
    return leaveFor('packages/setup/guide/guide', { branchId })
  },
})
