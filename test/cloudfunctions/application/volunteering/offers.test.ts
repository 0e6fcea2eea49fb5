/** Everything about one offer in one file though it is long: all share the scene above them. */
import fc from 'fast-check'
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { placeId } from '#domain/service/shift-offer'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { volunteeringHandlers } from '../../../../cloudfunctions/application/volunteering/volunteering-handlers'
import { granted, refusal } from '../../../builders/answers'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { appointment, branch, BRANCH, openOffice, span, member, NOW } from '../../../builders/office'

const DAY = civilDate('2025-06-11')
/** 09:00 in Beijing on the day; the service lasts until 11:30. */
const START = instant('2025-06-11T01:00:00.000Z')
const END = instant('2025-06-11T03:30:00.000Z')
const after = (minutes: number): Instant => addMinutes(START, minutes)

const DESCRIPTION: RequestOf<'offer.publish'>['description'] = {
  project: '文明交通劝导',
  site: '人民路口',
  occurredOn: DAY,
  startTime: '09:00',
  endTime: '11:30',
  wanted: 2,
  note: '请穿红马甲',
}

async function scene() {
  const office = await openOffice({ handlers: { ...volunteeringHandlers, ...entryHandlers } })
  const { offerId } = granted(
    await office.call('offer.publish', { branchId: BRANCH, description: DESCRIPTION }, 'clerk'),
  )
  const at = { branchId: BRANCH, offerId }
  const shiftOf = (memberId: string) => office.store.get('shifts', `${offerId}:${memberId}`)
  /** The code on the screen of whoever organises; some digits while there is none. */
  const codeAt = async (now: Instant) => {
    const shown = await office.call('offer.code', at, 'clerk', { now })
    return shown.ok ? shown.value.code : '000000'
  }
  const signIn = async (memberId: string, now: Instant, more: { requestId?: string } = {}) =>
    office.call('offer.signIn', { ...at, code: await codeAt(now) }, memberId, { now, ...more })
  /** Long after the end no code is shown any more. */
  const signOut = async (memberId: string, now: Instant) => {
    const code = now < addMinutes(END, 240) ? { code: await codeAt(now) } : {}
    return office.call('offer.signOut', { ...at, ...code }, memberId, { now })
  }
  const serve = async (memberId: string, from: Instant, to: Instant) => {
    granted(await signIn(memberId, from))
    return granted(await signOut(memberId, to))
  }
  return { ...office, at, offerId, shiftOf, codeAt, signIn, signOut, serve }
}

