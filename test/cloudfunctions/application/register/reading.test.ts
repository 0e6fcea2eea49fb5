import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { rollOn } from '../../../../cloudfunctions/application/register/roll'
import {
  appointment,
  BRANCH,
  branch,
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
  office = await openOffice({ handlers: registerHandlers })
})
const names = async (more: object = {}, as = 'clerk') => {
  const answer = await office.call('register.list', { branchId: BRANCH, ...more }, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.members.map(({ name }) => name)
}
/** Leaves nobody on the roll but these. */
function rollOf(...members: ReturnType<typeof member>[]) {
  for (const id of [
    'secretary',
    'deputy',
    'treasurer',
    'clerk',
    'member-1',
    'member-2',
    'member-3',
    'member-4',
    'member-5',
  ])
    office.store.seed('members', member(id, { spans: [span({ branchId: BUREAU })] }))
  office.store.seed('members', ...members)
}

describe('the roll as of a day', () => {
  it('has everybody in the branch that day, of whatever stage, by name as a Chinese list orders them', async () => {
    rollOf(
      member('z', { name: '张三' }),
      member('l', { name: '李四', spans: [span({ stage: 'activist' })] }),
      member('c', { name: '陈五', spans: [span({ untilOn: on('2025-06-10') })] }),
      member('b', { name: '白六', spans: [span({ fromOn: on('2025-06-10') })] }),
    )
    expect(await names()).toEqual(['白六', '李四', '张三'])
    expect(await names({ on: on('2025-06-09') })).toEqual(['陈五', '李四', '张三'])
    expect((await rollOn(office.store, BRANCH, on('2025-06-09'))).map(({ _id }) => _id)).toEqual(['c', 'l', 'z'])
  })

  it('says of each what held that day and since when', async () => {
    rollOf(
      member('a', {
        name: '安某',
        number: '07',
        spans: [
          span({ stage: 'probationary', untilOn: on('2024-07-01') }),
          span({ cellId: null, fromOn: on('2024-07-01') }),
        ],
      }),
    )
    expect(await office.call('register.list', { branchId: BRANCH, on: on('2024-06-30') }, 'clerk')).toMatchObject({
      value: {
        on: '2024-06-30',
        members: [{ number: '07', stage: 'probationary', cellName: '第一党小组', factsSince: '2018-01-01' }],
      },
    })
    expect(await office.call('register.list', { branchId: BRANCH }, 'clerk')).toMatchObject({
      value: { members: [{ stage: 'full', cellId: null, cellName: null, factsSince: '2024-07-01' }] },
    })
  })

  it('can be narrowed to a cell, to nobody’s cell, and to stages', async () => {
    rollOf(
      member('a', { name: '安某' }),
      member('b', { name: '白某', spans: [span({ cellId: null })] }),
      member('c', { name: '陈某', spans: [span({ stage: 'candidate' })] }),
    )
    expect(await names({ cellId: 'cell-1' })).toEqual(['安某', '陈某'])
    expect(await names({ cellId: null })).toEqual(['白某'])
    expect(await names({ stages: ['candidate', 'activist'] })).toEqual(['陈某'])
  })

  it('is complete, however many there are', async () => {
    rollOf(...Array.from({ length: 250 }, (_, n) => member(`m${n}`)))
    expect(await names()).toHaveLength(250)
  })

  it('is for who reads records; the names alone are for everybody in the branch', async () => {
    expect(await office.call('register.list', { branchId: BRANCH }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
    const answer = await office.call('register.names', { branchId: BRANCH }, 'member-1')
    expect(answer.ok && answer.value.members).toHaveLength(9)
    expect(answer.ok && Object.keys(answer.value.members[0] ?? {}).sort()).toEqual([
      'cellId',
      'memberId',
      'name',
      'stage',
    ])
    expect(await office.call('register.names', { branchId: BUREAU }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
  })
})

describe('the names that a bureau can choose from', () => {
  const namesAt = async (as: string, input: object) => {
    const answer = await office.call('register.names', input as never, as)
    return answer.ok ? answer.value.members.map(({ memberId }) => memberId) : answer.code
  }
  const withBelow = { branchId: BUREAU, withBelow: true }

  it('are its own, and with those of its branches only where they are asked for', async () => {
    expect(await namesAt('office', { branchId: BUREAU })).toEqual(['office'])
    expect(await namesAt('office', withBelow)).toEqual(expect.arrayContaining(['office', 'secretary', 'member-1']))
  })

  it('are of the branches below for who reads their registers, and for nobody else', async () => {
    office.store.seed(
      'appointments',
      appointment('member-2', 'secretary', BUREAU),
      appointment('member-3', 'clerk', BUREAU),
    )
    expect(await namesAt('member-2', withBelow)).toContain('member-1')
    expect(await namesAt('member-3', withBelow)).toEqual(['office'])
  })

  it('are of a branch its own alone', async () => {
    office.store.seed('members', member('elsewhere', { spans: [span({ branchId: 'branch-2' })] }))
    const asked = { branchId: BRANCH, withBelow: true }
    expect(await namesAt('secretary', asked)).toEqual(await namesAt('secretary', { branchId: BRANCH }))
  })
})

describe('the register of a member', () => {
  const change = (effectiveOn: string, what: string) => ({
    effectiveOn: on(effectiveOn),
    recordedAt: NOW,
    recordedBy: 'clerk',
    what,
  })
  const moved = member('moved', {
    spans: [
      span({ untilOn: on('2024-01-01') }),
      span({ branchId: 'branch-2', cellId: null, isRetired: true, fromOn: on('2024-01-01') }),
    ],
    changes: [change('2020-01-01', '学历'), change('2024-01-01', '转到第二党支部'), change('2025-01-01', '离退休')],
  })
  const get = (memberId: string, branchId = BRANCH) => office.call('register.get', { branchId, memberId }, 'office')
  beforeEach(() => {
    office.store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部', cells: [] }))
    office.store.seed('members', moved)
  })

  it('goes with the member: the present branch sees all of it', async () => {
    expect(await get('moved', 'branch-2')).toMatchObject({
      ok: true,
      value: {
        isBound: false,
        spans: [
          { branchName: '第一党支部', cellName: '第一党小组', fromOn: '2018-01-01', untilOn: '2024-01-01' },
          { branchName: '第二党支部', cellName: null, fromOn: '2024-01-01', untilOn: null },
        ],
        changes: [{ recordedByName: '党员clerk' }, {}, { what: '离退休' }],
      },
    })
  })

  it('shows a former branch its own days only', async () => {
    const answer = await get('moved')
    expect(answer.ok && answer.value.spans.map(({ branchId }) => branchId)).toEqual([BRANCH])
    expect(answer.ok && answer.value.changes.map(({ what }) => what)).toEqual(['学历', '转到第二党支部'])
  })

  it('is not there for a branch the person never was in', async () => {
    expect(await get('office')).toMatchObject({ code: 'no-such-member', field: 'memberId' })
    expect(await get('nobody')).toMatchObject({ code: 'no-such-member' })
  })

  it('never says an OPENID', async () => {
    expect(JSON.stringify(await get('clerk'))).not.toContain('wx-')
    expect(
      await office.call('register.get', { branchId: BRANCH, memberId: 'clerk' }, 'clerk', {
        now: instant('2025-06-10T10:00:00.000Z'),
      }),
    ).toMatchObject({
      value: { isBound: true },
    })
  })
})
