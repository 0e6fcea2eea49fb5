import { civilDate } from '#domain/time/civil-date'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { BRANCH, branch, member, openOffice, span, type Office } from '../../../builders/office'

const on = civilDate
let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: branchHandlers })
})
const form = (input: object = {}, as = 'clerk') =>
  office.call('cell.form', { branchId: BRANCH, name: '第二党小组', formedOn: on('2024-01-01'), ...input }, as)
const dissolve = (dissolvedOn: string, cellId = 'cell-1') =>
  office.call('cell.dissolve', { branchId: BRANCH, cellId, dissolvedOn: on(dissolvedOn) }, 'clerk')
const cells = async () => (await office.store.get('branches', BRANCH))?.cells

describe('forming a cell', () => {
  it('adds it to the branch from that day', async () => {
    const answer = await form()
    expect(answer).toMatchObject({ ok: true })
    expect(await cells()).toMatchObject([
      { id: 'cell-1' },
      { id: answer.ok && answer.value.cellId, name: '第二党小组', formedOn: '2024-01-01', dissolvedOn: null },
    ])
  })

  it('is refused under a name that another cell has at the time', async () => {
    expect(await form({ name: '第一党小组' })).toMatchObject({
      code: 'name-taken',
      field: 'name',
      detail: { name: '第一党小组' },
    })
    const gone = { id: 'cell-1', name: '第一党小组', formedOn: on('2015-07-01'), dissolvedOn: on('2020-01-01') }
    office.store.seed('branches', branch({ cells: [gone] }))
    expect(await form({ name: '第一党小组', formedOn: on('2019-12-31') })).toMatchObject({ code: 'name-taken' })
    expect(await form({ name: '第一党小组', formedOn: on('2020-01-01') })).toMatchObject({ ok: true })
  })

  it('is refused on the day on which the branch is dissolved, and allowed the day before', async () => {
    office.store.seed('branches', branch({ cells: [], dissolvedOn: on('2025-06-01') }))
    expect(await form({ formedOn: on('2025-06-01') })).toMatchObject({
      code: 'outside-branch-days',
      detail: { dissolvedOn: '2025-06-01' },
    })
    expect(await form({ formedOn: on('2025-05-31') })).toMatchObject({ ok: true })
  })

  it('is refused before the branch is formed and in the future', async () => {
    expect(await form({ formedOn: on('2015-06-30') })).toMatchObject({
      code: 'outside-branch-days',
      field: 'formedOn',
      detail: { formedOn: '2015-07-01' },
    })
    expect(await form({ formedOn: on('2025-06-11') })).toMatchObject({ code: 'in-the-future' })
    expect(await office.store.get('branches', BRANCH)).toEqual(branch())
  })

  it('is not for ordinary members', async () => {
    expect(await form({}, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })

  it('keeps both of two that are formed at once', async () => {
    const answers = await Promise.all([form(), form({ name: '第三党小组' }, 'secretary')])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await cells())?.map(({ name }) => name).sort()).toEqual(['第一党小组', '第三党小组', '第二党小组'])
  })
})

describe('renaming a cell', () => {
  const rename = (name: string, cellId = 'cell-1') =>
    office.call('cell.rename', { branchId: BRANCH, cellId, name }, 'clerk')

  it('keeps who it is', async () => {
    expect(await rename('综合党小组')).toMatchObject({ ok: true, value: { cellId: 'cell-1' } })
    expect(await cells()).toMatchObject([{ id: 'cell-1', name: '综合党小组' }])
  })

  it('is refused for a name that is taken, the same name, and an unknown cell', async () => {
    await form()
    expect(await rename('第二党小组')).toMatchObject({ code: 'name-taken' })
    expect(await rename('第一党小组')).toMatchObject({ code: 'no-change' })
    expect(await rename('综合党小组', 'cell-x')).toMatchObject({ code: 'no-such-cell', field: 'cellId' })
  })
})

describe('dissolving a cell', () => {
  const moveOut = async (from: string) => {
    for (const { _id } of await office.store.findAll('members', { 'spans.branchId': BRANCH }))
      office.store.seed(
        'members',
        member(_id, { spans: [span({ untilOn: on(from) }), span({ fromOn: on(from), cellId: null })] }),
      )
  }

  it('is refused while anybody is in it on that day or later', async () => {
    expect(await dissolve('2025-06-01')).toMatchObject({
      code: 'cell-not-empty',
      detail: { name: '第一党小组', members: 9, on: '2025-06-01' },
    })
    await moveOut('2025-06-02')
    expect(await dissolve('2025-06-01')).toMatchObject({ code: 'cell-not-empty' })
    expect(await dissolve('2025-06-02')).toMatchObject({ ok: true })
    expect(await cells()).toMatchObject([{ dissolvedOn: '2025-06-02' }])
  })

  it('is refused twice, before it was formed and in the future', async () => {
    await moveOut('2018-01-01')
    office.store.seed(
      'members',
      ...['secretary', 'deputy'].map((id) => member(id, { spans: [span({ cellId: null })] })),
    )
    expect(await dissolve('2015-07-01')).toMatchObject({ code: 'outside-branch-days', field: 'dissolvedOn' })
    expect(await dissolve('2025-06-11')).toMatchObject({ code: 'in-the-future' })
    expect(await dissolve('2025-06-01')).toMatchObject({ ok: true })
    expect(await dissolve('2025-06-01')).toMatchObject({ code: 'no-such-cell' })
  })
})