describe('Offering a shift', () => {
  it('shows it to every member, with the times of the day in Beijing', async () => {
    const { call, offerId } = await scene()
    const { items } = granted(await call('offer.coming', { branchId: BRANCH }, 'member-1'))
    expect(items).toEqual([
      {
        ...{ offerId, project: '文明交通劝导', site: '人民路口', occurredOn: DAY, startsAt: START, endsAt: END },
        ...{ wanted: 2, note: '请穿红马甲', state: 'offered', reason: null, organiserName: '党员clerk' },
        ...{ joined: 0, own: null },
      },
    ])
  })

  it('is for those who keep the records', async () => {
    const { call, at } = await scene()
    const publishing = { branchId: BRANCH, description: DESCRIPTION }
    expect(refusal(await call('offer.publish', publishing, 'member-1')).code).toBe('not-permitted')
    expect(refusal(await call('offer.change', { ...at, description: DESCRIPTION }, 'member-1')).code).toBe(
      'not-permitted',
    )
    expect(refusal(await call('offer.cancel', { ...at, reason: '下雨' }, 'member-1')).code).toBe('not-permitted')
    expect(refusal(await call('offer.close', at, 'member-1', { now: END })).code).toBe('not-permitted')
  })

  it('is refused for a time that is over', async () => {
    const { call } = await scene()
    const description = { ...DESCRIPTION, occurredOn: civilDate('2025-06-10'), startTime: '08:00', endTime: '17:00' }
    expect(refusal(await call('offer.publish', { branchId: BRANCH, description }, 'clerk'))).toMatchObject({
      code: 'offer-over',
      field: 'description.endTime',
    })
  })

  it('is changed, until somebody came: then the time stays', async () => {
    const { call, at, signIn } = await scene()
    const moved = { ...DESCRIPTION, startTime: '08:30' }
    granted(await call('offer.change', { ...at, description: moved }, 'clerk'))
    granted(await call('offer.change', { ...at, description: DESCRIPTION }, 'clerk'))
    granted(await signIn('member-1', START))
    expect(refusal(await call('offer.change', { ...at, description: moved }, 'clerk')).code).toBe('records-exist')
    granted(await call('offer.change', { ...at, description: { ...DESCRIPTION, note: '带水' } }, 'clerk'))
    expect(granted(await call('offer.get', at, 'member-1'))).toMatchObject({ note: '带水', startsAt: START })
  })

  it('is cancelled with a reason, which those who look are told; after somebody came it is closed instead', async () => {
    const { call, at } = await scene()
    granted(await call('offer.cancel', { ...at, reason: '大雨' }, 'clerk'))
    const { items } = granted(await call('offer.coming', { branchId: BRANCH }, 'member-1'))
    expect(items).toMatchObject([{ state: 'cancelled', reason: '大雨' }])
    expect(refusal(await call('offer.join', at, 'member-1')).code).toBe('offer-cancelled')

    const other = await scene()
    granted(await other.signIn('member-1', START))
    expect(refusal(await other.call('offer.cancel', { ...other.at, reason: '大雨' }, 'clerk')).code).toBe(
      'records-exist',
    )
  })
})

describe('Joining', () => {
  it('is each person once, and the wish for two keeps no third away', async () => {
    const { call, at, store } = await scene()
    for (const id of ['member-1', 'member-2', 'member-3', 'member-1']) granted(await call('offer.join', at, id))
    expect(granted(await call('offer.get', at, 'member-1'))).toMatchObject({ joined: 3, own: { isComing: true } })
    expect(await store.count('shiftPlaces', {})).toBe(3)
  })

  it('is taken back without a word, and may be done again', async () => {
    const { call, at } = await scene()
    granted(await call('offer.join', at, 'member-1'))
    expect(granted(await call('offer.stepBack', at, 'member-1')).isComing).toBe(false)
    expect(granted(await call('offer.get', at, 'member-1'))).toMatchObject({ joined: 0, own: null })
    granted(await call('offer.join', at, 'member-1'))
    expect(granted(await call('offer.get', at, 'member-1')).joined).toBe(1)
  })

  it('is possible until the last minute, and no more at the end', async () => {
    const { call, at } = await scene()
    expect(refusal(await call('offer.join', at, 'member-1', { now: END })).code).toBe('offer-over')
    granted(await call('offer.join', at, 'member-1', { now: addMinutes(END, -1) }))
  })

  it('shows the names to those who keep the records, by name, and only a number to others', async () => {
    const { call, at, store } = await scene()
    store.seed('members', member('member-8', { name: '安平' }))
    store.seed('bindings', { _id: 'wx-member-8', revision: 1, memberId: 'member-8', boundAt: NOW, invitationId: 'x' })
    for (const id of ['member-2', 'member-8']) granted(await call('offer.join', at, id))
    expect(granted(await call('offer.get', at, 'member-1')).people).toBeNull()
    const { people } = granted(await call('offer.get', at, 'clerk'))
    expect(people?.map(({ memberName }) => memberName)).toEqual(['安平', '党员member-2'])
  })

  it('is for those who are on the register that day', async () => {
    const { call, at, store } = await scene()
    store.seed('members', member('leaves', { spans: [span({ untilOn: DAY })] }))
    store.seed('bindings', { _id: 'wx-leaves', revision: 1, memberId: 'leaves', boundAt: NOW, invitationId: 'x' })
    const { code, field } = refusal(await call('offer.join', at, 'leaves'))
    expect([code, field]).toEqual(['not-on-roll', undefined])
  })
})

