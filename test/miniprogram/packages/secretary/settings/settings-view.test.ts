import { civilDate } from '#domain/time/civil-date'
import type { LedgerValues } from '#domain/ledger/ledger-values'
import { readForm } from '../../../../../miniprogram/components/ledger-form/ledger-form-view'
import {
  SETTING_FIELDS,
  shownReminders,
  typedSettings,
  updateOf,
} from '../../../../../miniprogram/packages/secretary/settings/settings-view'
import type { Branch } from '../../../../../miniprogram/services/branch'

const BRANCH: Branch = {
  branchId: 'b1',
  name: '第一支部',
  kind: 'branch',
  parentId: null,
  parentName: null,
  formedOn: civilDate('2019-01-01'),
  dissolvedOn: null,
  permissions: [],
  cells: [],
  settings: { scanning: true, duesRounding: 'jiao-half-up', duesQuarterly: false, lateEntryAfterDays: 7 },
}
const filled = (typed: Record<string, string> = {}): LedgerValues => {
  const read = readForm(SETTING_FIELDS, { ...typedSettings(BRANCH), ...typed })
  if (!read.ok) throw new Error(read.message)
  return read.values
}

describe('the settings of a branch', () => {
  it('change nothing when they are saved as they stand', () => {
    expect(updateOf(filled(), BRANCH)).toBeUndefined()
  })
  it('send a new name alone', () => {
    expect(updateOf(filled({ name: '机关支部' }), BRANCH)).toEqual({ branchId: 'b1', name: '机关支部' })
  })
  it('send what was chosen', () => {
    expect(updateOf(filled({ scanning: 'no', lateEntryAfterDays: '0' }), BRANCH)).toEqual({
      branchId: 'b1',
      settings: { scanning: false, duesRounding: 'jiao-half-up', duesQuarterly: false, lateEntryAfterDays: 0 },
    })
  })
  it('know no more than 366 days for a late entry', () => {
    const read = readForm(SETTING_FIELDS, { ...typedSettings(BRANCH), lateEntryAfterDays: '367' })
    expect(read).toMatchObject({ ok: false, code: 'lateEntryAfterDays' })
  })
})

it('says which messages can be sent, and where the others are set up', () => {
  const setUp = (isSetUp: boolean) => ({ kind: 'dues', isSetUp, variable: 'SHUSHI_TEMPLATE_DUES' }) as const
  expect(shownReminders([setUp(true), setUp(false)])).toEqual([
    { label: '交党费提醒', isSetUp: true, variable: 'SHUSHI_TEMPLATE_DUES' },
    { label: '交党费提醒', isSetUp: false, variable: 'SHUSHI_TEMPLATE_DUES' },
  ])
})
