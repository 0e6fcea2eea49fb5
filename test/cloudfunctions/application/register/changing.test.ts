/** The rules of changing the register in one file though it is long: all share the register above them. */
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
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
const NEW = {
  branchId: BRANCH,
  name: '新同志',
  sex: 'female' as const,
  birthYear: 1990,
  joinedOn: on('2025-03-01'),
  facts: { stage: 'full' as const },
}
const add = (more: object = {}, as = 'clerk') => office.call('register.add', { ...NEW, ...more }, as)
const change = (sent: object, more: object = {}, as = 'clerk') =>
  office.call(
    'register.change',
    { branchId: BRANCH, memberId: 'member-1', effectiveOn: on('2025-05-01'), change: sent, ...more },
    as,
  )
const correct = (sent: object, memberId = 'member-1') =>
  office.call('register.correctPerson', { branchId: BRANCH, memberId, correct: sent }, 'clerk')
const stored = (id = 'member-1') => office.store.get('members', id)
const count = () => office.store.count('members', {})

describe('adding to the roll', () => {
  it('begins on the first day, with what is not said being no or not known', async () => {
    const answer = await add({ admittedOn: on('2015-06-30'), facts: { stage: 'full', cellId: 'cell-1' } })
    const [made] = await office.store.find('members', { filter: { name: '新同志' } })
    expect(answer).toMatchObject({ ok: true, value: { memberId: made?._id } })
    expect(made).toMatchObject({
      sex: 'female',
      birthYear: 1990,
      admittedOn: '2015-06-30',
      spans: [span({ fromOn: on('2025-03-01'), education: null })],
      changes: [{ effectiveOn: '2025-03-01', recordedAt: NOW, recordedBy: 'clerk', what: '列入名册' }],
    })
    expect(made).not.toHaveProperty('number')
  })

  it('takes the same name, sex and birth year for the same person, unless numbers tell them apart', async () => {
    const first = await add()
    const memberId = first.ok ? first.value.memberId : ''
    expect(await add()).toMatchObject({ code: 'already-on-roll', field: 'name', detail: { name: '新同志', memberId } })
    expect(await add({ name: '新 同志' })).toMatchObject({ code: 'already-on-roll', detail: { memberId } })
    expect(await add({ number: '2' })).toMatchObject({ code: 'already-on-roll' })
    expect(await correct({ number: '1' }, memberId)).toMatchObject({ ok: true })
    expect(await add({ number: '2' })).toMatchObject({ ok: true })
    expect(await add({ number: '2', name: '别人' })).toMatchObject({
      code: 'number-taken',
      field: 'number',
      detail: { number: '2', name: '新同志' },
    })
  })

  it('lets one of two win who add the same person at once', async () => {
    const answers = await Promise.all([add(), add({}, 'secretary')])
    expect(answers.map((answer) => (answer.ok ? 'added' : answer.code)).sort()).toEqual(['added', 'already-on-roll'])
  })

  it.each([
    [{ joinedOn: on('2025-06-11') }, 'in-the-future', 'joinedOn'],
    [{ joinedOn: on('2015-06-30') }, 'outside-branch-days', 'joinedOn'],
    [{ admittedOn: on('2025-06-11') }, 'in-the-future', 'admittedOn'],
    [{ birthYear: 2008 }, 'under-age', 'birthYear'],
    [{ facts: { stage: 'full', cellId: 'cell-x' } }, 'no-such-cell', 'facts.cellId'],
    [{ number: '11010119800503123X' }, 'bad-input', 'number'],
    [{ facts: { stage: 'applicant' } }, 'bad-input', 'facts.stage'],
  ])('is refused for %j: %s', async (more, code, field) => {
    expect(await add(more)).toMatchObject({ ok: false, code, field })
    expect(await count()).toBe(10)
  })

  it('names the cells there are when one is unknown', async () => {
    expect(await add({ facts: { stage: 'full', cellId: 'cell-x' } })).toMatchObject({
      detail: { date: '2025-03-01', cells: '第一党小组' },
    })
  })

  it.each([
    ['secretary', true],
    ['treasurer', true],
    ['clerk', true],
    ['office', true],
    ['member-1', false],
  ])('by %s: %s', async (as, may) => expect((await add({}, as)).ok).toBe(may))
})