describe('Signing in and out', () => {
  it('begins an hour before the start and ends with the service; nobody needs to have joined', async () => {
    const { signIn } = await scene()
    const early = refusal(await signIn('member-1', after(-61)))
    expect(early).toMatchObject({ code: 'offer-not-open', detail: { opensAt: after(-60), closesAt: END } })
    expect(refusal(await signIn('member-1', END)).code).toBe('offer-not-open')
    const { came, isComing } = granted(await signIn('member-1', after(-60)))
    expect([came, isComing]).toEqual([{ at: after(-60), way: 'scan', notedAt: after(-60) }, true])
  })

  it('makes one proposed record of the time within the offered hours', async () => {
    const { serve, shiftOf, offerId, call, at } = await scene()
    expect((await serve('member-1', after(-20), after(100))).minutes).toBe(100)
    expect(await shiftOf('member-1')).toMatchObject({
      ...{ state: 'proposed', source: 'self', minutes: 100, project: '文明交通劝导', site: '人民路口' },
      ...{ occurredOn: DAY, memberId: 'member-1', offerId, remarks: [], settledBy: null },
    })
    expect((await serve('member-2', after(30), after(400))).minutes).toBe(120)
    expect(granted(await call('offer.get', at, 'member-1')).own).toMatchObject({
      shift: { state: 'proposed', minutes: 100 },
    })
  })

  it("proposes the secretary's own record as well: it is confirmed at the closing", async () => {
    const { serve, shiftOf } = await scene()
    await serve('secretary', START, END)
    expect(await shiftOf('secretary')).toMatchObject({ state: 'proposed', minutes: 150 })
  })

  it('keeps the first time when it is said again', async () => {
    const { call, at, store, serve, signIn } = await scene()
    granted(await signIn('member-1', START))
    const again = granted(await signIn('member-1', after(30)))
    expect(again.came?.at).toBe(START)
    await serve('member-1', after(40), after(60))
    const out = granted(await call('offer.signOut', at, 'member-1', { now: after(90) }))
    expect([out.left?.at, out.minutes]).toEqual([after(60), 60])
    expect(await store.count('shifts', {})).toBe(1)
  })

  it('makes no record where nothing of the offered time was served', async () => {
    const { serve, store } = await scene()
    expect((await serve('member-1', after(-30), after(-5))).minutes).toBe(0)
    expect(await store.count('shifts', {})).toBe(0)
  })

  it('wants a coming before a leaving, and no stepping back in between', async () => {
    const { call, at, signIn } = await scene()
    expect(refusal(await call('offer.signOut', at, 'member-1', { now: after(9) })).code).toBe('no-sign-in')
    granted(await signIn('member-1', START))
    expect(refusal(await call('offer.stepBack', at, 'member-1', { now: after(9) })).code).toBe('already-recorded')
  })

  it('happens once however often the request comes', async () => {
    const { call, at, store, codeAt } = await scene()
    const input = { ...at, code: await codeAt(START) }
    granted(await call('offer.signIn', input, 'member-1', { now: START, requestId: 'sign-in-1' }))
    granted(await call('offer.signIn', input, 'member-1', { now: after(5), requestId: 'sign-in-1' }))
    const first = await call('offer.signOut', at, 'member-1', { now: after(60), requestId: 'sign-out-1' })
    const second = await call('offer.signOut', at, 'member-1', { now: after(90), requestId: 'sign-out-1' })
    expect(second).toEqual(first)
    expect([await store.count('shiftPlaces', {}), await store.count('shifts', {})]).toEqual([1, 1])
  })

  it('is the same request when the phone, which never heard the answer, sends it as kept', async () => {
    const { call, at, store, codeAt } = await scene()
    const shown = { ...at, code: await codeAt(START) }
    const cameAs = { requestId: 'sign-in-1' }
    const leftAs = { requestId: 'sign-out-1' }
    const came = await call('offer.signIn', shown, 'member-1', { now: START, ...cameAs })
    const sentLater = { ...shown, kept: true }
    expect(await call('offer.signIn', sentLater, 'member-1', { now: after(20), ...cameAs })).toMatchObject({
      ok: true,
      value: granted(came),
    })
    const left = await call('offer.signOut', at, 'member-1', { now: after(60), ...leftAs })
    const leftLater = { ...at, keptAt: after(60) }
    expect(await call('offer.signOut', leftLater, 'member-1', { now: after(90), ...leftAs })).toMatchObject({
      ok: true,
      value: granted(left),
    })
    expect([await store.count('shiftPlaces', {}), await store.count('shifts', {})]).toEqual([1, 1])
  })

  it('takes of a code that a phone kept without a network when it was shown, and leaves it to the organiser', async () => {
    const { call, at, shiftOf, codeAt } = await scene()
    const late = after(300)
    const kept = { ...at, kept: true, code: await codeAt(after(10)) }
    expect(refusal(await call('offer.signIn', { ...kept, kept: false }, 'member-1', { now: after(20) }))).toMatchObject(
      {
        code: 'code-expired',
        field: 'code',
      },
    )
    const came = granted(await call('offer.signIn', kept, 'member-1', { now: late })).came
    expect(came).toEqual({ at: after(10), way: 'kept', notedAt: late })
    const out = { ...at, kept: true, code: await codeAt(after(70)) }
    granted(await call('offer.signOut', out, 'member-1', { now: late }))
    expect(await shiftOf('member-1')).toMatchObject({ minutes: 60, state: 'proposed', remarks: ['kept'] })
    expect(granted(await call('offer.close', at, 'clerk', { now: late }))).toMatchObject({ confirmed: 0, proposed: 1 })
  })

  it('takes no hours that a phone says it kept: there must have been a code', async () => {
    const { call, at, store } = await scene()
    const invented = { ...at, keptAt: after(10) } as unknown as RequestOf<'offer.signIn'>
    expect(refusal(await call('offer.signIn', invented, 'member-1', { now: after(140) })).code).toBe('bad-input')
    for (const code of ['000000', 'nothing', '1a2b.0123456789abcdef0123456789abcdef'])
      for (const kept of [false, true])
        expect(refusal(await call('offer.signIn', { ...at, code, kept }, 'member-1', { now: after(5) }))).toMatchObject(
          {
            code: 'code-wrong',
            field: 'code',
          },
        )
    expect(await store.count('shiftPlaces', {})).toBe(0)
  })

  it('takes the six digits read aloud, of them five wrong ones a person', async () => {
    const { call, at } = await scene()
    const now = START
    const { spoken } = granted(await call('offer.code', at, 'clerk', { now }))
    const wrong = String((Number(spoken) + 1) % 1_000_000).padStart(6, '0')
    const say = (code: string, as: string) => call('offer.signIn', { ...at, code }, as, { now })
    for (let time = 0; time < 5; time++) expect(refusal(await say(wrong, 'member-1')).code).toBe('code-wrong')
    expect(refusal(await say(spoken, 'member-1'))).toMatchObject({ code: 'too-many-attempts', detail: { limit: 5 } })
    expect(granted(await say(`${spoken.slice(0, 3)} ${spoken.slice(3)}`, 'member-2')).came?.way).toBe('scan')
  })

  it('takes no code of another shift', async () => {
    const { call, at } = await scene()
    const description = { ...DESCRIPTION, project: '河道清扫' }
    const other = granted(await call('offer.publish', { branchId: BRANCH, description }, 'clerk'))
    const { code } = granted(
      await call('offer.code', { branchId: BRANCH, offerId: other.offerId }, 'clerk', { now: START }),
    )
    expect(refusal(await call('offer.signIn', { ...at, code }, 'member-1', { now: START }))).toMatchObject({
      code: 'other-offer',
      field: 'code',
    })
  })

  it('shows the code to who keeps the records, from an hour before until four hours after, where one scans', async () => {
    const { call, at, store } = await scene()
    const codeFor = (as: string, now: Instant) => call('offer.code', at, as, { now })
    expect(refusal(await codeFor('member-1', START)).code).toBe('not-permitted')
    const period = { opensAt: after(-60), closesAt: addMinutes(END, 240) }
    for (const now of [after(-61), addMinutes(END, 240)])
      expect(refusal(await codeFor('clerk', now))).toMatchObject({ code: 'offer-not-open', detail: period })
    for (const now of [after(-60), addMinutes(END, 239)]) granted(await codeFor('clerk', now))
    store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, scanning: false } }))
    expect(refusal(await codeFor('clerk', START)).code).toBe('scanning-off')
  })

  it('takes nobody’s leaving for earlier than their coming, whatever the phone kept', async () => {
    const { call, at, shiftOf, signIn } = await scene()
    granted(await signIn('member-1', after(30)))
    const out = granted(await call('offer.signOut', { ...at, keptAt: after(10) }, 'member-1', { now: after(40) }))
    expect([out.left?.at, out.minutes]).toEqual([after(30), 0])
    expect(await shiftOf('member-1')).toBeUndefined()
  })

  it('believes of a leaving no phone that is ahead of the server', async () => {
    const { call, at, signIn } = await scene()
    granted(await signIn('member-1', START))
    const ahead = granted(await call('offer.signOut', { ...at, keptAt: after(90) }, 'member-1', { now: after(5) }))
    expect(ahead.left?.at).toBe(after(5))
  })

  it('says so where somebody leaves without the code', async () => {
    const { call, at, signIn, shiftOf } = await scene()
    granted(await signIn('member-1', START))
    granted(await call('offer.signOut', at, 'member-1', { now: after(60) }))
    expect(await shiftOf('member-1')).toMatchObject({ minutes: 60, remarks: ['told'] })
  })
})

