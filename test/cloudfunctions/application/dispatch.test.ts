import { civilDate } from '#domain/time/civil-date'
import { addMinutes, type Instant } from '#domain/time/instant'
import type { Handlers } from '../../../cloudfunctions/application/ports/handling'
import { decide, refuse } from '../../../cloudfunctions/application/ports/handling'
import type { Application } from '../../../cloudfunctions/application/application'
import { meetingHandlers } from '../../../cloudfunctions/application/meetings/meeting-handlers'
import { appointmentHandlers } from '../../../cloudfunctions/application/branches/appointments'
import { dispatch } from '../../../cloudfunctions/application/dispatch'
import { reminderHandlers } from '../../../cloudfunctions/application/reminders/handlers'
import { BRANCH, openOffice, NOW, type Office } from '../../builders/office'

const consent = (more: object = {}) => ({ procedure: 'reminder.consent', input: { kind: 'dues' }, ...more })
const office = (handlers: Application['handlers'] = reminderHandlers) => openOffice({ handlers })
const journal = ({ store }: Office) => store.count('journal', {})

describe('a request', () => {
  it('for a procedure nobody knows is refused', async () => {
    const scene = await office()
    for (const procedure of ['no.such', '__proto__', 'toString', 'constructor', ''])
      expect(await scene.callRaw(procedure, {}, 'member-1')).toMatchObject({
        ok: false,
        code: 'unknown-procedure',
        field: 'procedure',
      })
  })

  it('that is no request at all is refused, naming what is wrong', async () => {
    const application = { handlers: {}, runs: ['api'] } as unknown as Application
    const answer = (event: unknown) => dispatch(application, { event, openId: 'wx-a', now: NOW, callId: 'call-1' })
    expect(await answer(null)).toMatchObject({ ok: false, code: 'bad-input', field: 'event', requestId: 'call-1' })
    expect(await answer('{}')).toMatchObject({ code: 'bad-input', field: 'event' })
    expect(await answer({})).toMatchObject({ code: 'bad-input', field: 'procedure' })
    expect(await answer({ procedure: 7 })).toMatchObject({ code: 'bad-input', field: 'procedure' })
    expect(await answer({ procedure: 'me.get', requestId: 'a b' })).toMatchObject({
      code: 'bad-input',
      field: 'requestId',
    })
  })

  it('with bad input is refused naming the field, and changes nothing', async () => {
    const scene = await office()
    expect(await scene.callRaw('reminder.consent', { kind: 'birthdays' }, 'member-1')).toMatchObject({
      code: 'bad-input',
      field: 'kind',
    })
    expect(await scene.callRaw('reminder.consent', {}, 'member-1')).toMatchObject({ code: 'bad-input', field: 'kind' })
    expect(await journal(scene)).toBe(0)
  })

  it('may not bring fields that are the server’s: they are refused by name', async () => {
    const scene = await office()
    const input = { kind: 'dues', memberId: 'secretary', now: '2020-01-01T00:00:00.000Z' }
    expect(await scene.callRaw('reminder.consent', input, 'member-1')).toMatchObject({
      code: 'bad-input',
      field: 'memberId',
    })
  })

  it('from a stranger is told that they have not joined', async () => {
    expect(await (await office()).callRaw('reminder.consent', { kind: 'dues' }, 'wx-nobody')).toMatchObject({
      code: 'not-bound',
    })
  })

  it('is told first who may ask, and only then what is wrong with the input', async () => {
    const scene = await office(meetingHandlers)
    const junk = { branchId: BRANCH, kinds: 'junk' }
    expect(await scene.callRaw('meeting.convene', junk, 'wx-nobody')).toMatchObject({ code: 'not-bound' })
    expect(await scene.callRaw('meeting.convene', junk, 'member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await scene.callRaw('meeting.convene', junk, 'secretary')).toMatchObject({ code: 'bad-input' })
  })

  it('that names no branch where one is needed is bad input', async () => {
    const scene = await office(meetingHandlers)
    for (const input of [null, 'x', [], {}, { branchId: null }, { branchId: '$ne' }, { branchId: 'x'.repeat(81) }])
      expect(await scene.callRaw('meeting.convene', input, 'secretary')).toMatchObject({
        code: 'bad-input',
        field: 'branchId',
      })
  })

  it('of which one thing is wrong is looked at no further', async () => {
    const scene = await office(meetingHandlers)
    let described = 0
    // What is not of a closed list is described by its prototype, once for each issue.
    const junk = new Proxy({}, { getPrototypeOf: () => (described++, Object.prototype) })
    const input = { branchId: BRANCH, organ: 'branch', kinds: Array(1000).fill(junk) }
    expect(await scene.callRaw('meeting.convene', input, 'secretary')).toMatchObject({
      code: 'bad-input',
      field: 'kinds.0',
    })
    expect(described).toBe(1)
  })

  it('that is larger than a phone sends, or deeper than any input, is refused before anything of it is looked at', async () => {
    const scene = await office()
    const refused = { ok: false, code: 'bad-input', field: 'event', detail: { expected: '一次提交的内容太多' } }
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown
    const tooMuch = [
      { text: '长'.repeat(90_000) },
      { ['x'.repeat(270_000)]: 1 },
      Array(70_000).fill(1),
      Array(140_000).fill(''),
      nested(30),
      nested(5000),
    ]
    for (const input of tooMuch)
      expect(await scene.callRaw('reminder.consent', input, 'wx-nobody')).toMatchObject(refused)
    // A stranger who may not ask is told that, however large it is otherwise.
    for (const input of [{ text: '长'.repeat(80_000) }, Array(60_000).fill(1), nested(20)])
      expect(await scene.callRaw('reminder.consent', input, 'wx-nobody')).toMatchObject({ code: 'not-bound' })
  })

  it('without an OPENID, or of another version of the contract, is refused', async () => {
    const application = { handlers: reminderHandlers, runs: ['api'] } as unknown as Application
    const ask = (openId: string | undefined, more = {}) =>
      dispatch(application, { event: consent({ requestId: 'request-1', ...more }), openId, now: NOW, callId: 'call-1' })
    expect(await ask(undefined)).toMatchObject({ code: 'not-signed-in' })
    expect(await ask('wx-member-1', { contractVersion: 99 })).toMatchObject({ code: 'contract-mismatch' })
  })

  it('is answered with the server’s time, whatever the answer is and also when it is repeated', async () => {
    const { store } = await office()
    const application = { handlers: reminderHandlers, runs: ['api'], store } as unknown as Application
    const LATER = addMinutes(NOW, 60)
    const ask = (now: Instant, event: object) =>
      dispatch(application, { event, openId: 'wx-member-1', now, callId: 'call-1' })
    const once = consent({ requestId: 'request-1' })
    expect(await ask(NOW, once)).toMatchObject({ ok: true, now: NOW })
    expect(await ask(LATER, once)).toMatchObject({ ok: true, value: { left: 1 }, now: LATER })
    expect(await ask(LATER, consent())).toMatchObject({ code: 'bad-input', now: LATER })
    const broken = { ...application, store: null } as unknown as Application
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const defect = await dispatch(broken, { event: once, openId: 'wx-member-1', now: LATER, callId: 'call-2' })
    logged.mockRestore()
    expect(defect).toMatchObject({ code: 'internal', now: LATER })
  })

  it('for a procedure that runs in the other function is refused', async () => {
    const application = { handlers: reminderHandlers, runs: ['report'] } as unknown as Application
    const answer = await dispatch(application, {
      event: consent({ requestId: 'request-1' }),
      openId: 'wx-member-1',
      now: NOW,
      callId: 'call-1',
    })
    expect(answer).toMatchObject({ code: 'unknown-procedure' })
  })
})

describe('a write', () => {
  it('needs a request id', async () => {
    const application = {
      handlers: reminderHandlers,
      runs: ['api'],
      store: (await office()).store,
    } as unknown as Application
    const answer = await dispatch(application, { event: consent(), openId: 'wx-member-1', now: NOW, callId: 'call-1' })
    expect(answer).toMatchObject({ code: 'bad-input', field: 'requestId' })
  })

  it('that is repeated returns the first answer and happens once', async () => {
    const scene = await office()
    const again = () => scene.call('reminder.consent', { kind: 'dues' }, 'member-1', { requestId: 'request-once' })
    const answers = await Promise.all([again(), again(), again()])
    expect(answers).toEqual(
      Array(3).fill({ ok: true, value: { left: 1 }, requestId: 'request-once', contractVersion: 1 }),
    )
    expect(await journal(scene)).toBe(1)
  })

  it('answers a repeat that overtook its first try as the first, though the record then stands in its way', async () => {
    const once = { requestId: 'request-once' }
    let asked = 0
    const scene = await office({
      ...reminderHandlers,
      'reminder.consent': async () => {
        asked += 1
        if (asked > 1) return decide({ left: 1 }, [])
        // The other comes and is done after the journal was read here, and before the records are.
        await scene.call('reminder.consent', { kind: 'dues' }, 'member-1', once)
        return refuse('already-recorded')
      },
    })
    expect(await scene.callRaw('reminder.consent', { kind: 'dues' }, 'member-1', once)).toMatchObject({
      ok: true,
      value: { left: 1 },
    })
    expect(await journal(scene)).toBe(1)
  })

  it('answers a repeat as the first, though what was done took the right to ask for it away', async () => {
    const scene = await office(appointmentHandlers)
    const own = { branchId: BRANCH, appointmentId: 'secretary-secretary', endedOn: civilDate('2025-06-01') }
    const once = { requestId: 'request-once' }
    const first = await scene.call('appointment.end', own, 'secretary', once)
    expect(first.ok).toBe(true)
    expect(await scene.call('appointment.end', own, 'secretary', once)).toEqual(first)
    expect(await scene.callRaw('appointment.end', own, 'secretary')).toMatchObject({ code: 'not-permitted' })
  })

  it('does not answer another person’s or another intention’s request id', async () => {
    const scene = await office()
    const once = { requestId: 'request-once' }
    await scene.call('reminder.consent', { kind: 'dues' }, 'member-1', once)
    expect(await scene.call('reminder.consent', { kind: 'dues' }, 'member-2', once)).toMatchObject({
      value: { left: 1 },
    })
    const other = await office({
      ...reminderHandlers,
      'binding.releaseOwn': async () => decide({ released: true }, []),
    })
    await other.call('reminder.consent', { kind: 'dues' }, 'member-1', once)
    expect(await other.callRaw('binding.releaseOwn', {}, 'member-1', once)).toMatchObject({
      code: 'request-id-reused',
      field: 'requestId',
    })
  })

  it('says in the journal what was done, by whom and when', async () => {
    const scene = await office()
    await scene.call('reminder.consent', { kind: 'dues' }, 'member-1', { requestId: 'request-once' })
    const [line, ...others] = await scene.store.findAll('journal', {})
    expect(others).toEqual([])
    expect(line).toMatchObject({ at: NOW, by: 'member-1', procedure: 'reminder.consent' })
  })

  it('keeps nothing in the journal that leads to a WeChat, nor what was answered in clear', async () => {
    const scene = await office()
    const once = { requestId: 'request-once' }
    const first = await scene.call('reminder.consent', { kind: 'dues' }, 'member-1', once)
    const written = JSON.stringify(await scene.store.findAll('journal', {}))
    expect(written).not.toMatch(/wx-|request-once|left/)
    // Who sends it again is answered as before; nobody else can be.
    expect(await scene.call('reminder.consent', { kind: 'dues' }, 'member-1', once)).toEqual(first)
    expect(await scene.call('reminder.consent', { kind: 'dues' }, 'member-2', once)).toMatchObject({ ok: true })
    expect(await scene.store.count('journal', {})).toBe(2)
  })

  it('is given up as busy when others are quicker every time, and leaves nothing', async () => {
    const scene = await office()
    scene.store.commit = async () => ({ failed: 'changed' })
    expect(await scene.call('reminder.consent', { kind: 'dues' }, 'member-1')).toMatchObject({ code: 'busy' })
    expect(await scene.store.count('consents', {})).toBe(0)
  })
})

describe('a defect', () => {
  const silence = () => jest.spyOn(console, 'error').mockImplementation(() => undefined)

  it('is answered with the call’s id and nothing else, and is logged with its cause', async () => {
    const log = silence()
    const broken: Handlers<'reminder.mine'> = {
      'reminder.mine': async () => {
        throw new Error('secret detail')
      },
    }
    const answer = await (await office(broken)).callRaw('reminder.mine', {}, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'internal', requestId: expect.stringMatching(/^call-/) as string })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(log.mock.calls.flat().map(String).join(' ')).toContain('secret detail')
    log.mockRestore()
  })

  it('is an output that says more than the contract: it is never sent', async () => {
    const log = silence()
    const leaking = { 'reminder.mine': async () => ({ consents: [], openId: 'wx-member-1' }) }
    const answer = await (await office(leaking)).callRaw('reminder.mine', {}, 'member-1')
    expect(answer).toMatchObject({ ok: false, code: 'internal' })
    expect(JSON.stringify(answer)).not.toContain('wx-member-1')
    log.mockRestore()
  })
})
