/** The rules of joining from invitation to release in one file though it is long: all share the phones above them. */
import { civilDate } from '#domain/time/civil-date'
import { addMinutes, instant } from '#domain/time/instant'
import { appointmentHandlers } from '../../../../cloudfunctions/application/branches/appointments'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { appointment, BRANCH, BUREAU, member, NOW, openOffice, span, type Office } from '../../../builders/office'

const WEEK = 7 * 24 * 60
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: { ...joiningHandlers, ...appointmentHandlers } })
  office.store.seed('members', member('new-1', { name: '新同志' }), member('new-2'))
})
const invite = (memberId = 'new-1', as = 'clerk', more: object = {}) =>
  office.call('invitation.create', { branchId: BRANCH, memberId }, as, more)
const accept = (code: string, as = 'phone-1', more: object = {}) => office.call('invitation.accept', { code }, as, more)
const codeFor = async (memberId = 'new-1', as = 'clerk') => {
  const answer = await invite(memberId, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.code
}
const bindingOf = (phone: string) => office.store.get('bindings', phone)
const release = (memberId: string, as = 'clerk') =>
  office.call('binding.release', { branchId: BRANCH, memberId, reason: '更换微信' }, as)

describe('an invitation does not outlive a change of role', () => {
  const on = civilDate('2025-06-10')
  it('of whom it is for: an appointment takes it back, so that nobody comes to a post by a code for a member', async () => {
    const code = await codeFor()
    const appoint = { branchId: BRANCH, memberId: 'new-1', post: 'publicity', fromOn: on } as const
    expect(await office.call('appointment.make', appoint, 'secretary')).toMatchObject({ ok: true })
    expect(await accept(code)).toMatchObject({ code: 'invitation-revoked' })
    expect(await bindingOf('phone-1')).toBeUndefined()
  })

  it('of whom it is for: the end of a post takes it back too', async () => {
    office.store.seed('appointments', appointment('new-1', 'publicity'))
    const code = await codeFor('new-1', 'secretary')
    const end = { branchId: BRANCH, appointmentId: 'new-1-publicity', endedOn: on }
    expect(await office.call('appointment.end', end, 'secretary')).toMatchObject({ ok: true })
    expect(await accept(code)).toMatchObject({ code: 'invitation-revoked' })
  })

  it('of whom it is for, however that came about: who gave it could not give it now', async () => {
    const code = await codeFor()
    office.store.seed('appointments', appointment('new-1', 'deputy-secretary'))
    expect(await office.call('invitation.look', { code }, 'phone-1')).toMatchObject({ code: 'invitation-revoked' })
    expect(await accept(code)).toMatchObject({ code: 'invitation-revoked' })
  })

  it('of who gave it: a clerk no more, the code is no more', async () => {
    const code = await codeFor()
    office.store.seed('appointments', { ...appointment('clerk', 'clerk'), untilOn: on })
    expect(await accept(code)).toMatchObject({ code: 'invitation-revoked' })
  })

  it('but holds where nothing changed that matters', async () => {
    office.store.seed('appointments', appointment('new-1', 'publicity'))
    const code = await codeFor('new-1', 'secretary')
    office.store.seed('appointments', appointment('clerk', 'cell-leader'))
    expect(await accept(code)).toMatchObject({ ok: true })
  })
})

describe('inviting', () => {
  it('gives a code of eight signs for seven days', async () => {
    expect(await invite()).toMatchObject({
      ok: true,
      value: {
        code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{8}$/) as string,
        memberId: 'new-1',
        name: '新同志',
        expiresAt: '2025-06-17T09:00:00.000Z',
      },
    })
  })

  it('anew revokes the code given before', async () => {
    const [first, second] = [await codeFor(), await codeFor()]
    expect(await accept(first)).toMatchObject({ code: 'invitation-revoked' })
    expect(await accept(second)).toMatchObject({ ok: true })
  })

  it('leaves one that can still be used as it is where that is asked for, and makes one otherwise', async () => {
    const kept = async (memberId: string, now = NOW) => {
      const answer = await office.call('invitation.create', { branchId: BRANCH, memberId, isOpenKept: true }, 'clerk', {
        now,
      })
      return answer.ok ? answer.value.code : answer.code
    }
    const first = await kept('new-1')
    expect(await kept('new-1')).toBe(first)
    expect(await kept('new-2')).not.toBe(first)
    expect(await kept('new-1', addMinutes(NOW, WEEK))).not.toBe(first)
    expect(await accept(first)).toMatchObject({ code: 'invitation-revoked' })
  })

  it('is refused for people of another roll, unknown ones, and those bound already', async () => {
    office.store.seed('members', member('gone', { spans: [span({ untilOn: civilDate('2025-06-10') })] }))
    expect(await invite('gone')).toMatchObject({
      code: 'not-on-roll',
      field: 'memberId',
      detail: { date: '2025-06-10' },
    })
    expect(await invite('nobody')).toMatchObject({ code: 'no-such-member' })
    expect(await invite('member-1')).toMatchObject({ code: 'member-bound-elsewhere', detail: { name: '党员member-1' } })
    expect(await office.store.count('invitations', {})).toBe(0)
  })

  it.each([
    ['secretary', true],
    ['deputy', true],
    ['treasurer', true],
    ['clerk', true],
    ['office', true],
    ['member-1', false],
  ])('by %s: %s', async (as, may) => {
    expect((await invite('new-1', as)).ok).toBe(may)
  })

  it('somebody in office is for who may appoint to that post', async () => {
    office.store.seed('appointments', appointment('new-1', 'publicity'))
    expect(await invite('new-1', 'clerk')).toMatchObject({ code: 'not-permitted', field: 'memberId' })
    expect(await invite('new-1', 'secretary')).toMatchObject({ ok: true })
    office.store.seed('appointments', appointment('new-2', 'party-office', BUREAU))
    expect(await invite('new-2', 'secretary')).toMatchObject({ code: 'not-permitted' })
    expect(await invite('new-2', 'office')).toMatchObject({ ok: true })
  })

  it('can be taken back while the code is unused', async () => {
    const code = await codeFor()
    const revoke = () => office.call('invitation.revoke', { branchId: BRANCH, code }, 'clerk')
    expect(await revoke()).toMatchObject({ ok: true })
    expect(await revoke()).toMatchObject({ ok: true })
    expect(await accept(code)).toMatchObject({ code: 'invitation-revoked' })
    const used = await codeFor()
    await accept(used)
    expect(await office.call('invitation.revoke', { branchId: BRANCH, code: used }, 'clerk')).toMatchObject({
      code: 'invitation-used',
    })
    expect(await office.call('invitation.revoke', { branchId: BUREAU, code }, 'office')).toMatchObject({
      code: 'invitation-unknown',
    })
  })

  it('lists the open codes, but those of people in office only to who may appoint them', async () => {
    const code = await codeFor('new-1')
    office.store.seed('appointments', appointment('new-2', 'publicity'))
    await codeFor('new-2', 'secretary')
    const listed = async (as: string, now = NOW) => {
      const answer = await office.call('invitation.list', { branchId: BRANCH }, as, { now })
      return answer.ok && answer.value.invitations.map((open) => [open.memberId, open.code !== null])
    }
    expect(await listed('clerk')).toEqual(
      expect.arrayContaining([
        ['new-1', true],
        ['new-2', false],
      ]),
    )
    expect(await listed('secretary')).toEqual(
      expect.arrayContaining([
        ['new-1', true],
        ['new-2', true],
      ]),
    )
    await accept(code)
    expect(await listed('clerk')).toEqual([['new-2', false]])
    expect(await listed('clerk', addMinutes(NOW, WEEK))).toEqual([])
  })
})