describe('A day that is full already', () => {
  it('takes no more minutes, and changes nothing', async () => {
    const { call, at, store, signIn } = await scene()
    const recording = { branchId: BRANCH, occurredOn: DAY, project: '值守', site: '值班室' }
    const people = [{ memberId: 'member-1', minutes: 1400 }]
    granted(await call('shift.record', { ...recording, people }, 'member-1', { now: END }))
    granted(await signIn('member-1', START))
    const limits = { recordedMinutes: 1400, minutes: 60, limit: 1440 }
    expect(refusal(await call('offer.signOut', at, 'member-1', { now: after(60) }))).toEqual({
      code: 'too-many-minutes',
      detail: limits,
    })
    expect(refusal(await call('offer.close', at, 'clerk', { now: END }))).toMatchObject({
      code: 'too-many-minutes',
      detail: { name: '党员member-1' },
    })
    expect(granted(await call('offer.get', at, 'member-1'))).toMatchObject({ state: 'offered', own: { left: null } })
    expect(await store.count('shifts', {})).toBe(1)
  })
})

describe('Noting those without a phone', () => {
  const times = (cameTime: string | null, leftTime: string | null) => ({ memberId: 'member-4', cameTime, leftTime })

  it('joins them, notes when they came, and makes the record when they left', async () => {
    const { call, at, shiftOf } = await scene()
    granted(await call('offer.note', { ...at, ...times(null, null) }, 'clerk'))
    expect(granted(await call('offer.get', at, 'clerk')).joined).toBe(1)
    granted(await call('offer.note', { ...at, ...times('09:10', null) }, 'clerk', { now: after(60) }))
    granted(await call('offer.note', { ...at, ...times('09:10', '11:00') }, 'clerk', { now: END }))
    expect(await shiftOf('member-4')).toMatchObject({
      ...{ minutes: 110, state: 'proposed', source: 'roll-call', recordedBy: 'clerk', remarks: ['noted'] },
    })
    const again = refusal(await call('offer.note', { ...at, ...times('09:00', '11:00') }, 'clerk', { now: END }))
    expect([again.code, again.field]).toEqual(['already-recorded', 'memberId'])
  })

  it('takes no time that has not come, and no leaving before the coming', async () => {
    const { call, at } = await scene()
    const note = async (came: string, left: string | null) =>
      refusal(await call('offer.note', { ...at, ...times(came, left) }, 'clerk', { now: after(60) }))
    expect(await note('10:01', null)).toMatchObject({ code: 'in-the-future', field: 'cameTime' })
    expect(await note('09:10', '10:30')).toMatchObject({ code: 'in-the-future', field: 'leftTime' })
    expect(await note('09:10', '09:10')).toMatchObject({ code: 'left-before-coming', field: 'leftTime' })
  })
})

