/** @jest-environment node */
import { entryOf, recordOf } from '../../../../miniprogram/packages/report/record-places'
import { LEDGER_KINDS } from '../../../../miniprogram/domain/ledger/kinds/catalogue'
import { MEETING_KINDS } from '../../../../miniprogram/domain/meeting/meeting-kinds'
import { PERMISSIONS } from '../../../../miniprogram/domain/people/permission'
import { PLAIN_SUBJECTS } from '../../../../miniprogram/domain/records/record-subject'
import { yearPeriod } from '../../../../miniprogram/domain/time/period'
import { evidenceLine } from './report-data'

const opened: string[] = []
beforeEach(() => {
  opened.length = 0
  const navigateTo = async ({ url }: { url: string }) => void opened.push(url)
  Object.assign(globalThis, { wx: { navigateTo }, getCurrentPages: () => [] })
})

const YEAR = yearPeriod(2025)
const DAYS = 'from=2025-01-01&to=2025-12-31'

describe('where records of a subject are entered', () => {
  it.each([
    ['meetings', `/packages/meeting/convene/convene?branchId=b&${DAYS}`],
    ['meetings:party-lecture', `/packages/meeting/convene/convene?branchId=b&kind=party-lecture&${DAYS}`],
    ['ledger:honour', `/packages/secretary/ledger-write/ledger-write?branchId=b&kind=honour&task=record&${DAYS}`],
    [
      'ledger:own-visits',
      `/packages/secretary/ledger-write/ledger-write?branchId=b&kind=own-visits&task=record&${DAYS}`,
    ],
    ['ledger:unheard-of', '/packages/secretary/workbench/workbench?branchId=b'],
    ['indicators', `/packages/secretary/indicators/indicators?branchId=b&year=2025&${DAYS}`],
    ['register', `/packages/secretary/passages/passages?branchId=b&${DAYS}`],
    ['shifts', `/packages/service/shift-form/shift-form?branchId=b&whose=others&${DAYS}`],
    ['donations', `/packages/service/donate/donate?branchId=b&whose=others&${DAYS}`],
    ['duesAccounts', '/packages/dues/assess-many/assess-many?branchId=b&year=2025'],
    ['duesPayments', `/packages/dues/receive/receive?branchId=b&year=2025&${DAYS}`],
    ['unheard-of', '/packages/secretary/workbench/workbench?branchId=b'],
  ])('%s: the form, with the days that are asked about', async (subject, url) => {
    await entryOf('b', { subject, period: YEAR }, PERMISSIONS)()
    expect(opened).toEqual([url])
  })

  it.each([
    ['meetings:party-lecture', '/packages/meeting/list/list?branchId=b'],
    ['shifts', '/packages/service/desk/desk?branchId=b'],
    ['donations', '/packages/service/donation-desk/donation-desk?branchId=b'],
    ['register', '/packages/secretary/register/register?branchId=b'],
    ['duesAccounts', '/packages/dues/desk/desk?branchId=b&year=2025'],
    ['duesPayments', '/packages/dues/desk/desk?branchId=b&year=2025'],
  ])('%s: what there is, for whoever may only look', async (subject, url) => {
    await entryOf('b', { subject, period: YEAR }, ['read-records'])()
    expect(opened).toEqual([url])
  })

  it('asks only for the last day of what counts whenever it began', async () => {
    const kind = LEDGER_KINDS.find(({ lasting }) => lasting)?.code ?? ''
    await entryOf('b', { subject: `ledger:${kind}`, period: YEAR }, PERMISSIONS)()
    expect(opened[0]).toMatch(/task=record&to=2025-12-31$/)
  })

  it('has a form for every subject that a blank can name', async () => {
    const named = [
      ...PLAIN_SUBJECTS,
      ...MEETING_KINDS.map((kind) => `meetings:${kind}`),
      ...LEDGER_KINDS.map(({ code }) => `ledger:${code}`),
    ]
    for (const subject of named) await entryOf('b', { subject, period: YEAR }, PERMISSIONS)()
    expect(opened).toHaveLength(named.length)
    expect(opened.filter((url) => url.includes('/workbench/'))).toEqual([])
  })
})

describe('the page of a record', () => {
  it.each([
    ['meetings', '/packages/meeting/detail/detail?branchId=branch-1&meetingId=r1'],
    ['ledger', '/packages/secretary/ledger-entry/ledger-entry?branchId=branch-1&entryId=r1'],
    ['members', '/packages/secretary/person/person?branchId=branch-1&memberId=r1'],
    ['indicatorMonths', '/packages/secretary/indicator-month/indicator-month?branchId=branch-1&month=2025-03'],
    ['shifts', '/packages/report/record/record?branchId=branch-1&book=shifts&entryId=r1'],
    ['donations', '/packages/report/record/record?branchId=branch-1&book=donations&entryId=r1'],
    ['duesPayments', '/packages/report/record/record?branchId=branch-1&book=duesPayments&entryId=r1'],
  ])('%s: %s', async (collection, url) => {
    await recordOf(evidenceLine('r1', { collection }))?.()
    expect(opened).toEqual([url])
  })

  it('is none for what has no page', () => {
    for (const collection of ['appointments', 'branches'])
      expect(recordOf(evidenceLine('r1', { collection }))).toBeUndefined()
  })
})