describe('accepting an invitation', () => {
  it('binds the phone that brings the code, however it is typed', async () => {
    const code = await codeFor()
    expect(await accept(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)} `)).toMatchObject({
      ok: true,
      value: { memberId: 'new-1', name: '新同志', branchId: BRANCH, branchName: '第一党支部', checkedIn: null },
    })
    expect(await bindingOf('phone-1')).toMatchObject({ memberId: 'new-1', invitationId: code })
    expect(await office.call('me.get', {}, 'phone-1')).toMatchObject({ value: { bound: true, name: '新同志' } })
  })

  it('once more by the same person is answered as before, and changes nothing', async () => {
    const code = await codeFor()
    const first = await accept(code)
    const before = await office.store.get('invitations', code)
    const second = await accept(code, 'phone-1', { now: addMinutes(NOW, 2 * WEEK) })
    expect(second.ok && second.value).toEqual(first.ok && first.value)
    expect(await office.store.get('invitations', code)).toEqual(before)
  })

  it('by a second person is refused', async () => {
    const code = await codeFor()
    await accept(code)
    expect(await accept(code, 'phone-2')).toMatchObject({ code: 'invitation-used', field: 'code' })
    expect(await bindingOf('phone-2')).toBeUndefined()
  })

  it('by two phones at once binds one', async () => {
    const code = await codeFor()
    const answers = await Promise.all(['a', 'b', 'c'].map((as) => accept(code, as)))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual([
      'invitation-used',
      'invitation-used',
      'ok',
    ])
    expect(await office.store.count('bindings', { memberId: 'new-1' })).toBe(1)
  })

  it('is refused from the moment it expires', async () => {
    const code = await codeFor()
    const expires = instant('2025-06-17T09:00:00.000Z')
    expect(await accept(code, 'phone-1', { now: expires })).toMatchObject({ code: 'invitation-expired' })
    expect(await accept(code, 'phone-1', { now: addMinutes(expires, -1) })).toMatchObject({ ok: true })
  })

  it('is refused to a phone that is bound, without a word about the code', async () => {
    const code = await codeFor()
    expect(await accept(code, 'member-1')).toMatchObject({ code: 'already-bound' })
    expect(await accept('ZZZZZZZZ', 'member-1')).toMatchObject({ code: 'already-bound' })
    expect(await accept(code)).toMatchObject({ ok: true })
  })

  it('is refused for a member whose phone another code has bound', async () => {
    const code = await codeFor()
    office.store.seed('bindings', {
      _id: 'phone-9',
      revision: 1,
      memberId: 'new-1',
      boundAt: NOW,
      invitationId: 'other',
    })
    expect(await accept(code)).toMatchObject({ code: 'member-bound-elsewhere' })
  })

  it('is refused when the person has left the roll meanwhile', async () => {
    const code = await codeFor()
    office.store.seed('members', member('new-1', { spans: [span({ untilOn: civilDate('2025-06-10') })] }))
    expect(await accept(code)).toMatchObject({ code: 'not-on-roll' })
  })

  it('is refused for the rest of the day in Beijing after ten wrong codes', async () => {
    const code = await codeFor()
    for (let n = 0; n < 10; n++) expect(await accept('WRNGCDE2')).toMatchObject({ code: 'invitation-unknown' })
    expect(await accept(code)).toMatchObject({ code: 'too-many-attempts', detail: { limit: 10 } })
    const beforeMidnight = instant('2025-06-10T15:59:59.000Z')
    expect(await accept(code, 'phone-1', { now: beforeMidnight })).toMatchObject({ code: 'too-many-attempts' })
    expect(await accept(code, 'phone-1', { now: instant('2025-06-10T16:00:00.000Z') })).toMatchObject({ ok: true })
  })

  it('counts wrong codes that come at once, every one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => accept(`WRNGCDE${n + 2}`)))
    expect(answers.every((answer) => !answer.ok)).toBe(true)
    const [counted] = await office.store.findAll('counters', {})
    expect(counted?._id).toMatch(/^wrong-codes:[0-9a-f]+:2025-06-10$/)
    const busy = answers.filter((answer) => !answer.ok && answer.code === 'busy').length
    expect(counted?.last).toBe(5 - busy)
  })

  it('lets no right code through beside the last wrong one that is allowed', async () => {
    const code = await codeFor()
    for (let n = 0; n < 9; n++) await accept('WRNGCDE2')
    const [wrong, right] = await Promise.all([accept('WRNGCDE2'), accept(code)])
    expect([wrong, right]).toMatchObject([{ code: 'invitation-unknown' }, { code: 'too-many-attempts' }])
  })

  it('does not count one person’s wrong codes against another', async () => {
    const code = await codeFor()
    for (let n = 0; n < 10; n++) await accept('WRNGCDE2', 'guesser')
    expect(await accept(code)).toMatchObject({ ok: true })
  })
})

describe('releasing a phone', () => {
  it('makes room for a new invitation, and the register says why', async () => {
    await accept(await codeFor())
    expect(await release('new-1')).toMatchObject({ ok: true })
    expect(await office.call('me.get', {}, 'phone-1')).toMatchObject({ value: { bound: false } })
    expect((await office.store.get('members', 'new-1'))?.changes).toEqual([
      { effectiveOn: '2025-06-10', recordedAt: NOW, recordedBy: 'clerk', what: '解除微信绑定：更换微信' },
    ])
    expect(await accept(await codeFor(), 'phone-2')).toMatchObject({ ok: true, value: { memberId: 'new-1' } })
  })

  it('is refused where nobody is bound, and for people of another roll', async () => {
    expect(await release('new-1')).toMatchObject({ code: 'no-change' })
    expect(await release('office')).toMatchObject({ code: 'not-on-roll' })
    expect(await release('nobody')).toMatchObject({ code: 'no-such-member' })
  })

  it('of somebody in office is for who may appoint to that post', async () => {
    expect(await release('secretary', 'clerk')).toMatchObject({ code: 'not-permitted' })
    expect(await bindingOf('wx-secretary')).toBeDefined()
    expect(await release('secretary', 'office')).toMatchObject({ ok: true })
  })

  it('of one’s own is for whoever keeps the register, whatever post they hold', async () => {
    expect(await release('clerk', 'clerk')).toMatchObject({ ok: true })
    expect(await bindingOf('wx-clerk')).toBeUndefined()
  })

  it('is open to everybody for their own, and repeated is answered the same', async () => {
    const own = () => office.call('binding.releaseOwn', {}, 'wx-member-1', { requestId: 'same-request' })
    expect(await own()).toMatchObject({ ok: true })
    expect(await bindingOf('wx-member-1')).toBeUndefined()
    expect(await own()).toMatchObject({ ok: true })
    expect((await office.store.get('members', 'member-1'))?.changes).toMatchObject([{ what: '本人解除微信绑定' }])
    expect(await office.call('binding.releaseOwn', {}, 'stranger')).toMatchObject({ ok: true })
  })
})

describe('the last phone with which an organization is managed', () => {
  const releaseOwn = (who: string) => office.call('binding.releaseOwn', {}, `wx-${who}`)
  const inOffice = (who: string, post: 'party-office' | 'secretary', at = BUREAU) => {
    office.store.seed('members', member(who, { spans: [span({ branchId: at, cellId: null })] }))
    office.store.seed('appointments', appointment(who, post, at))
  }

  it('is not released, and stays bound', async () => {
    expect(await releaseOwn('office')).toMatchObject({ code: 'last-managing-phone', detail: { name: '某区服务局' } })
    expect(await bindingOf('wx-office')).toBeDefined()
  })
  it('is not the Party office’s where another of it is bound', async () => {
    inOffice('member-1', 'party-office')
    expect(await releaseOwn('office')).toMatchObject({ ok: true })
    expect(await releaseOwn('member-1')).toMatchObject({ code: 'last-managing-phone' })
  })
  it('is not the Party office’s where the bureau’s secretary is bound', async () => {
    inOffice('member-1', 'secretary')
    expect(await releaseOwn('office')).toMatchObject({ ok: true })
    expect(await releaseOwn('member-1')).toMatchObject({ code: 'last-managing-phone' })
  })
  it('is the Party office’s where another holds the post without a phone', async () => {
    inOffice('new-1', 'party-office')
    expect(await releaseOwn('office')).toMatchObject({ code: 'last-managing-phone' })
  })
  it('is the Party office’s where the other has left office', async () => {
    inOffice('member-1', 'party-office')
    office.store.seed('appointments', {
      ...appointment('member-1', 'party-office', BUREAU),
      untilOn: civilDate('2025-06-10'),
    })
    expect(await releaseOwn('office')).toMatchObject({ code: 'last-managing-phone' })
  })
  it('is never that of a branch’s secretary while the office above is bound', async () => {
    await releaseOwn('deputy')
    expect(await releaseOwn('secretary')).toMatchObject({ ok: true })
  })
  it('cannot be released by somebody else either', async () => {
    inOffice('member-1', 'party-office')
    await releaseOwn('member-1')
    const answer = await office.call(
      'binding.release',
      { branchId: BUREAU, memberId: 'office', reason: '更换微信' },
      'office',
    )
    expect(answer).toMatchObject({ code: 'last-managing-phone' })
  })
  it('is one of two that are released at once', async () => {
    inOffice('member-1', 'party-office')
    const answers = await Promise.all([releaseOwn('office'), releaseOwn('member-1')])
    expect(answers.map((answer) => (answer.ok ? 'released' : answer.code)).sort()).toEqual([
      'last-managing-phone',
      'released',
    ])
  })
})

describe('who am I', () => {
  it('is a stranger without a binding', async () => {
    expect(await office.call('me.get', {}, 'stranger')).toMatchObject({ ok: true, value: { bound: false } })
  })

  it('tells branch, stage, cell, posts and what one may do where', async () => {
    expect(await office.call('me.get', {}, 'clerk')).toMatchObject({
      value: {
        bound: true,
        memberId: 'clerk',
        branch: { branchId: BRANCH, name: '第一党支部', kind: 'branch', scanning: true },
        stage: 'full',
        cell: { cellId: 'cell-1', name: '第一党小组' },
        posts: [{ branchId: BRANCH, branchName: '第一党支部', post: 'clerk' }],
        permissions: [
          {
            branchId: BRANCH,
            permissions: [
              'take-part',
              'see-organization',
              'keep-meetings',
              'read-records',
              'keep-records',
              'confirm-records',
              'manage-register',
              'write-report',
            ],
          },
        ],
      },
    })
    expect(await office.call('me.get', {}, 'member-1')).toMatchObject({
      value: { posts: [], permissions: [{ branchId: BRANCH, permissions: ['take-part', 'see-organization'] }] },
    })
  })

  it('names the branch of a post besides the own branch', async () => {
    office.store.seed('appointments', appointment('clerk', 'party-office', BUREAU))
    const answer = await office.call('me.get', {}, 'clerk')
    expect(answer.ok && answer.value.bound && answer.value.permissions.map(({ branchId }) => branchId)).toEqual([
      BRANCH,
      BUREAU,
    ])
  })

  it('has no branch once off the register', async () => {
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: civilDate('2025-06-10') })] }))
    expect(await office.call('me.get', {}, 'member-1')).toMatchObject({
      value: { bound: true, branch: null, stage: null, cell: null, posts: [], permissions: [] },
    })
  })

  it('never says an OPENID', async () => {
    const answers = [
      await office.call('me.get', {}, 'clerk'),
      await invite(),
      await office.call('invitation.list', { branchId: BRANCH }, 'clerk'),
    ]
    expect(JSON.stringify(answers)).not.toContain('wx-')
  })
})
