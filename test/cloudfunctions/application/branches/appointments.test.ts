import { COMMITTEE_POSTS, hasOneHolder, type Post } from '#domain/people/appointment'
import { instant, type Instant } from '#domain/time/instant'
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import {
  appointment,
  binding,
  BRANCH,
  BUREAU,
  member,
  NOW,
  openOffice,
  span,
  type Office,
} from '../../../builders/office'

const on = civilDate
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: branchHandlers })
})
const appoint = (memberId: string, post: Post, more: object = {}, as = 'secretary') =>
  office.call(
    'appointment.make',
    { branchId: BRANCH, memberId, post, fromOn: on('2025-01-01'), phoneBoundAt: NOW, ...more },
    as,
  )
const end = (appointmentId: string, endedOn: string, more: object = {}, as = 'office') =>
  office.call('appointment.end', { branchId: BRANCH, appointmentId, endedOn: on(endedOn), ...more }, as)
const count = () => office.store.count('appointments', {})

describe('whose phone was bound before', () => {
  const wanted = { branchId: BRANCH, memberId: 'member-1', post: 'publicity', fromOn: on('2025-01-01') } as const
  const seed = (boundAt: Instant) => {
    const invitation = {
      ...{ _id: 'ABCD2345', revision: 1, branchId: BRANCH, memberId: 'member-1', createdAt: boundAt },
      ...{ createdBy: 'clerk', expiresAt: boundAt, acceptedAt: boundAt, revokedAt: null },
    }
    office.store.seed('invitations', invitation)
    office.store.seed('bindings', { ...binding('member-1'), boundAt, invitationId: invitation._id })
  }
  const years = instant('2021-03-04T02:00:00.000Z')

  it('does not come to a post unasked: since when and by whom invited is told, and nothing is written', async () => {
    seed(years)
    const before = await count()
    expect(await office.call('appointment.make', wanted, 'secretary')).toMatchObject({
      ...{ code: 'phone-bound-before', field: 'phoneBoundAt' },
      detail: { name: '党员member-1', boundAt: years, invitedBy: '党员clerk' },
    })
    expect(await count()).toBe(before)
  })

  it('does once whoever appoints has looked at that very binding, and that is kept and logged', async () => {
    seed(years)
    const seen = { ...wanted, phoneBoundAt: years }
    expect(await office.call('appointment.make', seen, 'secretary')).toMatchObject({ value: { isBound: true } })
    const [made] = await office.store.find('appointments', { filter: { memberId: 'member-1' } })
    expect(made).toMatchObject({ isOwnPhone: true })
    const [line] = await office.store.findAll('journal', { procedure: 'appointment.make' })
    expect(line?.change?.records).toContain('["isOwnPhone",null,true]')
  })

  it('is looked at anew where another was bound meanwhile', async () => {
    seed(NOW)
    expect(await office.call('appointment.make', { ...wanted, phoneBoundAt: years }, 'secretary')).toMatchObject({
      ...{ code: 'phone-bound-before', detail: { boundAt: NOW } },
    })
  })

  it('is not where it was released: the post waits for a new invitation', async () => {
    await office.store.commit([{ do: 'remove', in: 'bindings', id: 'wx-member-1' }])
    expect(await office.call('appointment.make', wanted, 'secretary')).toMatchObject({ value: { isBound: false } })
    const [made] = await office.store.find('appointments', { filter: { memberId: 'member-1' } })
    expect(made).not.toHaveProperty('isOwnPhone')
  })

  it('is nobody’s to look at of themselves', async () => {
    const own = { ...wanted, memberId: 'secretary', post: 'clerk' } as const
    expect(await office.call('appointment.make', own, 'secretary')).toMatchObject({ value: { isBound: true } })
  })
})

