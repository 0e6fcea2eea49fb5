import { civilDate } from '#domain/civil-date'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { meetingHandlers } from '../../../../cloudfunctions/application/meetings/meetings'
import { appointment, openOffice, type Office } from '../../../builders/office'
import { BRANCH, convene, done, NINE, stored, TODAY } from './scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = openOffice({ handlers: { ...meetingHandlers, ...ledgerHandlers } })
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
    const { decisions } = await stored(office, at.meetingId)
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
    }
    const answer = await office.callRaw('meeting.record', input, 'clerk')
    const [item] = await items()
    expect(answer).toMatchObject({
      value: { meetingId: item?.meetingId, decisions: [{ plan: { entryId: item?._id } }] },
    })
    expect(item).toMatchObject({ occurredOn: '2025-03-11', isLateEntry: true })
  })

  it('is only proposed by who may not confirm records', async () => {
    office.store.seed('appointments', appointment('member-2', 'cell-leader'))
    expect(await close([motion()], 'member-2')).toMatchObject({ ok: true })
    expect(await items()).toMatchObject([{ state: 'proposed' }])
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
  const linked = async () => (await stored(office, at.meetingId)).decisions.map((each) => each.plan?.entryId)
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
