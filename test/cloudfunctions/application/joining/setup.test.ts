import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { MemoryStore } from '../../../builders/memory-store'
import { NOW, openOffice, type Office } from '../../../builders/office'

const on = civilDate
const CODE = 'Pine-Lake-2025'
const BUREAU = { name: '某区服务局', formedOn: on('2010-03-01') }
const PERSON = { name: '沈柏川', sex: 'male' as const, birthYear: 1975 }
const COLLECTIONS = ['branches', 'members', 'appointments', 'bindings', 'counters'] as const

/** An office before anything: no branch, nobody bound. */
async function emptyOffice(setupCode: string | undefined = CODE): Promise<Office> {
  const office = await openOffice({
    handlers: { ...joiningHandlers, ...branchHandlers },
    ...(setupCode === undefined ? {} : { setupCode }),
  })
  Object.assign(office.store, new MemoryStore())
  return office
}
const start = (office: Office, as = 'first', more: object = {}) =>
  office.call('setup.start', { setupCode: CODE, bureau: BUREAU, person: PERSON, ...more }, as)
const counts = async (office: Office) =>
  Promise.all(COLLECTIONS.map((collection) => office.store.count(collection, {})))

describe('the first set-up', () => {
  it('creates the bureau, the first member with their post, and their binding', async () => {
    const office = await emptyOffice()
    const answer = await start(office)
    if (!answer.ok) throw new Error(answer.code)
    const { branchId, memberId } = answer.value
    expect(await office.store.get('branches', branchId)).toMatchObject({
      ...BUREAU,
      kind: 'bureau',
      parentId: null,
      ancestorIds: [],
    })
    expect(await office.store.get('members', memberId)).toMatchObject({
      ...PERSON,
      admittedOn: null,
      spans: [{ branchId, stage: 'full', cellId: null, fromOn: '2025-06-10', untilOn: FAR_FUTURE }],
    })
    expect(await office.store.find('appointments', { filter: { memberId } })).toMatchObject([
      { branchId, post: 'party-office', fromOn: '2025-06-10', untilOn: FAR_FUTURE },
    ])
    expect(await office.store.get('bindings', 'first')).toMatchObject({ memberId, boundAt: NOW })
  })

  it('lets the first person set up branches', async () => {
    const office = await emptyOffice()
    const answer = await start(office)
    const branchId = answer.ok ? answer.value.branchId : ''
    expect(
      await office.call('branch.create', { branchId, name: '第一党支部', formedOn: on('2015-07-01') }, 'first'),
    ).toMatchObject({ ok: true })
  })

  it('is refused with another code, with a blank one, and while no code is set', async () => {
    const office = await emptyOffice()
    expect(await start(office, 'first', { setupCode: 'pine-lake-2025' })).toMatchObject({
      code: 'setup-code-wrong',
      field: 'setupCode',
    })
    expect(await start(office, 'first', { setupCode: ' ' })).toMatchObject({ code: 'bad-input' })
    const closed = await openOffice({ handlers: joiningHandlers })
    Object.assign(closed.store, new MemoryStore())
    expect(await start(closed, 'first')).toMatchObject({ code: 'setup-code-wrong' })
    expect(await counts(office)).toEqual([0, 0, 0, 0, 1])
  })

  it('is refused for the rest of the day after ten wrong codes, also with the right one', async () => {
    const office = await emptyOffice()
    for (let n = 0; n < 10; n++)
      expect(await start(office, 'guesser', { setupCode: `wrong-${n}` })).toMatchObject({ code: 'setup-code-wrong' })
    expect(await start(office, 'guesser')).toMatchObject({ code: 'too-many-attempts', detail: { limit: 10 } })
    expect(await start(office, 'other')).toMatchObject({ ok: true })
  })

  it('happens once: afterwards even the right code is refused', async () => {
    const office = await emptyOffice()
    await start(office)
    const before = await counts(office)
    expect(await start(office, 'second')).toMatchObject({ code: 'already-set-up' })
    expect(await counts(office)).toEqual(before)
  })

  it('is refused where there are branches already, however they came there', async () => {
    const office = await openOffice({ handlers: joiningHandlers, setupCode: CODE })
    expect(await start(office, 'stranger')).toMatchObject({ code: 'already-set-up' })
  })

  it('lets one of many win who come at once', async () => {
    const office = await emptyOffice()
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((as) => start(office, as)))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual([
      'already-set-up',
      'already-set-up',
      'already-set-up',
      'ok',
    ])
    expect(await counts(office)).toEqual([1, 1, 1, 1, 1])
  })

  it('gives its first answer again to the same request', async () => {
    const office = await emptyOffice()
    const input = { setupCode: CODE, bureau: BUREAU, person: PERSON }
    const first = await office.call('setup.start', input, 'first', { requestId: 'same-request' })
    const later = instant('2025-06-10T10:00:00.000Z')
    expect(await office.call('setup.start', input, 'first', { requestId: 'same-request', now: later })).toEqual(first)
  })

  it.each([
    [{ bureau: { ...BUREAU, formedOn: on('2025-06-11') } }, 'in-the-future', 'bureau.formedOn'],
    [{ person: { ...PERSON, joinedOn: on('2025-06-11') } }, 'in-the-future', 'person.joinedOn'],
    [{ person: { ...PERSON, admittedOn: on('2025-06-11') } }, 'in-the-future', 'person.admittedOn'],
    [{ person: { ...PERSON, birthYear: 2008 } }, 'under-age', 'person.birthYear'],
  ])('is refused for %j: %s', async (more, code, field) => {
    const office = await emptyOffice()
    expect(await start(office, 'first', more)).toMatchObject({ code, field })
    expect(await counts(office)).toEqual([0, 0, 0, 0, 0])
  })

  it('of the bureau alone is refused for a person on its roll before it was formed', async () => {
    const office = await emptyOffice()
    const person = { ...PERSON, joinedOn: on('2010-02-28') }
    expect(await start(office, 'first', { person })).toMatchObject({
      code: 'outside-branch-days',
      field: 'person.joinedOn',
      detail: BUREAU,
    })
  })
})

