import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { civilDate } from '#domain/time/civil-date'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { appointment, BRANCH, branch, BUREAU, member, openOffice, span, type Office } from '../../../builders/office'

const on = civilDate
const TODAY = on('2025-06-10')
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: branchHandlers })
})
const create = (input: object = {}, as = 'office') =>
  office.call('branch.create', { branchId: BUREAU, name: '第二党支部', formedOn: on('2024-01-01'), ...input }, as)
const update = (change: object, as = 'office', branchId = BRANCH) =>
  office.call('branch.update', { branchId, ...change }, as)
const stored = () => office.store.get('branches', BRANCH)

describe('creating a branch', () => {
  it('puts it below the bureau, with the settings every branch begins with', async () => {
    const answer = await create()
    expect(answer).toMatchObject({ ok: true })
    const [made] = await office.store.find('branches', { filter: { name: '第二党支部' } })
    expect(made).toMatchObject({
      kind: 'branch',
      parentId: BUREAU,
      ancestorIds: [BUREAU],
      cells: [],
      settings: DEFAULT_SETTINGS,
      dissolvedOn: null,
    })
  })

  it('happens once for a repeated request', async () => {
    const input = { branchId: BUREAU, name: '第二党支部', formedOn: on('2024-01-01') }
    const first = await office.call('branch.create', input, 'office', { requestId: 'same-request' })
    expect(await office.call('branch.create', input, 'office', { requestId: 'same-request' })).toEqual(first)
    expect(await office.store.count('branches', {})).toBe(3)
  })

  it('is refused below a branch', async () => {
    expect(await create({ branchId: BRANCH }, 'secretary')).toMatchObject({ code: 'not-a-bureau', field: 'branchId' })
  })

  it('is refused under a name its sibling has, and allowed once that is dissolved', async () => {
    expect(await create({ name: '第一党支部' })).toMatchObject({ code: 'name-taken', field: 'name' })
    office.store.seed('branches', branch({ dissolvedOn: on('2020-01-01') }))
    expect(await create({ name: '第一党支部' })).toMatchObject({ ok: true })
  })

  it('is refused from the day on which the bureau above is dissolved', async () => {
    const bureau = await office.store.get('branches', BUREAU)
    if (!bureau) throw new Error('no bureau')
    office.store.seed('branches', { ...bureau, dissolvedOn: on('2025-06-01') })
    expect(await create({ formedOn: on('2025-06-01') })).toMatchObject({
      code: 'outside-branch-days',
      field: 'formedOn',
    })
    expect(await create({ formedOn: on('2025-05-31') })).toMatchObject({ ok: true })
  })

  it('is refused in the future', async () => {
    expect(await create({ formedOn: on('2025-06-11') })).toMatchObject({
      code: 'in-the-future',
      field: 'formedOn',
      detail: { today: TODAY },
    })
  })

  it('lets one of two win who take the same name at once', async () => {
    const answers = await Promise.all([create(), create({}, 'office')])
    expect(answers.map((answer) => (answer.ok ? 'made' : answer.code)).sort()).toEqual(['made', 'name-taken'])
  })

  it.each(['secretary', 'clerk', 'member-1'])('is not for %s of a branch', async (as) => {
    expect(await create({}, as)).toMatchObject({ code: 'not-permitted' })
    expect(await office.store.count('branches', {})).toBe(2)
  })
})