describe('a dated change', () => {
  it('holds from its day, keeps what was before, and says what it was', async () => {
    office.store.seed('branches', branch({ cells: [...branch().cells, { ...CELL_2 }] }))
    expect(await change({ cellId: 'cell-2', isRetired: true })).toMatchObject({ ok: true })
    expect((await stored())?.spans).toEqual([
      span({ untilOn: on('2025-05-01') }),
      span({ fromOn: on('2025-05-01'), cellId: 'cell-2', isRetired: true }),
    ])
    expect((await stored())?.changes).toEqual([
      {
        effectiveOn: '2025-05-01',
        recordedAt: NOW,
        recordedBy: 'clerk',
        what: '党小组：第一党小组→第二党小组；离退休：否→是',
      },
    ])
  })

  it('makes the day of becoming probationary the day of admission, where none is recorded', async () => {
    office.store.seed('members', member('member-1', { admittedOn: null, spans: [span({ stage: 'candidate' })] }))
    await change({ stage: 'probationary' })
    expect(await stored()).toMatchObject({ admittedOn: '2025-05-01' })
  })

  it('makes no day of admission of a change between full and probationary members', async () => {
    const onProbation = span({ stage: 'probationary', fromOn: on('2020-01-01') })
    office.store.seed('members', member('member-1', { admittedOn: null, spans: [onProbation] }))
    await change({ stage: 'full' })
    expect(await stored()).toMatchObject({ admittedOn: null, spans: [{ stage: 'probationary' }, { stage: 'full' }] })
  })

  describe('of the stage', () => {
    const admitted = {
      admittedOn: on('2024-05-02'),
      spans: [span({ stage: 'probationary', fromOn: on('2024-05-02') })],
    }
    const refused = async (sent: object, more: object = {}) => {
      const before = await stored()
      const answer = await change(sent, more)
      expect(answer).toMatchObject({
        code: 'stage-not-allowed',
        field: 'change.stage',
        detail: { name: '党员member-1' },
      })
      expect(await stored()).toEqual(before)
      return JSON.stringify(answer)
    }

    it('lets nobody become full a day before a year of probation is over, and names the rule and the day', async () => {
      office.store.seed('members', member('member-1', admitted))
      const said = await refused({ stage: 'full' }, { effectiveOn: on('2025-05-01') })
      for (const part of ['预备期一年，2025年5月2日才满', '中国共产党章程第七条']) expect(said).toContain(part)
      expect(await change({ stage: 'full' }, { effectiveOn: on('2025-05-02') })).toMatchObject({ ok: true })
    })

    it('counts a probation of which no admission is kept from the day it began', async () => {
      const spans = [
        span({ stage: 'candidate', untilOn: on('2025-03-01') }),
        span({ stage: 'probationary', fromOn: on('2025-03-01') }),
      ]
      office.store.seed('members', member('member-1', { admittedOn: null, spans }))
      await refused({ stage: 'full' })
    })

    it('lets nobody become full without probation', async () => {
      office.store.seed('members', member('member-1', { admittedOn: null, spans: [span({ stage: 'candidate' })] }))
      expect(await refused({ stage: 'full' })).toContain('要先经过一年预备期')
    })

    it.each(['probationary', 'candidate', 'activist'])('lets nobody full go back to %s', async (stage) => {
      expect(await refused({ stage })).toContain('不能退回先前的类别')
    })

    it('can be put right from its first day on: that was never so', async () => {
      const spans = [
        span({ stage: 'probationary', fromOn: on('2024-05-02'), untilOn: on('2025-05-02') }),
        span({ stage: 'full', fromOn: on('2025-05-02') }),
      ]
      office.store.seed('members', member('member-1', { ...admitted, spans }))
      const right = { effectiveOn: on('2025-05-02') }
      expect(await change({ stage: 'probationary' }, right)).toMatchObject({ ok: true })
      expect((await stored())?.spans).toMatchObject([{ stage: 'probationary', untilOn: FAR_FUTURE }])
    })

    it('is not full today from the first day on either, while probation lasts', async () => {
      const spans = [span({ stage: 'probationary', fromOn: on('2025-03-01') })]
      office.store.seed('members', member('member-1', { admittedOn: on('2025-03-01'), spans }))
      await refused({ stage: 'full' }, { effectiveOn: on('2025-03-01') })
    })

    it('goes by the first day on which probation is known, where nobody knows the day of admission', async () => {
      const spans = [span({ stage: 'probationary', fromOn: on('2025-01-10') })]
      office.store.seed('members', member('member-1', { admittedOn: null, spans }))
      await refused({ stage: 'full' })
    })

    it('does not go back by leaving and returning the same day', async () => {
      const spans = [span({ stage: 'full', fromOn: on('2018-01-01'), untilOn: on('2025-05-01') })]
      office.store.seed('members', member('member-1', { spans }))
      const back = { branchId: BRANCH, memberId: 'member-1', joinedOn: on('2025-05-01'), facts: { stage: 'activist' } }
      const answer = await office.call('register.return', back as never, 'clerk')
      expect(answer).toMatchObject({ code: 'stage-not-allowed', field: 'facts.stage' })
    })

    it('is refused of somebody new who would be full within their probation', async () => {
      expect(await add({ admittedOn: on('2024-06-11'), joinedOn: on('2025-05-01') })).toMatchObject({
        code: 'stage-not-allowed',
        field: 'facts.stage',
      })
    })
  })

  it('may be of today', async () => {
    expect(await change({ isRetired: true }, { effectiveOn: on('2025-06-10') })).toMatchObject({ ok: true })
  })

  it('keeps a day of admission that is known', async () => {
    office.store.seed('members', member('member-1', { spans: [span({ stage: 'candidate' })] }))
    await change({ stage: 'probationary' })
    expect(await stored()).toMatchObject({ admittedOn: '2008-06-30' })
  })

  it('is refused when it changes nothing, names nothing, or names a cell that cannot be joined', async () => {
    expect(await change({ education: 'bachelor' })).toMatchObject({ code: 'no-change' })
    expect(await change({})).toMatchObject({ code: 'bad-input' })
    expect(await change({ cellId: 'cell-x' })).toMatchObject({ code: 'no-such-cell', field: 'change.cellId' })
    const gone = { ...CELL_2, dissolvedOn: on('2025-01-01') }
    office.store.seed('branches', branch({ cells: [...branch().cells, gone] }))
    expect(await change({ cellId: 'cell-2' }, { effectiveOn: on('2024-06-01') })).toMatchObject({
      code: 'no-such-cell',
    })
    expect(await stored()).toEqual(member('member-1'))
  })

  it('is refused on days the branch does not keep the person’s register', async () => {
    expect(await change({ isRetired: true }, { effectiveOn: on('2017-12-31') })).toMatchObject({
      code: 'before-joining',
    })
    expect(await change({ isRetired: true }, { effectiveOn: on('2025-06-11') })).toMatchObject({
      code: 'in-the-future',
    })
    expect(await change({ isRetired: true }, { memberId: 'office' })).toMatchObject({ code: 'no-such-member' })
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: on('2025-05-01') })] }))
    expect(await change({ isRetired: true })).toMatchObject({ code: 'after-leaving', detail: { date: '2025-05-01' } })
    const elsewhere = span({ branchId: BUREAU, cellId: null, fromOn: on('2025-05-01') })
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: on('2025-05-01') }), elsewhere] }))
    expect(await change({ isRetired: true })).toMatchObject({ code: 'not-on-roll', field: 'effectiveOn' })
  })

  it('happens once for a repeated request', async () => {
    const input = { branchId: BRANCH, memberId: 'member-1', effectiveOn: on('2025-05-01'), change: { isRetired: true } }
    const first = await office.call('register.change', input, 'clerk', { requestId: 'same-request' })
    expect(await office.call('register.change', input, 'clerk', { requestId: 'same-request' })).toEqual(first)
    expect((await stored())?.changes).toHaveLength(1)
  })

  it('keeps both of two made at once', async () => {
    const answers = await Promise.all([change({ isRetired: true }), change({ isMigrant: true }, {}, 'secretary')])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await stored())?.spans.at(-1)).toMatchObject({ isRetired: true, isMigrant: true })
  })

  it('is not for ordinary members', async () => {
    expect(await change({ isRetired: true }, {}, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
})

const CELL_2 = { id: 'cell-2', name: '第二党小组', formedOn: on('2020-01-01'), dissolvedOn: null }

describe('correcting who somebody is', () => {
  it('changes it for all days, and the log says what stood there before', async () => {
    expect(await correct({ name: '章三', sex: 'male', birthYear: 1981, number: '07', admittedOn: null })).toMatchObject(
      { ok: true },
    )
    expect(await stored()).toMatchObject({
      name: '章三',
      sex: 'male',
      birthYear: 1981,
      number: '07',
      admittedOn: null,
      spans: [span()],
      changes: [
        {
          effectiveOn: '2025-06-10',
          what: '更正：姓名：党员member-1→章三；性别：女→男；出生年份：1980→1981；编号：无→07；入党日期：2008-06-30→未填',
        },
      ],
    })
    await correct({ number: null })
    expect(await stored()).not.toHaveProperty('number')
  })

  it('takes the person’s own number together with something else', async () => {
    await correct({ number: '07' })
    expect(await correct({ number: '07', birthYear: 1981 })).toMatchObject({ ok: true })
    expect(await stored()).toMatchObject({ number: '07', birthYear: 1981 })
  })

  it('is refused for nothing, a taken number, an impossible age, a day to come, and people who have left', async () => {
    expect(await correct({ name: '党员member-1' })).toMatchObject({ code: 'no-change' })
    expect(await correct({ birthYear: 2010 })).toMatchObject({ code: 'under-age', field: 'correct.birthYear' })
    expect(await correct({ admittedOn: on('2025-06-11') })).toMatchObject({ code: 'in-the-future' })
    await correct({ number: '07' }, 'member-2')
    expect(await correct({ number: '07' })).toMatchObject({ code: 'number-taken', detail: { name: '党员member-2' } })
    expect(await correct({ name: '某' }, 'office')).toMatchObject({ code: 'no-such-member' })
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: on('2025-01-01') })] }))
    expect(await correct({ name: '某' })).toMatchObject({ code: 'not-on-roll' })
  })
})

