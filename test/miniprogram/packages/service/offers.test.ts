/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import type { OutputOf } from '#contract'
import { instant } from '#domain/time/instant'
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import type { Offer } from '../../../../miniprogram/packages/service/offer-text'
import { ME, MINE, offer, SECRETARY } from './scene'

/** An hour before the offer of the scene begins. */
const NOW = '2025-06-10T09:00:00.000Z'
const AT = { branchId: 'branch-1', offerId: 'offer-1' }
const moment = (at: string, way: 'tap' | 'kept' | 'closing' = 'tap') => ({
  at: instant(at),
  way,
  notedAt: instant('2025-06-10T12:30:00.000Z'),
})
const CAME = moment('2025-06-10T09:00:00.000Z')
const place = (change: Partial<NonNullable<Offer['own']>> = {}) => ({
  ...{ isComing: true, came: null, left: null, shift: null },
  ...change,
})
const one = (change: Partial<OutputOf<'offer.get'>> = {}): OutputOf<'offer.get'> => ({
  ...offer(),
  people: null,
  ...change,
})
const PLACED = { offerId: 'offer-1', memberId: 'member-1', isComing: true, came: CAME, left: null, minutes: null }
const PEOPLE = [{ memberId: 'member-2', memberName: '李明', place: place() }]
const USUAL: Answers = {
  'me.get': ME,
  'offer.coming': { items: [offer()] },
  'offer.past': { items: [offer({ state: 'closed' })], next: null },
  'offer.get': one({ people: PEOPLE }),
  'shift.projects': { projects: [] },
  'shift.mine': MINE,
  'register.names': {
    on: offer().occurredOn,
    members: [{ memberId: 'member-3', name: '赵平', cellId: null, stage: 'full' }],
  },
}

describeStates(
  [
    {
      page: 'packages/service/offers/offers',
      reads: 'offer.coming',
      says: '6月10日 周二 18:00–20:00',
      empty: { answers: { 'offer.coming': { items: [] } }, says: '现在没有招募的班次' },
    },
    { page: 'packages/service/offer/offer', query: AT, reads: 'offer.get', says: '到了现场请签到' },
    { page: 'packages/service/offer-host/offer-host', query: AT, reads: 'offer.get', says: '李明' },
    { page: 'packages/service/offer-form/offer-form', query: AT, reads: 'offer.get', says: '希望来多少人' },
    { page: 'packages/service/certificate/certificate', reads: 'shift.mine', says: '只列支部已确认的服务' },
  ],
  USUAL,
  NOW,
)

const page = (name: string, answers: Answers = {}, more: object = {}) =>
  load(`packages/service/${name}/${name}`, { query: AT, now: NOW, answers: { ...USUAL, ...answers }, ...more })

describe('the shifts of the branch', () => {
  it('are offered by whoever keeps the records only', async () => {
    expect((await page('offers')).text()).not.toContain('发布班次')
    const keeper = await page('offers', { 'me.get': SECRETARY })
    await keeper.tap('发布班次')
    expect(keeper.went()).toEqual(['/packages/service/offer-form/offer-form?branchId=branch-1'])
  })

  it('show what is over when asked', async () => {
    const offers = await page('offers')
    await offers.tap('以往班次')
    expect(offers.sent('offer.past')).toEqual([{ branchId: 'branch-1', cursor: null }])
    expect(offers.text()).toContain('已结束')
  })
})

describe('taking part', () => {
  const tomorrow = { startsAt: instant('2025-06-11T10:00:00.000Z'), endsAt: instant('2025-06-11T12:00:00.000Z') }

  it('is joined by a tap and stepped back from by another', async () => {
    const shown = await page('offer', { 'offer.get': one(tomorrow), 'offer.join': PLACED, 'offer.stepBack': PLACED })
    shown.answer({ 'offer.get': one({ ...tomorrow, own: place() }) })
    await shown.tap('报名参加')
    expect(shown.sent('offer.join')).toEqual([AT])
    expect(shown.text()).toContain('当天 17:00 起可以签到')
    await shown.tap('退出报名')
    expect(shown.sent('offer.stepBack')).toEqual([AT])
  })

  it('is signed in to and out of on the spot', async () => {
    const shown = await page('offer', { 'offer.signIn': PLACED, 'offer.signOut': { ...PLACED, minutes: 90 } })
    shown.answer({ 'offer.get': one({ own: place({ came: CAME }) }) })
    await shown.tap('签到')
    expect(shown.text()).toContain('您已在 17:00 签到')
    const shift = { entryId: 's', state: 'proposed' as const, minutes: 90 }
    shown.answer({ 'offer.get': one({ own: place({ came: CAME, left: CAME, shift }) }) })
    await shown.tap('签退')
    expect(shown.sent('offer.signOut')).toEqual([AT])
    expect(shown.text()).toContain('您服务了 1小时30分钟，等组织的同志确认')
  })

  it('without a network is waiting, never done; later it is sent with the time of the phone', async () => {
    const shown = await page('offer', { 'offer.signIn': OFFLINE, 'offer.signOut': OFFLINE })
    shown.answer({ 'offer.get': OFFLINE })
    await shown.tap('签到')
    expect(shown.text()).toContain('待发送')
    expect(shown.text()).not.toContain('您已在')
    await shown.tap('签退')
    expect(shown.text()).toContain('签退还没有送到：网络不通，恢复后会自动发送。')
    shown.answer({ 'offer.signIn': PLACED, 'offer.signOut': { ...PLACED, minutes: 0 }, 'offer.get': one() })
    await shown.tap('现在发送')
    expect(shown.sent('offer.signIn').at(-1)).toEqual({
      ...AT,
      keptAt: expect.stringContaining('2025-06-10T09:00') as string,
    })
    expect(shown.sent('offer.signOut').at(-1)).toMatchObject({ keptAt: expect.any(String) as string })
    expect(shown.text()).not.toContain('待发送')
  })

  it('says why it was refused', async () => {
    const shown = await page('offer', { 'offer.signIn': refused('offer-closed') })
    await shown.tap('签到')
    expect(shown.text()).toContain('请告诉组织的同志登记')
  })
})