describe('changing a branch', () => {
  it('keeps what is not named', async () => {
    expect(await update({ name: '机关第一党支部', settings: { scanning: false } })).toMatchObject({ ok: true })
    expect(await stored()).toEqual(
      branch({ name: '机关第一党支部', settings: { ...DEFAULT_SETTINGS, scanning: false }, revision: 2 }),
    )
  })

  it('is for who manages the branch: its secretary and the office above, not its clerk', async () => {
    expect(await update({ name: '甲' }, 'secretary')).toMatchObject({ ok: true })
    expect(await update({ name: '乙' }, 'office')).toMatchObject({ ok: true })
    expect(await update({ name: '丙' }, 'clerk')).toMatchObject({ code: 'not-permitted' })
  })

  it('is refused when it changes nothing, and when it names nothing', async () => {
    expect(await update({ name: '第一党支部' })).toMatchObject({ code: 'no-change' })
    expect(await update({})).toMatchObject({ code: 'bad-input' })
    expect(await stored()).toEqual(branch())
  })

  it('is refused for a name a sibling has', async () => {
    await create()
    expect(await update({ name: '第二党支部' })).toMatchObject({ code: 'name-taken' })
  })

  it('dissolves only a branch that everybody has left by that day', async () => {
    const dissolvedOn = on('2025-06-01')
    expect(await update({ dissolvedOn })).toMatchObject({
      code: 'branch-not-empty',
      field: 'dissolvedOn',
      detail: { members: 9, branches: 0 },
    })
    for (const { _id } of await office.store.findAll('members', { 'spans.branchId': BRANCH }))
      office.store.seed('members', member(_id, { spans: [span({ untilOn: dissolvedOn })] }))
    expect(await update({ dissolvedOn })).toMatchObject({ ok: true })
    expect(await stored()).toMatchObject({ dissolvedOn })
  })

  it('does not dissolve a bureau with branches below it', async () => {
    office.store.seed('members', member('office', { spans: [] }))
    expect(await update({ dissolvedOn: on('2025-06-01') }, 'office', BUREAU)).toMatchObject({
      code: 'branch-not-empty',
      detail: { members: 0, branches: 1 },
    })
  })

  it('dissolves a bureau on the day on which the last branch below it is dissolved', async () => {
    office.store.seed('members', member('office', { spans: [] }))
    office.store.seed('branches', branch({ dissolvedOn: on('2025-06-02') }))
    expect(await update({ dissolvedOn: on('2025-06-01') }, 'office', BUREAU)).toMatchObject({
      code: 'branch-not-empty',
      detail: { branches: 1 },
    })
    expect(await update({ dissolvedOn: on('2025-06-02') }, 'office', BUREAU)).toMatchObject({ ok: true })
  })

  it('keeps the days of cells and members within those of the branch', async () => {
    expect(await update({ formedOn: on('2016-01-01') })).toMatchObject({
      code: 'outside-branch-days',
      field: 'formedOn',
    })
    office.store.seed('branches', branch({ cells: [] }))
    expect(await update({ formedOn: on('2018-01-02') })).toMatchObject({ code: 'branch-not-empty', field: 'formedOn' })
    expect(await update({ formedOn: on('2018-01-01') })).toMatchObject({ ok: true })
  })

  it('is refused with days in the future', async () => {
    expect(await update({ formedOn: on('2025-06-11') })).toMatchObject({ code: 'in-the-future', field: 'formedOn' })
    expect(await update({ dissolvedOn: on('2025-06-11') })).toMatchObject({
      code: 'in-the-future',
      field: 'dissolvedOn',
    })
  })
})

describe('seeing a branch', () => {
  it('shows its members the cells and the settings', async () => {
    expect(await office.call('branch.get', { branchId: BRANCH }, 'member-1')).toMatchObject({
      ok: true,
      value: {
        name: '第一党支部',
        parentName: '某区服务局',
        cells: [{ cellId: 'cell-1', name: '第一党小组', formedOn: '2015-07-01', dissolvedOn: null }],
        settings: DEFAULT_SETTINGS,
        permissions: ['take-part', 'see-organization'],
      },
    })
  })

  it('is not for members of another branch, nor for strangers', async () => {
    office.store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部' }))
    expect(await office.call('branch.get', { branchId: 'branch-2' }, 'secretary')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await office.call('branch.get', { branchId: 'nowhere' }, 'secretary')).toMatchObject({
      code: 'no-such-branch',
    })
    expect(await office.call('branch.get', { branchId: BRANCH }, 'stranger')).toMatchObject({ code: 'not-bound' })
  })

  it('shows a member the own branch below its named bureau', async () => {
    office.store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部' }))
    expect(await office.call('branch.tree', {}, 'member-1')).toMatchObject({
      ok: true,
      value: {
        branches: [
          { branchId: BUREAU, depth: 0, permissions: [] },
          { branchId: BRANCH, depth: 1, permissions: ['take-part', 'see-organization'] },
        ],
      },
    })
  })

  it('shows who answers for the bureau the branches below it, whose records they read', async () => {
    office.store.seed('appointments', appointment('member-1', 'secretary', BUREAU))
    office.store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部' }))
    const answer = await office.call('branch.tree', {}, 'member-1')
    expect(answer.ok && answer.value.branches.map(({ branchId }) => branchId)).toEqual([BUREAU, BRANCH, 'branch-2'])
  })

  it('shows the Party office everything below the bureau, siblings by name', async () => {
    office.store.seed(
      'branches',
      branch({ _id: 'b-sub', name: '甲分局', kind: 'bureau' }),
      branch({ _id: 'b-deep', name: '乙党支部', parentId: 'b-sub', ancestorIds: [BUREAU, 'b-sub'] }),
      branch({ _id: 'b-else', name: '丙党支部', parentId: null, ancestorIds: [] }),
    )
    const answer = await office.call('branch.tree', {}, 'office')
    expect(answer.ok && answer.value.branches.map(({ branchId, depth }) => [branchId, depth])).toEqual([
      [BUREAU, 0],
      [BRANCH, 1],
      ['b-sub', 1],
      ['b-deep', 2],
    ])
    expect(answer.ok && answer.value.branches.find(({ branchId }) => branchId === 'b-deep')?.permissions).toEqual([
      'see-organization',
      'read-records',
      'manage-register',
      'manage-branch',
    ])
  })
})
