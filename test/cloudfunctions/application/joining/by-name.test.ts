import { WRONG_CODES_A_DAY } from '#domain/people/invitation-code'
import { joinMatch } from '#domain/people/join-request'
import { instant } from '#domain/time/instant'
import { removeOldRequests } from '../../../../cloudfunctions/application/joining/by-name/asking'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { granted } from '../../../builders/answers'
import { BRANCH, member, NOW, openOffice, type Office } from '../../../builders/office'

let office: Office
let code: string
beforeEach(async () => {
  office = await openOffice({ handlers: joiningHandlers })
  office.store.seed(
    'members',
    member('new-1', { name: '买买提·艾力', birthYear: 1979 }),
    member('new-2', { name: '欧阳一', birthYear: 1990 }),
    member('new-3', { name: '欧阳一', birthYear: 1961 }),
  )
  code = granted(await office.call('groupInvitation.open', { branchId: BRANCH }, 'clerk')).code
})
const ask = (name: string, birthYear: number, as: string, given = code, now = NOW) =>
  office.call('joinRequest.send', { code: given, name, birthYear }, as, { now })
const list = async () => granted(await office.call('joinRequest.list', { branchId: BRANCH }, 'clerk'))
const settle = async (memberIdOf: (request: Awaited<ReturnType<typeof list>>['requests'][number]) => string | null) => {
  const { requests } = await list()
  const asked = requests.map((each) => ({
    ...{ requestId: each.requestId, askedAt: each.askedAt, memberId: memberIdOf(each) },
  }))
  return granted(await office.call('joinRequest.settle', { branchId: BRANCH, requests: asked }, 'clerk'))
}

describe('joining by name', () => {
  it('binds whoever fits by name and year of birth, however the name is written, once somebody says so', async () => {
    await ask('买买提•艾力', 1979, 'phone-1')
    expect(granted(await office.call('joinRequest.mine', {}, 'phone-1'))).toEqual({
      asked: { branchName: '第一党支部', name: '买买提•艾力', askedAt: NOW },
    })
    expect((await list()).requests).toMatchObject([{ memberId: 'new-1', memberName: '买买提·艾力', doubt: null }])
    expect(await settle(({ memberId }) => memberId)).toMatchObject({ joined: 1, settled: [{ as: 'joined' }] })
    expect(await office.call('me.get', {}, 'phone-1')).toMatchObject({ value: { bound: true, memberId: 'new-1' } })
    expect((await list()).requests).toEqual([])
    expect(await office.store.findAll('joinRequests', {})).toEqual([])
  })

  it('answers whoever asks the same, be the name on the roll or not', async () => {
    const [known, unknown] = [await ask('欧阳一', 1990, 'phone-1'), await ask('谁也不是', 1990, 'phone-2')]
    expect(granted(unknown)).toEqual(granted(known))
  })

  it('holds apart what is doubtful: nobody, another year, namesakes, a phone already, two who say the same', async () => {
    await ask('谁也不是', 1980, 'phone-1')
    await ask('买买提艾力', 1979, 'phone-2')
    await ask('买买提·艾力', 1980, 'phone-3')
    await ask('欧阳一', 1975, 'phone-4')
    await ask('欧阳一', 1990, 'phone-5')
    await ask('欧阳 一', 1990, 'phone-6')
    const doubts = (await list()).requests.map(({ name, birthYear, doubt }) => [name, birthYear, doubt])
    expect(doubts).toEqual(
      expect.arrayContaining([
        ['谁也不是', 1980, 'nobody'],
        ['买买提·艾力', 1980, 'another-year'],
        ['欧阳一', 1975, 'several'],
        ['欧阳一', 1990, 'asked-twice'],
        ['欧阳 一', 1990, 'asked-twice'],
      ]),
    )
  })

  it('settles each by itself: of two for one place the first, the other is told', async () => {
    await ask('欧阳一', 1990, 'phone-1')
    await ask('欧阳一', 1990, 'phone-2')
    const { joined, settled } = await settle(() => 'new-2')
    expect(joined).toBe(1)
    expect(settled.map(({ as }) => as).sort()).toEqual(['joined', 'member-bound-elsewhere'])
  })

  it('waits no more for whoever joins meanwhile by a code of their own', async () => {
    await ask('欧阳一', 1990, 'phone-1')
    const own = granted(await office.call('invitation.create', { branchId: BRANCH, memberId: 'new-2' }, 'clerk'))
    granted(await office.call('invitation.accept', { code: own.code }, 'phone-1'))
    expect(await office.store.findAll('joinRequests', {})).toEqual([])
  })

  it('declines without a trace of who asked', async () => {
    await ask('谁也不是', 1980, 'phone-1')
    expect(await settle(() => null)).toMatchObject({ joined: 0, settled: [{ as: 'declined' }] })
    expect(await office.store.findAll('joinRequests', {})).toEqual([])
    expect(granted(await office.call('joinRequest.mine', {}, 'phone-1'))).toEqual({ asked: null })
  })

  it('settles nothing that was said anew after it was looked at', async () => {
    await ask('欧阳一', 1990, 'phone-1')
    const [before] = (await list()).requests
    await ask('买买提·艾力', 1979, 'phone-1', code, instant('2025-06-10T09:05:00.000Z'))
    const stale = { requestId: before?.requestId ?? '', askedAt: before?.askedAt ?? NOW, memberId: 'new-2' }
    const answer = await office.call('joinRequest.settle', { branchId: BRANCH, requests: [stale] }, 'clerk')
    expect(granted(answer)).toEqual({ joined: 0, settled: [{ requestId: stale.requestId, as: 'gone' }] })
  })

  it('opens no post: whoever may not appoint to it does not settle for its holder', async () => {
    const secretary = await office.store.get('members', 'secretary')
    await ask(secretary?.name ?? '', secretary?.birthYear ?? 0, 'phone-1')
    await office.store.commit([{ do: 'remove', in: 'bindings', id: 'wx-secretary' }])
    expect((await list()).requests).toMatchObject([{ doubt: 'beyond' }])
    expect(await settle(() => 'secretary')).toMatchObject({ joined: 0, settled: [{ as: 'not-permitted' }] })
  })

  it('takes back what was asked, at one’s own wish and after seven days', async () => {
    await ask('欧阳一', 1990, 'phone-1')
    granted(await office.call('joinRequest.takeBack', {}, 'phone-1'))
    expect((await list()).requests).toEqual([])
    await ask('欧阳一', 1990, 'phone-1')
    expect(await removeOldRequests(office.store, instant('2025-06-17T08:59:00.000Z'))).toBe(0)
    expect(await removeOldRequests(office.store, instant('2025-06-17T09:00:00.000Z'))).toBe(1)
  })
})

