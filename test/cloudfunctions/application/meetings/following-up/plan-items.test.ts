import { civilDate } from '#domain/time/civil-date'
import { entryHandlers } from '../../../../../cloudfunctions/application/settling/entry-handlers'
import { ledgerHandlers } from '../../../../../cloudfunctions/application/ledger/ledger-handlers'
import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import { appointment, openOffice, type Office } from '../../../../builders/office'
import { BRANCH, convene, done, NINE, stored, storedClosed, TODAY } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openOffice({ handlers: { ...meetingHandlers, ...ledgerHandlers, ...entryHandlers } })
  at = await convene(office)
  const marks = NINE.map((memberId) => ({ memberId, mark: 'present' as const }))
  await done(office, 'meeting.rollCall', { ...at, marks })
})
const plan = { title: '整修党员活动室', ownerId: 'member-1', dueOn: civilDate('2025-09-30') }
const motion = (more: object = {}) => ({ title: '整修方案', yes: 9, no: 0, abstain: 0, plan, ...more })
const close = (decisions: unknown[], as = 'clerk') => office.callRaw('meeting.close', { ...at, decisions }, as)
const items = () => office.store.findAll('ledger', { branchId: BRANCH, kind: 'plan-item' })
const decided = async () => (await done(office, 'meeting.get', at)).proceedings?.decisions ?? []

describe('a decision with a plan', () => {
  it('writes an item of the plan in the same commit, linked both ways', async () => {
    expect(await close([motion(), motion({ title: '学习计划', plan: null })])).toMatchObject({ ok: true })
    const [item, ...others] = await items()
    expect(others).toEqual([])
    expect(item).toMatchObject({
      meetingId: at.meetingId,
      occurredOn: TODAY,
      organ: 'branch',
      memberId: null,
      state: 'confirmed',
      source: 'clerk',
      values: { plan: '六月支部党员大会', measure: plan.title, owner: 'member-1', dueOn: '2025-09-30' },
    })
    const { decisions } = await storedClosed(office, at.meetingId)
    expect(decisions.map((each) => each.plan)).toEqual([{ ...plan, entryId: item?._id }, undefined])
    expect(await done(office, 'ledger.get', { branchId: BRANCH, entryId: String(item?._id) })).toMatchObject({
      item: { meetingId: at.meetingId },
    })
    expect(await decided()).toMatchObject([
      { plan: { entryId: item?._id, ownerName: '党员member-1', state: 'confirmed', concludedOn: null } },
      { plan: null },
    ])
  })

  it('by the same request is one item', async () => {
    const input = { ...at, decisions: [motion()] }
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.close', input, 'clerk', again)
    expect(await office.call('meeting.close', input, 'clerk', again)).toEqual(first)
    expect(await items()).toHaveLength(1)
  })

  it('comes with a meeting recorded in one call', async () => {
    const { branchId: _, meetingId: __ } = at
    const input = {
      branchId: BRANCH,
      organ: 'branch',
      kinds: ['general-meeting'],
      title: '三月支部党员大会',
      occurredOn: '2025-03-11',
      startTime: '09:00',
      endTime: '10:00',
      place: '三楼会议室',
      form: 'discussion',
      marks: NINE.map((memberId) => ({ memberId, mark: 'present' })),
      decisions: [motion()],
      lateReason: '会后一并录入',
    }
    const answer = await office.callRaw('meeting.record', input, 'clerk')
    const [item] = await items()
    expect(answer).toMatchObject({
      value: { meetingId: item?.meetingId, decisions: [{ plan: { entryId: item?._id } }] },
    })
    expect(item).toMatchObject({ occurredOn: '2025-03-11', isLateEntry: true })
  })

  it('is not made by a cell leader, whose meeting it is not', async () => {
    office.store.seed('appointments', appointment('member-2', 'cell-leader'))
    expect(await close([motion()], 'member-2')).toMatchObject({ code: 'not-permitted' })
    expect(await items()).toEqual([])
  })

  it.each([
    ['did not pass', { yes: 4, no: 5 }, 'decision-not-passed', 'decisions.0.plan'],
    [
      'names somebody who was never on the roll',
      { plan: { ...plan, ownerId: 'office' } },
      'not-on-roll',
      'decisions.0.plan.ownerId',
    ],
    ['is due before it was decided', { plan: { ...plan, dueOn: '2025-06-09' } }, 'bad-input', 'decisions.0.plan.dueOn'],
  ])('that %s is refused, and nothing is written', async (_, more, code, field) => {
    const before = await stored(office, at.meetingId)
    expect(await close([motion(more)])).toMatchObject({ code, field })
    expect(await stored(office, at.meetingId)).toEqual(before)
    expect(await items()).toEqual([])
  })
})

