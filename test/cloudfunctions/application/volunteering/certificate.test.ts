import { strFromU8, unzipSync } from 'fflate'
import { civilDate } from '#domain/time/civil-date'
import type { VolunteerShift } from '#domain/service/volunteering'
import { volunteeringHandlers } from '../../../../cloudfunctions/application/volunteering/volunteering-handlers'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { granted, refusal } from '../../../builders/answers'
import { shift as shiftOf } from '../../../builders/entries'
import { BRANCH, openOffice } from '../../../builders/office'
import { textOf } from '../../documents/docx-parts'

const shift = (id: string, more: Partial<VolunteerShift>) =>
  shiftOf(id, { occurredOn: civilDate('2025-03-04'), project: '社区清扫', site: '东街', ...more })
const PERIOD = { branchId: BRANCH, from: civilDate('2025-01-01'), to: civilDate('2025-06-10') }

function documentText(bytes: Uint8Array | undefined): string {
  const xml = unzipSync(bytes ?? new Uint8Array())['word/document.xml']
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
    const { call, files } = await office()
    const { number, minutes, times, fileId, fileName } = granted(await call('shift.certificate', PERIOD, 'member-1'))
    expect([number, minutes, times]).toEqual(['志证〔2025〕第001号', 150, 2])
    expect(fileName).toBe('党员member-1志愿服务记录证明.docx')
    const written = documentText(files.get(fileId))
    expect(written).toContain('编号：志证〔2025〕第001号')
    expect(written).toContain('党员member-1同志于2025年1月1日至2025年6月10日参加志愿服务2次，服务时长共计2小时30分钟')
    expect(written).toMatch(/社区清扫2025年3月4日东街1小时30分钟文明劝导2025年5月1日西街1小时/)
    expect(written).not.toMatch(/未确认的服务|去年的服务|别人的服务/)
    expect(written).toContain('依据本支部的志愿服务记录出具')
    expect(written).toMatch(/第一党支部.*2025年6月10日$/)
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