describe('the first set-up with a branch', () => {
  const BRANCH = { name: '第一党支部', formedOn: on('2015-07-01') }
  const HELD = { post: 'secretary' as const, fromOn: on('2024-03-01') }
  const SECRETARY = { ...PERSON, joinedOn: on('2018-01-01') }

  it('creates both, the person on the branch’s roll with the Party office above and a post in it', async () => {
    const office = await emptyOffice()
    const answer = await start(office, 'first', { person: SECRETARY, branch: { ...BRANCH, held: HELD } })
    if (!answer.ok) throw new Error(answer.code)
    const { branchId, memberId } = answer.value
    const [bureau] = await office.store.find('branches', { filter: { kind: 'bureau' } })
    expect(bureau).toMatchObject(BUREAU)
    expect(await office.store.get('branches', branchId)).toMatchObject({
      ...{ ...BRANCH, kind: 'branch' },
      ...{ parentId: bureau?._id, ancestorIds: [bureau?._id] },
    })
    const me = await office.call('me.get', {}, 'first')
    expect(me).toMatchObject({ value: { memberId, branch: { branchId, name: '第一党支部' } } })
    const posts = await office.store.find('appointments', { filter: { memberId } })
    expect(posts.map(({ branchId: at, post, fromOn }) => [at, post, fromOn]).sort()).toEqual(
      [
        [bureau?._id, 'party-office', '2025-06-10'],
        [branchId, 'secretary', '2024-03-01'],
      ].sort(),
    )
    expect(await counts(office)).toEqual([2, 1, 2, 1, 1])
  })

  it('gives no post of the branch to whoever names none, who manages it all the same', async () => {
    const office = await emptyOffice()
    const answer = await start(office, 'first', { branch: BRANCH })
    const branchId = answer.ok ? answer.value.branchId : ''
    expect(await counts(office)).toEqual([2, 1, 1, 1, 1])
    expect(
      await office.call('cell.form', { branchId, name: '第一党小组', formedOn: on('2025-01-01') }, 'first'),
    ).toMatchObject({ ok: true })
  })

  it('lets one of two win who come at once, whole', async () => {
    const office = await emptyOffice()
    const more = { branch: { ...BRANCH, held: { ...HELD, fromOn: on('2025-06-10') } } }
    const answers = await Promise.all(['a', 'b'].map((as) => start(office, as, more)))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['already-set-up', 'ok'])
    expect(await counts(office)).toEqual([2, 1, 2, 1, 1])
  })

  it.each([
    [{ branch: { ...BRANCH, formedOn: on('2025-06-11') } }, 'in-the-future', 'branch.formedOn'],
    [{ branch: { ...BRANCH, formedOn: on('2010-02-28') } }, 'outside-branch-days', 'branch.formedOn'],
    [{ branch: BRANCH, person: { ...PERSON, joinedOn: on('2015-06-30') } }, 'outside-branch-days', 'person.joinedOn'],
    [{ branch: { ...BRANCH, held: { ...HELD, fromOn: on('2025-06-11') } } }, 'in-the-future', 'branch.held.fromOn'],
    [{ branch: { ...BRANCH, held: HELD } }, 'before-joining', 'branch.held.fromOn'],
  ])('is refused for %j: %s', async (more, code, field) => {
    const office = await emptyOffice()
    expect(await start(office, 'first', more)).toMatchObject({ code, field })
    expect(await counts(office)).toEqual([0, 0, 0, 0, 0])
  })
})