describe('appointing', () => {
  it('holds from a day until the end set for it', async () => {
    expect(await appoint('member-1', 'publicity', { untilOn: on('2028-01-01') })).toMatchObject({ ok: true })
    const [made] = await office.store.find('appointments', { filter: { memberId: 'member-1' } })
    expect(made).toMatchObject({ branchId: BRANCH, post: 'publicity', fromOn: '2025-01-01', untilOn: '2028-01-01' })
    await appoint('member-2', 'clerk')
    const [open] = await office.store.find('appointments', { filter: { memberId: 'member-2' } })
    expect(open).toMatchObject({ untilOn: FAR_FUTURE })
  })

  it('allows as many members of the committee as it has, each once, and one for youth', async () => {
    expect(await appoint('member-1', 'youth')).toMatchObject({ ok: true })
    expect(await appoint('member-2', 'youth')).toMatchObject({ code: 'post-taken' })
    for (const id of ['member-2', 'member-3', 'member-4'])
      expect(await appoint(id, 'committee-member')).toMatchObject({ ok: true })
    expect(await appoint('member-4', 'committee-member')).toMatchObject({ code: 'post-taken', field: 'post' })
    const seen = await office.call('committee.get', { branchId: BRANCH }, 'secretary')
    if (!seen.ok) throw new Error('refused')
    expect(seen.value.posts.map(({ post, holder }) => [post, holder?.memberId ?? null]).slice(5)).toEqual([
      ['youth', 'member-1'],
      ...['member-2', 'member-3', 'member-4'].map((id) => ['committee-member', id]),
    ])
  })

  it.each(COMMITTEE_POSTS.filter(hasOneHolder))('allows one %s at a time', async (post) => {
    office.store.seed('appointments', { ...appointment('member-1', post), _id: `${post}-now`, memberId: 'member-1' })
    const seeded = ['secretary', 'deputy-secretary', 'organization'].includes(post)
    const answer = await appoint('member-2', post)
    expect(answer).toMatchObject({ code: 'post-taken', field: 'post', detail: { post, fromOn: '2024-01-01' } })
    if (!seeded) expect(answer).toMatchObject({ detail: { name: '党员member-1' } })
  })

  it('lets a successor follow on the day the post becomes free', async () => {
    await end('treasurer-organization', '2025-03-01')
    expect(await appoint('member-1', 'organization', { fromOn: on('2025-02-28') })).toMatchObject({
      code: 'post-taken',
    })
    expect(await appoint('member-1', 'organization', { fromOn: on('2025-03-01') })).toMatchObject({ ok: true })
  })

  it('allows an earlier term that ends before the present one begins', async () => {
    const earlier = { fromOn: on('2020-01-01'), untilOn: on('2024-01-01') }
    expect(await appoint('member-1', 'secretary', { ...earlier, untilOn: on('2024-01-02') })).toMatchObject({
      code: 'post-taken',
    })
    expect(await appoint('member-1', 'secretary', earlier)).toMatchObject({ ok: true })
  })

  it('allows many clerks and cell leaders, but nobody twice', async () => {
    expect(await appoint('member-1', 'clerk')).toMatchObject({ ok: true })
    expect(await appoint('member-1', 'cell-leader')).toMatchObject({ ok: true })
    expect(await appoint('member-2', 'cell-leader')).toMatchObject({ ok: true })
    expect(await appoint('member-1', 'clerk')).toMatchObject({ code: 'post-taken', detail: { name: '党员member-1' } })
  })

  it('wants a full member on the branch’s roll for the committee', async () => {
    office.store.seed('members', member('member-1', { spans: [span({ stage: 'probationary' })] }))
    office.store.seed('members', member('member-2', { spans: [span({ branchId: 'branch-2' })] }))
    expect(await appoint('member-1', 'publicity')).toMatchObject({
      code: 'not-full-member',
      field: 'memberId',
      detail: { name: '党员member-1', date: '2025-01-01' },
    })
    expect(await appoint('member-1', 'clerk')).toMatchObject({ ok: true })
    expect(await appoint('member-2', 'clerk')).toMatchObject({ code: 'not-on-roll', detail: { date: '2025-01-01' } })
    expect(await appoint('nobody', 'clerk')).toMatchObject({ code: 'no-such-member' })
  })

  it('may answer for a bureau from a branch below it', async () => {
    expect(await appoint('member-1', 'secretary', { branchId: BUREAU }, 'office')).toMatchObject({ ok: true })
  })

  it('has a Party office in a bureau only, also from the branches below it', async () => {
    expect(await appoint('member-1', 'party-office')).toMatchObject({ code: 'post-not-here', field: 'post' })
    expect(await appoint('member-1', 'party-office', { branchId: BUREAU }, 'office')).toMatchObject({ ok: true })
    expect(await appoint('member-1', 'clerk', { branchId: BUREAU }, 'office')).toMatchObject({ code: 'not-on-roll' })
  })

  it('is refused in the future and with an end before its beginning', async () => {
    expect(await appoint('member-1', 'clerk', { fromOn: on('2025-06-11') })).toMatchObject({ code: 'in-the-future' })
    expect(await appoint('member-1', 'clerk', { untilOn: on('2025-01-01') })).toMatchObject({
      code: 'bad-input',
      field: 'untilOn',
    })
    expect(await count()).toBe(5)
  })

  it('is for who manages the branch, not for who keeps its register', async () => {
    expect(await appoint('member-1', 'secretary', {}, 'clerk')).toMatchObject({ code: 'not-permitted' })
    expect(await appoint('member-1', 'clerk', {}, 'treasurer')).toMatchObject({ code: 'not-permitted' })
    expect(await appoint('member-1', 'publicity', {}, 'deputy')).toMatchObject({ ok: true })
    expect(await appoint('member-2', 'discipline-inspection', {}, 'office')).toMatchObject({ ok: true })
  })

  it('lets one of two win who fill the same post at once', async () => {
    const answers = await Promise.all([
      appoint('member-1', 'publicity'),
      appoint('member-2', 'publicity', {}, 'deputy'),
    ])
    expect(answers.map((answer) => (answer.ok ? 'made' : answer.code)).sort()).toEqual(['made', 'post-taken'])
  })
})

