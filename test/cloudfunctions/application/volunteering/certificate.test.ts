import { strFromU8, unzipSync } from 'fflate'
import { civilDate } from '#domain/time/civil-date'
import { instant, type Instant } from '#domain/time/instant'
import type { VolunteerShift } from '#domain/service/volunteering'
import { volunteeringHandlers } from '../../../../cloudfunctions/application/volunteering/volunteering-handlers'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { granted, refusal } from '../../../builders/answers'
import { shift as shiftOf } from '../../../builders/entries'
import { BRANCH, NOW, openOffice } from '../../../builders/office'
import { bytesOf } from '../../../builders/written-file'
import { textOf } from '../../documents/docx-parts'

const shift = (id: string, more: Partial<VolunteerShift>) =>
  shiftOf(id, { occurredOn: civilDate('2025-03-04'), project: '社区清扫', site: '东街', ...more })
const PERIOD = { branchId: BRANCH, from: civilDate('2025-01-01'), to: civilDate('2025-06-10') }

function documentText(bytes: Uint8Array): string {
  const xml = unzipSync(bytes)['word/document.xml']
  return textOf(strFromU8(xml ?? new Uint8Array()))
}

async function office() {
  const opened = await openOffice({ handlers: volunteeringHandlers, documents: docxWriter })
  opened.store.seed(
    'shifts',
    shift('later', { occurredOn: civilDate('2025-05-01'), project: '文明劝导', site: '西街', minutes: 60 }),
    shift('first', {}),
    shift('waits', { state: 'proposed', project: '未确认的服务' }),
    shift('before', { occurredOn: civilDate('2024-12-31'), project: '去年的服务' }),
    shift('other', { memberId: 'member-2', project: '别人的服务' }),
  )
  return opened
}

describe('The certificate of service', () => {
  it('says who, the period, the hours, every confirmed service, the issuer, the number and the date', async () => {
    const { call } = await office()
    const { minutes, times, ...given } = granted(await call('shift.certificate', PERIOD, 'member-1'))
    expect([given.number, minutes, times]).toEqual(['志证〔2025〕第001号', 150, 2])
    const file = granted(await call('shift.certificateFile', { ...PERIOD, ...given }, 'member-1'))
    expect(file.fileName).toBe('党员member-1志愿服务记录证明.docx')
    const written = documentText(bytesOf(file))
    expect(written).toContain('编号：志证〔2025〕第001号')
    expect(written).toContain('党员member-1同志于2025年1月1日至2025年6月10日参加志愿服务2次，服务时长共计2小时30分钟')
    expect(written).toMatch(/社区清扫2025年3月4日东街1小时30分钟文明劝导2025年5月1日西街1小时/)
    expect(written).not.toMatch(/未确认的服务|去年的服务|别人的服务/)
    expect(written).toContain('依据本支部的志愿服务记录出具')
    expect(written).toMatch(/第一党支部.*2025年6月10日$/)
  })

  it('is written as often as it is asked for, also on a later day, always the same', async () => {
    const { call } = await office()
    const { minutes, times, ...given } = granted(await call('shift.certificate', PERIOD, 'member-1'))
    expect([minutes, times]).toEqual([150, 2])
    const textAt = async (now: Instant) =>
      documentText(bytesOf(granted(await call('shift.certificateFile', { ...PERIOD, ...given }, 'member-1', { now }))))
    expect(await textAt(instant('2025-07-01T02:00:00.000Z'))).toBe(await textAt(NOW))
  })

  it('is written only as it was given out: with nothing of it changed, for whoever it was given to', async () => {
    const { call, store } = await office()
    const { number, on, seal } = granted(await call('shift.certificate', PERIOD, 'member-1'))
    const asked = { ...PERIOD, number, on, seal }
    const code = async (change: Partial<typeof asked>, as = 'member-1') =>
      refusal(await call('shift.certificateFile', { ...asked, ...change }, as)).code
    expect(await code({ number: '志证〔2025〕第002号' })).toBe('certificate-changed')
    expect(await code({ on: civilDate('2025-06-09') })).toBe('certificate-changed')
    expect(await code({ to: civilDate('2025-06-09') })).toBe('certificate-changed')
    expect(await code({ seal: '0'.repeat(64) })).toBe('certificate-changed')
    expect(await code({}, 'member-2')).toBe('certificate-changed')
    store.seed('shifts', shift('first', { minutes: 600 }))
    expect(await code({})).toBe('certificate-changed')
  })

  it('keeps its number when the same request comes again, and never gives it to another', async () => {
    const { call, store } = await office()
    store.seed('shifts', shift('more', { memberId: 'member-3' }))
    const numberOf = async (as: string, requestId: string) =>
      granted(await call('shift.certificate', PERIOD, as, { requestId })).number
    expect(await numberOf('member-1', 'request-a')).toBe('志证〔2025〕第001号')
    expect(await numberOf('member-1', 'request-a')).toBe('志证〔2025〕第001号')
    expect(await numberOf('member-3', 'request-b')).toBe('志证〔2025〕第002号')
    expect(await numberOf('member-1', 'request-c')).toBe('志证〔2025〕第003号')
  })

  it('is not made of nothing, and takes no number then', async () => {
    const { call, store } = await office()
    expect(refusal(await call('shift.certificate', PERIOD, 'member-5')).code).toBe('no-confirmed-shift')
    expect(await store.count('counters', {})).toBe(0)
  })

  it('wants a period that ends after it begins', async () => {
    const { call } = await office()
    const backwards = { ...PERIOD, from: civilDate('2025-06-11') }
    expect(refusal(await call('shift.certificate', backwards, 'member-1'))).toMatchObject({
      code: 'bad-input',
      field: 'to',
    })
  })
})
