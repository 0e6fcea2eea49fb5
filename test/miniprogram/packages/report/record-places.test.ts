/** @jest-environment node */
import { entryOf, recordOf } from '../../../../miniprogram/packages/report/record-places'
import { evidenceLine } from './report-data'

const opened: string[] = []
beforeEach(() => {
  opened.length = 0
  const navigateTo = async ({ url }: { url: string }) => void opened.push(url)
  Object.assign(globalThis, { wx: { navigateTo } })
})

describe('where records of a subject are entered', () => {
  it.each([
    ['meetings', '/packages/meeting/list/list?branchId=b'],
    ['meetings:party-lecture', '/packages/meeting/convene/convene?branchId=b&kind=party-lecture'],
    ['ledger:honour', '/packages/secretary/ledger-write/ledger-write?branchId=b&kind=honour&task=record'],
    ['ledger:unheard-of', '/packages/secretary/workbench/workbench?branchId=b'],
    ['indicators', '/packages/secretary/indicators/indicators?branchId=b'],
    ['register', '/packages/secretary/register/register?branchId=b'],
    ['shifts', '/packages/service/desk/desk?branchId=b'],
    ['donations', '/packages/service/donation-desk/donation-desk?branchId=b'],
    ['duesAccounts', '/packages/dues/desk/desk?branchId=b'],
    ['duesPayments', '/packages/dues/desk/desk?branchId=b'],
    ['unheard-of', '/packages/secretary/workbench/workbench?branchId=b'],
  ])('%s: %s', async (subject, url) => {
    await entryOf('b', subject)()
    expect(opened).toEqual([url])
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
    for (const collection of ['duesAccounts', 'branches'])
      expect(recordOf(evidenceLine('r1', { collection }))).toBeUndefined()
  })
})