describe('leaving the roll', () => {
  const leave = (leftOn = '2025-06-01', memberId = 'treasurer') =>
    office.call('register.leave', { branchId: BRANCH, memberId, leftOn: on(leftOn), reason: '调离本市' }, 'clerk')

  it('ends the stay and the posts held, and keeps the person', async () => {
    expect(await leave()).toMatchObject({ ok: true, value: { memberId: 'treasurer', endedPosts: 1 } })
    expect(await stored('treasurer')).toMatchObject({
      spans: [span({ untilOn: on('2025-06-01') })],
      changes: [{ effectiveOn: '2025-06-01', what: '离开名册：调离本市' }],
    })
    expect(await office.store.get('appointments', 'treasurer-organization')).toMatchObject({ untilOn: '2025-06-01' })
    expect(await office.store.get('bindings', 'wx-treasurer')).toBeDefined()
  })

  it('takes posts away that would have begun later, and keeps those of a later stay', async () => {
    const again = span({ fromOn: on('2025-06-05') })
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: on('2025-06-03') }), again] }))
    office.store.seed(
      'appointments',
      { ...appointment('member-1', 'clerk'), fromOn: on('2025-06-02') },
      { ...appointment('member-1', 'publicity'), fromOn: on('2025-06-06') },
    )
    expect(await leave('2025-06-01', 'member-1')).toMatchObject({ value: { endedPosts: 1 } })
    expect(await office.store.get('appointments', 'member-1-clerk')).toMatchObject({
      fromOn: '2025-06-02',
      untilOn: '2025-06-02',
    })
    expect(await office.store.get('appointments', 'member-1-publicity')).toMatchObject({ untilOn: FAR_FUTURE })
  })

  it('is refused on the day of joining, before it, after leaving, and in the future', async () => {
    expect(await leave('2018-01-01')).toMatchObject({ code: 'before-joining', field: 'leftOn' })
    expect(await leave('2017-01-01')).toMatchObject({ code: 'before-joining' })
    expect(await leave('2025-06-11')).toMatchObject({ code: 'in-the-future', field: 'leftOn' })
    await leave()
    expect(await leave()).toMatchObject({ code: 'after-leaving', detail: { name: '党员treasurer' } })
  })

  it('keeps where to, and what the person was then, so that it can be counted', async () => {
    const died = {
      branchId: BRANCH,
      memberId: 'member-1',
      leftOn: on('2025-06-01'),
      by: 'died',
      reason: '病逝',
    } as const
    expect(await office.call('register.leave', died, 'clerk')).toMatchObject({ ok: true })
    const passage = { branchId: BRANCH, by: 'died', stage: 'full' }
    expect((await stored())?.changes).toMatchObject([{ effectiveOn: '2025-06-01', left: passage }])
    const { branchId, fromOn: _, untilOn: __, ...facts } = span()
    const back = { branchId, memberId: 'member-1', facts, joinedOn: on('2025-06-03') }
    expect(await office.call('register.return', back, 'clerk')).toMatchObject({ ok: true })
    expect((await stored())?.changes).toMatchObject([{ left: passage }, { joined: { by: 'returned', stage: 'full' } }])
  })

  it('is refused to the last of a Party office', async () => {
    const bureau = { branchId: BUREAU, memberId: 'office', leftOn: on('2025-06-01'), reason: '退休' }
    expect(await office.call('register.leave', bureau, 'office')).toMatchObject({ code: 'last-party-office' })
    office.store.seed('appointments', appointment('member-1', 'party-office', BUREAU))
    expect(await office.call('register.leave', bureau, 'office')).toMatchObject({ ok: true })
  })

  it('can be taken back by returning on the same day', async () => {
    await leave('2025-06-01', 'member-1')
    const { branchId, fromOn: _, untilOn: __, ...facts } = span()
    const back = { branchId, memberId: 'member-1', facts, joinedOn: on('2025-06-01') }
    expect(await office.call('register.return', back, 'clerk')).toMatchObject({ ok: true })
    expect((await stored())?.spans).toEqual([span()])
    expect((await stored())?.changes.flatMap(({ left, joined }) => left ?? joined ?? [])).toEqual([])
    expect(await office.call('register.return', back, 'clerk')).toMatchObject({
      code: 'already-on-roll',
      field: 'joinedOn',
    })
    expect(await office.call('register.return', { ...back, memberId: 'office' }, 'clerk')).toMatchObject({
      code: 'no-such-member',
    })
  })
})