describe('organising', () => {
  const begun = '2025-06-10T11:00:00.000Z'

  it('notes the times of somebody without a phone', async () => {
    const host = await page('offer-host', { 'offer.note': PLACED }, { now: begun })
    await host.run('choosePeople')
    await host.run('choosePerson', { detail: { memberIds: ['member-3'] } })
    await host.tap('登记')
    expect(host.sent('offer.note')).toEqual([{ ...AT, memberId: 'member-3', cameTime: '18:00', leftTime: null }])
  })

  it('sees what was kept without a network, and who did not sign out', async () => {
    const came = moment('2025-06-10T10:05:00.000Z', 'kept')
    const left = moment('2025-06-10T12:00:00.000Z', 'closing')
    const shift = { entryId: 's', state: 'confirmed' as const, minutes: 115 }
    const people = [{ memberId: 'member-2', memberName: '李明', place: place({ came, left, shift }) }]
    const host = await page('offer-host', { 'offer.get': one({ state: 'closed', people }) })
    expect(host.text()).toContain('签到时没有网络，是手机记的时间，6月10日 20:30 送到；没有签退，按班次结束计')
    expect(host.text()).toContain('已确认')
  })

  it('closes it after asking once', async () => {
    const closed = { offerId: 'offer-1', state: 'closed' as const, confirmed: 1, proposed: 0 }
    const host = await page('offer-host', { 'offer.close': closed }, { now: begun })
    await host.tap('结束并确认时长')
    expect(host.sent('offer.close')).toEqual([AT])
  })

  it('cannot be closed before it begins', async () => {
    expect((await page('offer-host')).text()).not.toContain('结束并确认时长')
  })

  it('offers a shift with what was typed, and keeps it when the network fails', async () => {
    const form = await page('offer-form', { 'offer.publish': OFFLINE }, { query: { branchId: 'branch-1' } })
    const type = (field: string, value: string) =>
      form.run('type', { currentTarget: { dataset: { field } }, detail: { value } })
    await form.tap('发布')
    expect(form.text()).toContain('请填写服务项目')
    await type('project', '社区清扫')
    await type('site', '东街')
    await form.tap('发布')
    expect(form.text()).toContain('内容还在')
    form.answer({ 'offer.publish': { offerId: 'offer-9', state: 'offered' } })
    await form.tap('发布')
    const description = {
      project: '社区清扫',
      site: '东街',
      occurredOn: '2025-06-10',
      startTime: '09:00',
      endTime: '11:00',
    }
    expect(form.sent('offer.publish').at(-1)).toEqual({
      branchId: 'branch-1',
      description: { ...description, wanted: null, note: '' },
    })
    expect(
      new Set(form.calls.filter(({ procedure }) => procedure === 'offer.publish').map((c) => c.requestId)).size,
    ).toBe(1)
  })
})

describe('my certificate', () => {
  it('is written for the chosen period and opened; opened again it is the same one', async () => {
    const value = {
      number: '志证〔2025〕第001号',
      minutes: 150,
      times: 1,
      on: civilDate('2025-06-10'),
      seal: 'a seal',
    }
    const answers = { 'shift.certificate': value, 'shift.certificateFile': inside('证明.docx') }
    const certificate = await page('certificate', answers)
    await certificate.tap('开具证明')
    expect(certificate.sent('shift.certificate')).toEqual([
      { branchId: 'branch-1', from: '2025-01-01', to: '2025-06-10' },
    ])
    expect(certificate.text()).toContain('志证〔2025〕第001号：1 次，共 2小时30分钟')
    await certificate.tap('再打开一次')
    expect(certificate.sent('shift.certificate')).toHaveLength(1)
    const asked = { branchId: 'branch-1', from: '2025-01-01', to: '2025-06-10' }
    const document = { ...asked, number: value.number, on: value.on, seal: value.seal }
    expect(certificate.sent('shift.certificateFile')).toEqual([document, document])
  })

  it('is given out anew where what it says has changed since', async () => {
    const value = { number: '志证〔2025〕第001号', minutes: 150, times: 1, on: civilDate('2025-06-10'), seal: 'a seal' }
    const changed = { 'shift.certificate': value, 'shift.certificateFile': refused('certificate-changed') }
    const certificate = await page('certificate', changed)
    await certificate.tap('开具证明')
    expect(certificate.text()).toContain('请重新开具一份')
    await certificate.tap('开具证明')
    expect(certificate.sent('shift.certificate')).toHaveLength(2)
  })

  it('says so when nothing was confirmed', async () => {
    const certificate = await page('certificate', { 'shift.certificate': refused('no-confirmed-shift') })
    await certificate.tap('开具证明')
    expect(certificate.text()).toContain('还没有支部已确认的服务')
  })
})
