import { failedScanId, scannedAgain, ticketFor, type FailedScan } from '#domain/meeting/failed-scan'
import { addMinutes, instant } from '#domain/time/instant'

const AT = instant('2025-06-10T09:00:00.000Z')
const SCAN = { openId: 'wx', meetingId: 'meeting-1', scanId: 'scan-1' }

describe('a row of failed scans', () => {
  it('is one for each person, meeting and reason; what names no meeting shares one', () => {
    expect(failedScanId('meeting-1', 'abc', 'not-bound')).toBe('meeting-1:abc:not-bound')
    expect(failedScanId(null, 'abc', 'no-such-meeting')).toBe('no-meeting:abc:no-such-meeting')
  })

  const row: FailedScan = {
    ...{ _id: 'scan-1', revision: 3, meetingId: 'meeting-1', branchId: 'branch-1', memberId: null },
    ...{ reason: 'code-expired', firstAt: AT, lastAt: AT, times: 2, window: null, settled: null },
  }

  it('counts one scan more, and keeps when the first was', () => {
    const again = scannedAgain(row, addMinutes(AT, 1), null)
    expect(again).toEqual({ ...row, revision: 4, times: 3, lastAt: addMinutes(AT, 1) })
  })

  it('keeps the window of the first genuine code among them', () => {
    const genuine = scannedAgain(row, addMinutes(AT, 1), 100)
    expect(genuine.window).toBe(100)
    expect(scannedAgain(genuine, addMinutes(AT, 2), 107).window).toBe(100)
    expect(scannedAgain(genuine, addMinutes(AT, 2), null).window).toBe(100)
  })

  const settled = {
    as: 'dismissed',
    by: 'clerk',
    at: addMinutes(AT, 1),
    reason: '不在会场',
    memberId: null,
  } as const
  const late: FailedScan = { ...row, reason: 'sent-late', window: 100, settled }

  it('of a kept scan waits for the host again once it was settled and another code comes', () => {
    expect(scannedAgain(late, addMinutes(AT, 2), 107)).toMatchObject({ settled: null, window: 107 })
  })

  it('of a kept scan stays settled where the same code comes twice', () => {
    expect(scannedAgain(late, addMinutes(AT, 2), 100)).toMatchObject({ settled, window: 100 })
  })

  it('that nobody was told to wait for stays settled', () => {
    expect(scannedAgain({ ...late, reason: 'code-expired' }, addMinutes(AT, 2), 107)).toMatchObject({ settled })
  })
})

describe('a stranger’s ticket', () => {
  const first = ticketFor(SCAN, AT, undefined)

  it('holds for ten minutes from the scan', () => {
    expect(first).toMatchObject({ _id: 'wx', revision: 1, scannedAt: AT, until: addMinutes(AT, 10), usedAt: null })
  })

  it('renewed at the same meeting while it holds keeps the time of the first scan', () => {
    const later = addMinutes(AT, 9)
    const renewed = ticketFor(SCAN, later, first)
    expect(renewed).toMatchObject({ revision: 2, scannedAt: AT, until: addMinutes(later, 10) })
  })

  it.each([
    ['once it has run out', first, SCAN, addMinutes(AT, 10)],
    ['at another meeting', first, { ...SCAN, meetingId: 'meeting-2' }, addMinutes(AT, 1)],
    ['once it was used', { ...first, usedAt: addMinutes(AT, 1) }, SCAN, addMinutes(AT, 2)],
  ])('begins anew %s', (_, before, scan, at) => {
    expect(ticketFor(scan, at, before)).toMatchObject({ scannedAt: at, usedAt: null, meetingId: scan.meetingId })
  })
})