describe('the code for the group', () => {
  it('is the same while it is open, and another after it was closed', async () => {
    expect(granted(await office.call('groupInvitation.open', { branchId: BRANCH }, 'clerk')).code).toBe(code)
    await office.call('groupInvitation.close', { branchId: BRANCH }, 'clerk')
    expect(await ask('欧阳一', 1990, 'phone-1')).toMatchObject({ code: 'invitation-revoked', field: 'code' })
    expect(granted(await office.call('groupInvitation.open', { branchId: BRANCH }, 'clerk')).code).not.toBe(code)
  })
  it('looks like any other to whoever types it, and names nobody', async () => {
    const looked = await office.call('invitation.look', { code: `${code.slice(0, 4)} ${code.slice(4)}` }, 'phone-1')
    expect(granted(looked)).toEqual({ name: null, branchName: '第一党支部', expiresAt: '2025-06-17T09:00:00.000Z' })
  })
  it('is counted against the day where it is wrong', async () => {
    for (let time = 0; time < WRONG_CODES_A_DAY; time++)
      expect(await ask('欧阳一', 1990, 'phone-1', '22222222')).toMatchObject({ code: 'invitation-unknown' })
    expect(await ask('欧阳一', 1990, 'phone-1')).toMatchObject({ code: 'too-many-attempts' })
  })
  it('does not outlive the post of whoever gave it out', async () => {
    const posts = await office.store.findAll('appointments', { memberId: 'clerk' })
    await office.store.commit(posts.map(({ _id: id }) => ({ do: 'remove', in: 'appointments', id }) as const))
    expect(await ask('欧阳一', 1990, 'phone-1')).toMatchObject({ code: 'invitation-revoked' })
    const anew = granted(await office.call('groupInvitation.open', { branchId: BRANCH }, 'secretary')).code
    expect(anew).not.toBe(code)
    expect(await ask('欧阳一', 1990, 'phone-1', anew)).toMatchObject({ ok: true })
  })
  it('is refused to whoever is bound', async () => {
    expect(await ask('欧阳一', 1990, 'member-1')).toMatchObject({ code: 'already-bound' })
  })
})

it('a person is found by the year of birth among namesakes, and never taken for another', () => {
  const roll = [
    { _id: 'a', name: '李明', birthYear: 1970 },
    { _id: 'b', name: '李明', birthYear: 1990 },
  ]
  expect(joinMatch({ name: '李明', birthYear: 1990 }, roll, new Set())).toEqual({ memberId: 'b', doubt: null })
  expect(joinMatch({ name: '李明', birthYear: 1991 }, roll, new Set())).toEqual({ memberId: null, doubt: 'several' })
  expect(joinMatch({ name: '李明', birthYear: 1990 }, roll, new Set(['b']))).toEqual({ memberId: 'b', doubt: 'bound' })
})
