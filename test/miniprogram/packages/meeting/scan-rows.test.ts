import { SCAN_FAILURES } from '#domain/meeting/failed-scan'
import { scanRows } from '../../../../miniprogram/packages/meeting/scan-rows'
import { failedScan, TODAY } from './scene'

describe('a failed scan in the host’s words', () => {
  it('is told apart from one that failed for any other reason', () => {
    const words = SCAN_FAILURES.map((reason) => scanRows([failedScan({ reason })], TODAY)[0]?.why)
    expect(new Set(words).size).toBe(SCAN_FAILURES.length)
  })

  it('says of a time or state that the phone supplied that it is not used', () => {
    const [row] = scanRows([failedScan({ reason: 'supplied-by-phone' })], TODAY)
    expect(row?.why).toBe('手机另外送来了时间、状态等内容，不予采用')
  })
})