describe('transferring', () => {
  const transfer = (more: object = {}, as = 'office') =>
    office.call(
      'register.transfer',
      {
        branchId: BRANCH,
        memberId: 'treasurer',
        toBranchId: 'branch-2',
        toCellId: 'cell-b',
        effectiveOn: on('2025-06-01'),
        ...more,
      },
      as,
    )
  beforeEach(() => {
    const cells = [{ id: 'cell-b', name: '乙组', formedOn: on('2020-01-01'), dissolvedOn: null }]
    office.store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部', formedOn: on('2020-01-01'), cells }))
  })

  it('moves the member on that day, in the histories of both, and ends the posts in the old branch', async () => {
    office.store.seed('appointments', appointment('treasurer', 'clerk', BUREAU))
    expect(await transfer()).toMatchObject({ ok: true, value: { endedPosts: 1 } })
    expect(await stored('treasurer')).toMatchObject({
      spans: [
        span({ untilOn: on('2025-06-01') }),
        span({ branchId: 'branch-2', cellId: 'cell-b', fromOn: on('2025-06-01') }),
      ],
      changes: [{ effectiveOn: '2025-06-01', what: '由第一党支部转到第二党支部' }],
    })
    expect(await office.store.get('appointments', 'treasurer-organization')).toMatchObject({ untilOn: '2025-06-01' })
    expect(await office.store.get('appointments', 'treasurer-clerk')).toMatchObject({ untilOn: FAR_FUTURE })
    for (const branchId of [BRANCH, 'branch-2'])
      expect(await office.call('register.get', { branchId, memberId: 'treasurer' }, 'office')).toMatchObject({
        ok: true,
      })
  })

  it('from a bureau to a branch below it keeps the posts in the bureau: they do not hang on its roll', async () => {
    const down = { branchId: BUREAU, memberId: 'office', toBranchId: BRANCH, toCellId: null }
    expect(await transfer(down)).toMatchObject({ ok: true, value: { endedPosts: 0 } })
    expect(await stored('office')).toMatchObject({ spans: [{ branchId: BUREAU }, { branchId: BRANCH }] })
    expect(await transfer({ toCellId: null })).toMatchObject({ ok: true })
  })

  it('is for who manages both registers', async () => {
    expect(await transfer({}, 'secretary')).toMatchObject({ code: 'not-permitted', field: 'toBranchId' })
    office.store.seed(
      'appointments',
      appointment('clerk', 'clerk', 'branch-2'),
      appointment('secretary', 'clerk', 'branch-2'),
    )
    expect(await transfer({}, 'secretary')).toMatchObject({ ok: true })
  })

  it.each([
    [{ toBranchId: 'nowhere' }, 'no-such-branch', 'toBranchId'],
    [{ toBranchId: 'other-tree' }, 'no-such-branch', 'toBranchId'],
    [{ toBranchId: BRANCH }, 'no-change', 'toBranchId'],
    [{ toCellId: 'cell-1' }, 'no-such-cell', 'toCellId'],
    [{ effectiveOn: on('2019-01-01') }, 'outside-branch-days', 'effectiveOn'],
    [{ effectiveOn: on('2025-06-11') }, 'in-the-future', 'effectiveOn'],
    [{ memberId: 'office' }, 'no-such-member', 'memberId'],
  ])('is refused for %j: %s', async (more, code, field) => {
    office.store.seed('branches', branch({ _id: 'other-tree', parentId: null, ancestorIds: [] }))
    expect(await transfer(more)).toMatchObject({ code, field })
    expect(await stored('treasurer')).toEqual(member('treasurer'))
  })
})