describe('An offer that is over', () => {
  it('stands there for who has yet to sign out and for who is to close it, for nobody else', async () => {
    const { call, at, serve, signIn } = await scene()
    granted(await signIn('member-1', START))
    await serve('member-2', START, after(60))
    granted(await call('offer.join', at, 'member-3'))
    const seen = async (as: string) =>
      granted(await call('offer.coming', { branchId: BRANCH }, as, { now: END })).items.length
    expect(await Promise.all(['member-1', 'member-2', 'member-3', 'clerk'].map(seen))).toEqual([1, 0, 0, 1])
  })
})

describe('Closing', () => {
  /** Came by the code each; left by it, by saying so, and not at all. */
  const three = async () => {
    const scened = await scene()
    await scened.serve('member-1', START, after(60))
    granted(await scened.signIn('member-2', after(30)))
    granted(await scened.signIn('member-3', after(10)))
    granted(await scened.call('offer.signOut', scened.at, 'member-3', { now: after(80) }))
    granted(await scened.call('offer.join', scened.at, 'member-4'))
    return scened
  }
  const LOOKED = [
    { memberId: 'member-2', cameAt: after(30), leftAt: null },
    { memberId: 'member-3', cameAt: after(10), leftAt: after(80) },
  ]

  it('confirms by itself what the code answers for, and nothing else unseen', async () => {
    const { call, at, shiftOf } = await three()
    const closed = granted(await call('offer.close', at, 'clerk', { now: after(200) }))
    expect(closed).toMatchObject({ state: 'closed', confirmed: 1, proposed: 2 })
    expect(await shiftOf('member-1')).toMatchObject({ state: 'confirmed', minutes: 60, settledBy: 'clerk' })
    expect(await shiftOf('member-2')).toMatchObject({ state: 'proposed', minutes: 120, remarks: ['not-signed-out'] })
    expect(await shiftOf('member-3')).toMatchObject({ state: 'proposed', minutes: 70, remarks: ['told'] })
    expect(await shiftOf('member-4')).toBeUndefined()
  })

  it('confirms the rest that was looked at; whoever forgot to sign out gets the offered end, marked so', async () => {
    const { call, at, shiftOf } = await three()
    const closed = granted(await call('offer.close', { ...at, lookedAt: LOOKED }, 'clerk', { now: after(200) }))
    expect(closed).toMatchObject({ state: 'closed', confirmed: 3, proposed: 0 })
    expect(await shiftOf('member-2')).toMatchObject({ state: 'confirmed', minutes: 120, remarks: ['not-signed-out'] })
    expect(await shiftOf('member-3')).toMatchObject({ state: 'confirmed', minutes: 70, remarks: ['told'] })
  })

  it('does not confirm times that changed after they were looked at', async () => {
    const { call, at, shiftOf } = await three()
    granted(await call('offer.signOut', at, 'member-2', { now: after(100) }))
    const closed = granted(await call('offer.close', { ...at, lookedAt: LOOKED }, 'clerk', { now: after(200) }))
    expect(closed).toMatchObject({ confirmed: 2, proposed: 1 })
    expect(await shiftOf('member-2')).toMatchObject({ state: 'proposed', minutes: 70 })
  })

  it('confirms what whoever organises had noted', async () => {
    const { call, at, shiftOf } = await scene()
    const noted = { ...at, memberId: 'member-4', cameTime: '09:10', leftTime: '11:00' }
    granted(await call('offer.note', noted, 'clerk', { now: END }))
    expect(granted(await call('offer.close', at, 'clerk', { now: END }))).toMatchObject({ confirmed: 1, proposed: 0 })
    expect(await shiftOf('member-4')).toMatchObject({ state: 'confirmed', minutes: 110 })
  })

  it('does not confirm unseen what somebody signed with a code that they can read themselves', async () => {
    const { call, at, shiftOf, store, serve } = await scene()
    store.seed('appointments', appointment('member-5', 'cell-leader'))
    await serve('member-5', START, after(60))
    expect(granted(await call('offer.close', at, 'clerk', { now: END }))).toMatchObject({ confirmed: 0, proposed: 1 })
    expect(await shiftOf('member-5')).toMatchObject({ state: 'proposed', minutes: 60, remarks: ['told'] })
  })

  it('does not confirm unseen who was signed in to another shift at the same time', async () => {
    const { call, at, shiftOf, serve } = await scene()
    const other = { ...DESCRIPTION, project: '社区义诊', startTime: '10:00', endTime: '12:00' }
    const published = granted(await call('offer.publish', { branchId: BRANCH, description: other }, 'clerk'))
    const there = { branchId: BRANCH, offerId: published.offerId }
    await serve('member-1', START, after(70))
    await serve('member-2', START, after(60))
    for (const memberId of ['member-1', 'member-2']) {
      const { code } = granted(await call('offer.code', there, 'clerk', { now: after(60) }))
      granted(await call('offer.signIn', { ...there, code }, memberId, { now: after(60) }))
    }
    const seen = granted(await call('offer.get', { ...at, closing: true }, 'clerk', { now: END }))
    expect(seen.people?.map(({ memberId, elsewhere }) => [memberId, elsewhere])).toEqual([
      ['member-1', '社区义诊'],
      ['member-2', undefined],
    ])
    expect(granted(await call('offer.close', at, 'clerk', { now: END }))).toMatchObject({ confirmed: 1, proposed: 1 })
    expect(await shiftOf('member-1')).toMatchObject({ state: 'proposed' })
    expect(await shiftOf('member-2')).toMatchObject({ state: 'confirmed', minutes: 60 })
  })

  it('does not confirm unseen what whoever organises noted of themselves', async () => {
    const { call, at, shiftOf, store } = await scene()
    store.seed('appointments', appointment('member-5', 'cell-leader'))
    const own = { ...at, memberId: 'member-5', cameTime: '09:00', leftTime: '11:30' }
    granted(await call('offer.note', own, 'member-5', { now: END }))
    expect(granted(await call('offer.close', at, 'clerk', { now: END }))).toMatchObject({ confirmed: 0, proposed: 1 })
    expect(await shiftOf('member-5')).toMatchObject({ state: 'proposed', minutes: 150, remarks: ['told'] })
  })

  it('before the offered end takes its own moment', async () => {
    const { call, at, shiftOf, signIn } = await scene()
    granted(await signIn('member-2', START))
    granted(await call('offer.close', at, 'clerk', { now: after(90) }))
    expect(await shiftOf('member-2')).toMatchObject({ minutes: 90, remarks: ['not-signed-out'] })
  })

  it('counts everything once: my hours are the sum of the confirmed records', async () => {
    const { call, at, serve } = await scene()
    await serve('member-1', START, after(60))
    granted(await call('offer.close', at, 'clerk', { now: END }))
    expect(granted(await call('shift.mine', { year: 2025 }, 'member-1'))).toMatchObject({
      ...{ confirmedMinutes: 60, confirmedTimes: 1, proposedTimes: 0 },
    })
  })

  it('leaves alone what was disputed, withdrawn or confirmed before', async () => {
    const { call, at, serve, shiftOf, offerId } = await scene()
    for (const id of ['member-1', 'member-2', 'member-3']) await serve(id, START, after(60))
    const entry = (id: string) => ({ branchId: BRANCH, book: 'shifts' as const, entryId: `${offerId}:${id}` })
    granted(await call('entry.withdraw', { ...entry('member-1'), reason: '没有去' }, 'member-1', { now: END }))
    granted(await call('entry.dispute', { ...entry('member-2'), reason: '待核实' }, 'clerk', { now: END }))
    granted(await call('entry.confirm', entry('member-3'), 'secretary', { now: END }))
    granted(await call('offer.close', at, 'clerk', { now: END }))
    const states = await Promise.all(['member-1', 'member-2', 'member-3'].map(async (id) => (await shiftOf(id))?.state))
    expect(states).toEqual(['withdrawn', 'disputed', 'confirmed'])
  })

  it('by a cell leader leaves the records for whoever may confirm', async () => {
    const { call, at, serve, shiftOf, store } = await scene()
    store.seed('appointments', appointment('member-5', 'cell-leader'))
    await serve('member-1', START, after(60))
    const closed = granted(await call('offer.close', at, 'member-5', { now: END }))
    expect(closed).toMatchObject({ confirmed: 0, proposed: 1 })
    expect(await shiftOf('member-1')).toMatchObject({ state: 'proposed' })
  })

  it('takes in whoever signed in at that very moment, when it is looked at once more', async () => {
    const { call, at, signIn, shiftOf, store, offerId } = await scene()
    granted(await signIn('member-1', after(10)))
    const slipped = await store.get('shiftPlaces', placeId(offerId, 'member-1'))
    if (!slipped) throw new Error('nobody signed in')
    // As it is stored: after closing read who came, before it closed.
    await store.commit([{ do: 'remove', in: 'shiftPlaces', id: slipped._id }])
    granted(await call('offer.close', at, 'clerk', { now: after(60) }))
    store.seed('shiftPlaces', slipped)
    const looked = { ...at, lookedAt: [{ memberId: 'member-1', cameAt: after(10), leftAt: null }] }
    expect(granted(await call('offer.close', looked, 'clerk', { now: END }))).toMatchObject({
      ...{ state: 'closed', confirmed: 1, proposed: 0 },
    })
    expect(await shiftOf('member-1')).toMatchObject({ state: 'confirmed', minutes: 50, remarks: ['not-signed-out'] })
    expect(await store.get('shiftOffers', offerId)).toMatchObject({ closedAt: after(60), closedBy: 'clerk' })
    expect(refusal(await call('offer.close', looked, 'clerk', { now: END })).code).toBe('offer-closed')
  })

  it('is not before the start, and afterwards nothing is joined or signed any more', async () => {
    const { call, at } = await scene()
    expect(refusal(await call('offer.close', at, 'clerk', { now: after(-1) })).code).toBe('offer-not-open')
    const other = await scene()
    granted(await other.call('offer.close', other.at, 'clerk', { now: START }))
    granted(await call('offer.close', at, 'clerk', { now: END }))
    expect(refusal(await call('offer.signIn', { ...at, code: '000000' }, 'member-1', { now: END })).code).toBe(
      'offer-closed',
    )
    for (const procedure of ['offer.join', 'offer.signOut', 'offer.stepBack'] as const)
      expect(refusal(await call(procedure, at, 'member-1', { now: END })).code).toBe('offer-closed')
    const { items } = granted(await call('offer.past', { branchId: BRANCH }, 'member-1', { now: END }))
    expect(items).toMatchObject([{ state: 'closed' }])
  })

  it('never gives more minutes than were offered, nor more than between coming and leaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -60, max: 149 }), fc.integer({ min: 0, max: 600 }), async (from, length) => {
        const { serve } = await scene()
        const { minutes } = await serve('member-1', after(from), after(from + length))
        const expected = Array.from({ length }, (_, k) => from + k).filter(
          (minute) => minute >= 0 && minute < 150,
        ).length
        expect(minutes).toBe(expected)
      }),
      { numRuns: 40 },
    )
  })
})

describe('An offer of another branch', () => {
  it('is as unknown as one that never was', async () => {
    const { call, at } = await scene()
    const elsewhere = { ...at, offerId: 'nowhere' }
    expect(refusal(await call('offer.get', elsewhere, 'member-1'))).toMatchObject({
      code: 'no-such-offer',
      field: 'offerId',
    })
    expect(refusal(await call('offer.join', elsewhere, 'member-1')).code).toBe('no-such-offer')
  })
})
