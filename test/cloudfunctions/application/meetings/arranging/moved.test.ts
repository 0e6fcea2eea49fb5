import type { Office } from '../../../../builders/office'
import { BRANCH, convene, done, later, openScene, PLAN } from '../scene'

const { organ: _, ...plan } = PLAN
let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  at = await convene(office)
})
const seen = () => done(office, 'meeting.get', at, 'member-1')
const listed = async () => {
  const states = ['convened', 'cancelled'] as const
  return (await done(office, 'meeting.list', { branchId: BRANCH, states: [...states] }, 'member-1')).items[0]
}

describe('a member sees of a meeting', () => {
  it('nothing besides when it stands as convened', async () => {
    expect(await seen()).toMatchObject({ originally: null, cancelledAt: null })
  })

  it('where and when it was first to be, once it is moved', async () => {
    await done(office, 'meeting.change', { ...at, ...plan, startTime: '17:30' })
    await done(office, 'meeting.change', { ...at, ...plan, startTime: '17:00', place: '大厅' })
    const originally = { startsAt: '2025-06-10T08:30:00.000Z', place: '三楼会议室' }
    expect(await seen()).toMatchObject({ originally, place: '大厅' })
    expect(await listed()).toMatchObject({ originally, startsAt: '2025-06-10T09:00:00.000Z' })
  })

  it('nothing besides when it was moved back', async () => {
    await done(office, 'meeting.change', { ...at, ...plan, startTime: '17:30' })
    await done(office, 'meeting.change', { ...at, ...plan })
    expect(await seen()).toMatchObject({ originally: null })
  })

  it('since when it is cancelled', async () => {
    await done(office, 'meeting.cancel', { ...at, reason: '临时任务' }, 'clerk', later(5))
    expect(await listed()).toMatchObject({ state: 'cancelled', cancelledAt: later(5), isDue: true })
  })
})
