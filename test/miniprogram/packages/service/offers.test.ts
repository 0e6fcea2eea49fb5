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
const moment = (at: string, way: 'scan' | 'tap' | 'kept' | 'closing' = 'scan') => ({
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
  'offer.code': {
    code: '1g2xab.0123456789abcdef0123456789abcdef',
    spoken: '123456',
    shownAt: instant(NOW),
    changesAt: instant('2025-06-10T09:00:20.000Z'),
    takenUntil: instant('2025-06-10T09:00:40.000Z'),
    opensAt: instant(NOW),
    closesAt: instant('2025-06-10T16:00:00.000Z'),
  },
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
    { page: 'packages/service/offer/offer', query: AT, reads: 'offer.get', says: '请扫组织的同志出示的码签到' },
    { page: 'packages/service/offer-host/offer-host', query: AT, reads: 'offer.get', says: '李明' },
    { page: 'packages/service/offer-close/offer-close', query: AT, reads: 'offer.get', says: '没有等待确认的时长' },
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

  const CODE = '1g2xab.0123456789abcdef0123456789abcdef'
  const camera = (offerId = 'offer-1') => ({ scanCode: () => ({ result: `shushi:shift/${CODE}/${offerId}` }) })

  it('is signed in to and out of by the code on the spot', async () => {
    const answers = { 'offer.signIn': PLACED, 'offer.signOut': { ...PLACED, minutes: 90 } }
    const shown = await page('offer', answers, { phone: camera() })
    shown.answer({ 'offer.get': one({ own: place({ came: CAME }) }) })
    await shown.tap('扫码签到')
    expect(shown.sent('offer.signIn')).toEqual([{ ...AT, code: CODE }])
    expect(shown.text()).toContain('您已在 17:00 签到')
    const shift = { entryId: 's', state: 'proposed' as const, minutes: 90 }
    shown.answer({ 'offer.get': one({ own: place({ came: CAME, left: CAME, shift }) }) })
    await shown.tap('扫码签退')
    expect(shown.sent('offer.signOut')).toEqual([{ ...AT, code: CODE }])
    expect(shown.text()).toContain('您服务了 1小时30分钟，等组织的同志确认')
  })

  it('is signed in to by the six digits, sent with the last of them', async () => {
    const shown = await page('offer', { 'offer.signIn': PLACED })
    await shown.run('typeCode', { detail: { value: '12345' } })
    expect(shown.sent('offer.signIn')).toEqual([])
    await shown.run('typeCode', { detail: { value: '123456' } })
    expect(shown.sent('offer.signIn')).toEqual([{ ...AT, code: '123456' }])
  })

  it('is signed out of without the code where one says so', async () => {
    const shown = await page('offer', { 'offer.get': one({ own: place({ came: CAME }) }), 'offer.signOut': PLACED })
    await shown.tap('没有扫到码，直接签退')
    expect(shown.sent('offer.signOut')).toEqual([AT])
  })

  it('sends nothing for the code of another shift, of a meeting, or of anything else', async () => {
    const others = [`shushi:shift/${CODE}/offer-2`, `shushi:check-in/${CODE}/meeting-1`, 'https://example.com']
    for (const result of others) {
      const shown = await page('offer', {}, { phone: { scanCode: () => ({ result }) } })
      await shown.tap('扫码签到')
      expect(shown.sent('offer.signIn')).toEqual([])
      expect(shown.text()).toMatch(/这是另一个班次的签到码|这不是班次的签到码/)
    }
  })

  it('is signed in to at once when its code was scanned elsewhere', async () => {
    const query = { ...AT, scanned: `shushi:shift/${CODE}/offer-1` }
    const shown = await page('offer', { 'offer.signIn': PLACED }, { query })
    expect(shown.sent('offer.signIn')).toEqual([{ ...AT, code: CODE }])
  })

  it('is not left for a code that was scanned once more to be sure: leaving is asked for', async () => {
    const query = { ...AT, scanned: `shushi:shift/${CODE}/offer-1` }
    const there = { 'offer.get': one({ own: place({ came: CAME }) }), 'offer.signOut': PLACED }
    const stays = { phone: { showModal: () => ({ confirm: false }) } }
    const once = await page('offer', there, { query, ...stays })
    expect(once.sent('offer.signOut')).toEqual([])
    expect(once.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    const leaving = await page('offer', there, { query, phone: { showModal: () => ({ confirm: true }) } })
    expect(leaving.sent('offer.signOut')).toEqual([{ ...AT, code: CODE }])
  })

  it('without a network is waiting, never done; later the code is sent as one that was kept', async () => {
    const answers: Answers = { 'offer.signIn': OFFLINE, 'offer.signOut': OFFLINE }
    const shown = await page('offer', answers, { phone: camera() })
    shown.answer({ 'offer.get': OFFLINE })
    await shown.tap('扫码签到')
    expect(shown.text()).toContain('待发送')
    expect(shown.text()).not.toContain('您已在')
    await shown.tap('没有扫到码，直接签退')
    expect(shown.text()).toContain('签退还没有送到：网络不通，恢复后会自动发送。')
    shown.answer({ 'offer.signIn': PLACED, 'offer.signOut': { ...PLACED, minutes: 0 }, 'offer.get': one() })
    await shown.tap('现在发送')
    expect(shown.sent('offer.signIn').at(-1)).toEqual({ ...AT, code: CODE, kept: true })
    expect(shown.sent('offer.signOut').at(-1)).toEqual({
      ...AT,
      keptAt: expect.stringContaining('2025-06-10T09:00') as string,
    })
    expect(shown.text()).not.toContain('待发送')
  })

  it('says of one that was kept that it waits for the organiser', async () => {
    const came = moment('2025-06-10T09:00:00.000Z', 'kept')
    const shown = await page('offer', { 'offer.get': one({ own: place({ came }) }) })
    expect(shown.text()).toContain('您 17:00 的签到是后来补送的，等组织的同志核对')
  })

  it('says why it was refused', async () => {
    for (const [code, said] of [
      ['offer-closed', '请告诉组织的同志登记'],
      ['code-expired', '请扫现场屏幕上新的码'],
      ['other-offer', '这不是本次班次的签到码'],
      ['too-many-attempts', '请扫码，或请组织的同志登记'],
    ] as const) {
      const shown = await page('offer', { 'offer.signIn': refused(code) }, { phone: camera() })
      await shown.tap('扫码签到')
      expect(shown.text()).toContain(said)
    }
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
    expect(host.text()).toContain('签到：没有网络，6月10日 20:30 补送；没有签退，按班次结束计')
    expect(host.text()).toContain('已确认')
  })

  const closed = { offerId: 'offer-1', state: 'closed' as const, confirmed: 1, proposed: 0 }
  const CAME_AT = '2025-06-10T10:05:00.000Z'
  const LEFT_AT = '2025-06-10T10:55:00.000Z'
  const served = (memberId: string, memberName: string, ways: readonly ['scan' | 'kept', 'scan' | 'tap' | null]) => ({
    memberId,
    memberName,
    place: place({ came: moment(CAME_AT, ways[0]), left: ways[1] && moment(LEFT_AT, ways[1]) }),
  })
  const three = [
    served('member-2', '李明', ['scan', 'scan']),
    served('member-3', '赵平', ['kept', 'tap']),
    served('member-4', '安平', ['scan', null]),
  ]

  it('shows the code from an hour before until four hours after', async () => {
    const text = '请到场的同志扫这个码签到'
    const at = async (now: string) => (await page('offer-host', {}, { now })).text()
    expect(await at('2025-06-10T08:59:00.000Z')).not.toContain(text)
    expect(await at('2025-06-10T09:00:00.000Z')).toContain(text)
    expect(await at('2025-06-10T15:59:00.000Z')).toContain(text)
    expect(await at('2025-06-10T16:00:00.000Z')).not.toContain(text)
  })

  it('shows who arrives meanwhile, and says where it cannot be asked', async () => {
    const host = await page('offer-host', { 'offer.get': one({ people: [] }) }, { now: begun })
    expect(host.text()).toContain('还没有同志报名')
    host.answer({ 'offer.get': one({ people: three.slice(0, 1) }) })
    await host.run('loadArrivals')
    expect(host.text()).toContain('李明')
    host.answer({ 'offer.get': OFFLINE })
    await host.run('loadArrivals')
    expect(host.text()).toContain('李明')
    expect(host.text()).toContain('网络不通')
  })

  it('asks for nobody who arrives while somebody is being noted', async () => {
    const host = await page('offer-host', { 'offer.get': one({ people: three }) }, { now: begun })
    await host.run('notePerson', { currentTarget: { dataset: { id: 'member-3' } } })
    const before = host.sent('offer.get').length
    await host.run('loadArrivals')
    expect(host.sent('offer.get')).toHaveLength(before)
  })

  it('leads to the page on which it is closed', async () => {
    const host = await page('offer-host', { 'offer.get': one({ people: three }) }, { now: begun })
    expect(host.text()).toContain('待核对')
    await host.tap('核对并结束班次')
    expect(host.went()).toEqual(['/packages/service/offer-close/offer-close?branchId=branch-1&offerId=offer-1'])
  })

  it('shows where each line comes from, and closes with those that were looked at', async () => {
    const answers = { 'offer.get': one({ people: three }), 'offer.close': closed }
    const closing = await page('offer-close', answers, { now: begun })
    for (const said of [
      '签到：扫码；签退：扫码',
      '签到：没有网络，6月10日 20:30 补送；签退：由本人说明',
      '签到：扫码；还没有签退',
      '18:05 到，按 19:00 离开计，55分钟',
      '还有 2 位没有核对，结束后留作待确认，不计入时长',
    ])
      expect(closing.text()).toContain(said)
    await closing.run('look', { currentTarget: { dataset: { id: 'member-3' } } })
    expect(closing.text()).toContain('还有 1 位没有核对')
    await closing.tap('结束班次')
    expect(closing.sent('offer.close')).toEqual([
      { ...AT, lookedAt: [{ memberId: 'member-3', cameAt: CAME_AT, leftAt: LEFT_AT }] },
    ])
  })

  it('wants a look at whoever was signed in elsewhere at the same time', async () => {
    const both = { ...served('member-2', '李明', ['scan', 'scan']), elsewhere: '社区义诊' }
    const closing = await page('offer-close', { 'offer.get': one({ people: [both] }) }, { now: begun })
    expect(closing.text()).toContain('同一时间也签到了“社区义诊”')
    expect(closing.text()).toContain('还有 1 位没有核对')
  })

  it('wants another look where the times changed meanwhile', async () => {
    const closing = await page('offer-close', { 'offer.get': one({ people: three }) }, { now: begun })
    await closing.run('look', { currentTarget: { dataset: { id: 'member-4' } } })
    expect(closing.text()).toContain('还有 1 位没有核对')
    const left = served('member-4', '安平', ['scan', 'tap'])
    closing.answer({ 'offer.get': one({ people: [...three.slice(0, 2), left] }) })
    await closing.run('load')
    expect(closing.text()).toContain('还有 2 位没有核对')
  })

  it('notes nothing away: the times that are known stand in the sheet', async () => {
    const answers = {
      'offer.get': one({ people: [served('member-3', '赵平', ['kept', 'tap'])] }),
      'offer.note': PLACED,
    }
    const host = await page('offer-host', answers, { now: begun })
    await host.run('notePerson', { currentTarget: { dataset: { id: 'member-3' } } })
    await host.tap('登记')
    expect(host.sent('offer.note')).toEqual([{ ...AT, memberId: 'member-3', cameTime: '18:05', leftTime: '18:55' }])
  })

  it('tells whoever left at once why no time is counted', async () => {
    const own = place({ came: moment(CAME_AT, 'scan'), left: moment(CAME_AT, 'scan') })
    expect((await page('offer', { 'offer.get': one({ own }) }, { now: begun })).text()).toContain('到场不到一分钟')
  })

  it('says who signed in while it was being closed, and takes them in', async () => {
    const people = [served('member-2', '李明', ['scan', 'scan']), served('member-4', '安平', ['scan', null])]
    const answers = { 'offer.get': one({ state: 'closed', people }), 'offer.close': closed }
    const host = await page('offer-host', answers, { now: begun })
    expect(host.text()).toContain('有同志在班次结束的那一刻签到')
    await host.tap('核对刚签到的同志')
    expect(host.went()).toEqual(['/packages/service/offer-close/offer-close?branchId=branch-1&offerId=offer-1'])
    const closing = await page('offer-close', answers, { now: begun })
    expect(closing.text()).toContain('安平')
    expect(closing.text()).not.toContain('李明')
    await closing.run('look', { currentTarget: { dataset: { id: 'member-4' } } })
    await closing.tap('收进来')
    expect(closing.sent('offer.close')).toEqual([
      { ...AT, lookedAt: [{ memberId: 'member-4', cameAt: CAME_AT, leftAt: null }] },
    ])
  })

  it('tells whoever signed in while it was being closed that it is to be looked at', async () => {
    const own = place({ came: moment(CAME_AT, 'scan') })
    const text = (await page('offer', { 'offer.get': one({ state: 'closed', own }) }, { now: begun })).text()
    expect(text).toContain('等组织的同志核对')
  })

  it('cannot be closed before it begins', async () => {
    expect((await page('offer-host')).text()).not.toContain('核对并结束班次')
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
