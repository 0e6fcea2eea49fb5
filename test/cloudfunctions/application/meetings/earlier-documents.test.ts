/** Meetings convened before a meeting's record was told apart by its state: they were stored with every part, empty. */
import type { Office } from '../../../builders/office'
import { convene, done, later, openScene, PLAN, scan, stored } from './scene'

const EMPTY_PARTS = {
  withoutVoteIds: [],
  sheet: [],
  tally: null,
  decisions: [],
  minutes: '',
  problemsRaised: 0,
  problemsRectified: 0,
  corrections: [],
  closedAt: null,
  closedBy: null,
  lateReason: null,
  reason: null,
}
const { organ: _, ...DESCRIPTION } = PLAN
type At = Awaited<ReturnType<typeof convene>>
const ACTS: Record<string, (office: Office, at: At) => Promise<unknown>> = {
  'is read': async () => undefined,
  'takes a scan': (office, { meetingId }) => scan(office, meetingId, 'member-1'),
  'is moved': (office, at) => done(office, 'meeting.change', { ...DESCRIPTION, ...at, place: '二楼会议室' }),
  'is cancelled': (office, at) => done(office, 'meeting.cancel', { ...at, reason: '防汛' }),
  'is closed': (office, at) => done(office, 'meeting.close', { ...at, minutes: '学习了文件。' }, 'clerk', later(60)),
  'is closed and corrected': async (office, at) => {
    await done(office, 'meeting.close', at)
    await done(office, 'meeting.correct', { ...at, reason: '核对记录', minutes: '补上的记录。' })
  },
}
async function shownAfter(act: keyof typeof ACTS, isEarlier: boolean): Promise<unknown> {
  const office = await openScene()
  const at = await convene(office)
  if (isEarlier)
    office.store.seed('meetings', { ...(await stored(office, at.meetingId)), ...EMPTY_PARTS, state: 'convened' })
  const answer = await ACTS[act]?.(office, at)
  return { answer, shown: await done(office, 'meeting.get', at) }
}

it.each(Object.keys(ACTS))('such a meeting %s like one of today', async (act) => {
  expect(await shownAfter(act, true)).toEqual(await shownAfter(act, false))
})