describe('ending an appointment', () => {
  it('takes what the post allowed from that day on', async () => {
    expect(await end('secretary-secretary', '2025-06-10')).toMatchObject({ ok: true })
    expect(await appoint('member-1', 'clerk')).toMatchObject({ code: 'not-permitted' })
  })

  it('on its first day makes it one that was never held', async () => {
    expect(await end('clerk-clerk', '2024-01-01')).toMatchObject({ ok: true })
    const listed = await office.call('appointment.list', { branchId: BRANCH, on: on('2024-01-01') }, 'secretary')
    expect(listed.ok && listed.value.appointments.map(({ memberId }) => memberId)).toEqual([
      'secretary',
      'deputy',
      'treasurer',
    ])
  })

  it('is refused before it began, after it ended, and in another branch', async () => {
    expect(await end('clerk-clerk', '2023-12-31')).toMatchObject({ code: 'not-in-office', field: 'endedOn' })
    await end('clerk-clerk', '2025-03-01')
    expect(await end('clerk-clerk', '2025-03-01')).toMatchObject({
      code: 'not-in-office',
      detail: { fromOn: '2024-01-01', untilOn: '2025-03-01' },
    })
    expect(await end('clerk-clerk', '2025-02-01', { branchId: BUREAU })).toMatchObject({
      code: 'not-in-office',
      field: 'appointmentId',
    })
  })

  it('leaves no bureau without a Party office', async () => {
    expect(await end('office-party-office', '2025-06-01', { branchId: BUREAU })).toMatchObject({
      code: 'last-party-office',
    })
    await appoint('member-1', 'party-office', { branchId: BUREAU }, 'office')
    expect(await end('office-party-office', '2025-06-01', { branchId: BUREAU })).toMatchObject({ ok: true })
  })

  it('leaves it no day without one: who takes up the post later is not there yet', async () => {
    const next = { ...appointment('member-1', 'party-office', BUREAU), fromOn: on('2025-06-02') }
    office.store.seed('appointments', next)
    expect(await end('office-party-office', '2025-06-01', { branchId: BUREAU })).toMatchObject({
      code: 'last-party-office',
    })
    expect(await end('office-party-office', '2025-06-02', { branchId: BUREAU })).toMatchObject({ ok: true })
  })
})

describe('posts as of a day', () => {
  it('lists who held what then, posts in their order', async () => {
    await end('treasurer-organization', '2025-03-01')
    await appoint('member-1', 'organization', { fromOn: on('2025-03-01') })
    const holders = async (day: string) => {
      const answer = await office.call('appointment.list', { branchId: BRANCH, on: on(day) }, 'member-5')
      return answer.ok && answer.value.appointments.map(({ post, memberId }) => `${post} ${memberId}`)
    }
    expect(await holders('2025-02-28')).toEqual([
      'secretary secretary',
      'deputy-secretary deputy',
      'organization treasurer',
      'clerk clerk',
    ])
    expect(await holders('2025-03-01')).toContain('organization member-1')
    expect(await holders('2023-12-31')).toEqual([])
  })

  it('shows the committee with the posts nobody holds', async () => {
    const answer = await office.call('committee.get', { branchId: BRANCH }, 'member-5')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        on: '2025-06-10',
        posts: [
          { post: 'secretary', holder: { memberId: 'secretary', name: '党员secretary', untilOn: null } },
          { post: 'deputy-secretary', holder: { memberId: 'deputy' } },
          { post: 'organization', holder: { memberId: 'treasurer' } },
          { post: 'publicity', holder: null },
          { post: 'discipline-inspection', holder: null },
        ],
      },
    })
  })

  it('is not shown to people of another branch', async () => {
    office.store.seed('members', member('member-5', { spans: [span({ branchId: BUREAU })] }))
    expect(await office.call('committee.get', { branchId: BRANCH }, 'member-5')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await office.call('appointment.list', { branchId: BRANCH }, 'member-5')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await office.call('committee.get', { branchId: BRANCH }, 'office')).toMatchObject({ ok: true })
  })
})
