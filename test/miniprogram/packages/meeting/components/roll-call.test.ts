/** @jest-environment jsdom */
import { load, NEVER, refused, type Answers } from '../../../../builders/simulate'
import type { MarkLine } from '../../../../../miniprogram/services/meetings'
import { AT, live, markLine, meetingView, NOW, TODAY } from '../scene'

const roll = (answers: Answers = {}, phone = {}, people: readonly MarkLine[] = live().people) =>
  load('packages/meeting/components/roll-call/roll-call', {
    answers: { 'meeting.rollCall': { marks: [] }, ...answers },
    properties: { ...AT, people, on: TODAY },
    now: NOW,
    phone,
  })
const person = (memberId: string) => ({ detail: { memberId } })

afterEach(() => jest.useRealTimers())

describe('calling the roll', () => {
  it('marks somebody as present on one tap, and says that something changed', async () => {
    const list = await roll()
    const changed = list.heard('changed')
    await list.run('markPresent', person('member-1'))
    expect(list.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'member-1', mark: 'present' }] }])
    expect(changed).toHaveLength(1)
  })

  it('marks somebody as what was chosen', async () => {
    const list = await roll({}, { showActionSheet: () => ({ tapIndex: 1 }) })
    await list.run('mark', person('member-2'))
    expect(list.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'member-2', mark: 'excused' }] }])
  })

  it('notes that somebody who is there came late', async () => {
    const people = [markLine({ mark: 'present', source: 'scan' })]
    const list = await roll({}, { showActionSheet: () => ({ tapIndex: 1 }) }, people)
    await list.run('mark', person('member-1'))
    const mark = { memberId: 'member-1', mark: 'present', arrivedLate: true, leftEarly: false }
    expect(list.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [mark] }])
  })

  it('marks nobody when nothing was chosen', async () => {
    const list = await roll({}, { showActionSheet: () => new Error('cancel') })
    await list.run('mark', person('member-2'))
    expect(list.sent('meeting.rollCall')).toEqual([])
  })

  it('marks all the others as present when asked once more', async () => {
    const people = [markLine({ mark: 'excused' }), markLine({ memberId: 'b' }), markLine({ memberId: 'c' })]
    const list = await roll({}, {}, people)
    await list.run('markRest')
    const marks = ['b', 'c'].map((memberId) => ({ memberId, mark: 'present' }))
    expect(list.sent('meeting.rollCall')).toEqual([{ ...AT, marks }])
  })

  it('adds observers from those who are not listed', async () => {
    const names = ['member-1', 'guest'].map((memberId) => ({
      memberId,
      name: memberId,
      cellId: null,
      stage: 'full' as const,
    }))
    const list = await roll({ 'register.names': { on: meetingView().occurredOn, members: names } })
    await list.run('openGuests')
    expect(list.data['guests']).toMatchObject([{ memberId: 'guest' }])
    await list.run('addGuests', { detail: { memberIds: ['guest'] } })
    expect(list.sent('meeting.rollCall')).toEqual([{ ...AT, marks: [{ memberId: 'guest', mark: 'observer' }] }])
  })

  it('can be narrowed to those not noted yet', async () => {
    const list = await roll({}, {}, [markLine({ mark: 'present' }), markLine({ memberId: 'b', name: '张红' })])
    await list.run('choose', { detail: { key: 'unmarked' } })
    expect(list.data['rows']).toMatchObject([{ name: '张红' }])
  })

  it('says why a mark was refused, and that nothing changed', async () => {
    const list = await roll({ 'meeting.rollCall': refused('meeting-not-open') })
    const changed = list.heard('changed')
    await list.run('markPresent', person('member-1'))
    expect(list.text()).toContain('签到还没有开始')
    expect(changed).toEqual([])
  })

  it('notes nobody twice when it is tapped again before the answer', async () => {
    const list = await roll({ 'meeting.rollCall': NEVER })
    void list.run('markPresent', person('member-1'))
    void list.run('markPresent', person('member-1'))
    await list.settle()
    expect(list.sent('meeting.rollCall')).toHaveLength(1)
  })
})