describe('a correction of the meeting', () => {
  const correct = (input: object) => office.callRaw('meeting.correct', { ...at, reason: '核对记录', ...input }, 'clerk')
  const linked = async () => (await storedClosed(office, at.meetingId)).decisions.map((each) => each.plan?.entryId)
  let entryId: string
  beforeEach(async () => {
    await close([motion()])
    entryId = String((await items())[0]?._id)
  })

  it('that is about something else keeps the link', async () => {
    expect(await correct({ minutes: '新记录' })).toMatchObject({ ok: true })
    expect(await linked()).toEqual([entryId])
  })

  it('of the votes keeps it for the decision of the same title', async () => {
    expect(await correct({ decisions: [motion({ yes: 8, no: 1, plan: null })] })).toMatchObject({ ok: true })
    expect(await correct({ decisions: [motion({ yes: 7, no: 1 })] })).toMatchObject({ ok: true })
    expect(await linked()).toEqual([entryId])
    expect(await items()).toHaveLength(1)
  })

  it('of the title keeps it for the decision that names it', async () => {
    const renamed = motion({ title: '活动室整修方案', plan: null, planEntryId: entryId })
    expect(await correct({ decisions: [renamed] })).toMatchObject({ ok: true })
    expect(await linked()).toEqual([entryId])
  })

  it('may put a further decision on the plan', async () => {
    const second = motion({ title: '学习计划', plan: { ...plan, title: '制定学习计划' } })
    expect(await correct({ decisions: [motion({ plan: null }), second] })).toMatchObject({ ok: true })
    expect(await items()).toHaveLength(2)
    expect(await linked()).toEqual([entryId, expect.any(String)])
  })

  it('that keeps every decision says of no item that it is left', async () => {
    expect(await correct({ minutes: '新记录' })).toMatchObject({ value: { itemsLeft: [] } })
    const renamed = motion({ title: '活动室整修方案', yes: 8, plan: null, planEntryId: entryId })
    expect(await correct({ decisions: [renamed] })).toMatchObject({ value: { itemsLeft: [] } })
  })

  it.each([
    ['drops the decision', () => []],
    ['lets it pass no more', () => [motion({ yes: 4, no: 5, plan: null })]],
    ['drops it for another of the same words', () => [motion({ title: '整修方案（修改稿）', plan: null })]],
  ])('that %s says which item is left in the ledger, and leaves it there', async (_, decisions) => {
    expect(await correct({ decisions: decisions() })).toMatchObject({
      ok: true,
      value: { itemsLeft: [{ entryId, title: plan.title }] },
    })
    expect(await items()).toMatchObject([{ _id: entryId, state: 'confirmed' }])
  })

  it('says so of a decision that passes no more because fewer were there', async () => {
    const nobody = NINE.slice(1).map((memberId) => ({ memberId, mark: 'absent' }))
    const decisions = [motion({ yes: 1, plan: null })]
    expect(await correct({ marks: nobody, decisions })).toMatchObject({
      value: { decisions: [{ passes: false }], itemsLeft: [{ entryId, title: plan.title }] },
    })
  })

  it('says it once: a later one about something else does not, one that drops the decision does', async () => {
    await correct({ decisions: [motion({ yes: 4, no: 5, plan: null })] })
    expect(await correct({ minutes: '新记录' })).toMatchObject({ value: { itemsLeft: [] } })
    expect(await correct({ decisions: [] })).toMatchObject({ value: { itemsLeft: [{ entryId }] } })
  })

  it('says nothing of an item that was withdrawn, and names the entry that holds after a correction there', async () => {
    const values = { plan: '六月支部党员大会', measure: '整修', owner: 'member-2', dueOn: '2025-10-31' }
    const body = { occurredOn: TODAY, organ: 'branch', memberId: null } as const
    const since = await done(office, 'ledger.correct', {
      ...body,
      branchId: BRANCH,
      entryId,
      reason: '范围有变',
      values,
    })
    expect(await correct({ decisions: [motion({ yes: 4, no: 5, plan: null })] })).toMatchObject({
      value: { itemsLeft: [{ entryId: since.entryId, title: plan.title }] },
    })
    await done(office, 'entry.withdraw', {
      ...{ branchId: BRANCH, book: 'ledger', entryId: since.entryId },
      reason: '决议未通过',
    })
    expect(await correct({ decisions: [] })).toMatchObject({ value: { itemsLeft: [] } })
  })

  it('names the item in what stood there before', async () => {
    await correct({ decisions: [] })
    expect((await done(office, 'meeting.get', at)).record?.corrections[0]?.before).toEqual([
      '决议“整修方案”：应到有表决权9人，实到9人，赞成9票，反对0票，弃权0票，计划事项“整修党员活动室”',
    ])
  })

  it('does not give a decision another plan, nor one of another meeting', async () => {
    const other = { ...plan, title: '另一件事' }
    expect(await correct({ decisions: [motion({ plan: other })] })).toMatchObject({
      code: 'plan-item-exists',
      field: 'decisions.0.plan',
    })
    expect(await correct({ decisions: [motion({ plan: null, planEntryId: 'none' })] })).toMatchObject({
      code: 'no-such-entry',
      field: 'decisions.0.planEntryId',
    })
  })
})

it('shows what has become of the item, also after it was corrected in the ledger', async () => {
  await close([motion()])
  const [item] = await items()
  const body = { occurredOn: TODAY, organ: 'branch', memberId: null } as const
  const values = { plan: '六月支部党员大会', measure: '整修两间活动室', owner: 'member-2', dueOn: '2025-10-31' }
  const correction = { ...body, branchId: BRANCH, entryId: String(item?._id), reason: '范围有变', values }
  const corrected = await done(office, 'ledger.correct', correction)
  const conclusion = { branchId: BRANCH, entryId: corrected.entryId, on: TODAY, values: { result: '已完成' } }
  await done(office, 'ledger.conclude', conclusion)
  expect(await office.store.get('ledger', corrected.entryId)).toMatchObject({ meetingId: at.meetingId })
  expect(await decided()).toMatchObject([{ plan: { title: plan.title, state: 'confirmed', concludedOn: TODAY } }])
})
