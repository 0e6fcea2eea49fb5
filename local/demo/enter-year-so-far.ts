/** Enters what the demo branch did this year before today. */
import { addDays, civilDate, yearOf, type CivilDate } from '#domain/time/civil-date'
import type { Client } from './client'
import { demoYear } from './year'
import type { EnteredDemo } from './enter'
import { meetingTask } from './enter-meetings'
import { shiftTask } from './enter-service'
import { chance } from './random'
import type { Scene } from './scene'
import { progressOf, runLanes } from './tasks'
import { yearSoFar } from './year-so-far'

const AT_A_TIME = 10
/** So far back it is entered once more, for what an interruption left out: what is there already is answered as before. */
const DAYS_AGAIN = 31

/**
 * Of the days since the last one that is recorded: it can be called at every start. Only in the year after the one that is
 * told whole, whose people are on the roll.
 */
export async function enterYearSoFar(client: Client, demo: EnteredDemo, today: CivilDate): Promise<void> {
  const { told, branchId, secretaryOpenId } = demo
  const year = yearOf(today)
  if (told?.year !== year - 1) return
  const secretary = client.as(secretaryOpenId)
  const { items } = await secretary.call('meeting.list', {
    branchId,
    from: civilDate(`${year}-01-01`),
    to: addDays(today, -1),
  })
  const [latest] = items
  const whole = demoYear(told)
  const { meetings, shifts } = yearSoFar(today, whole.people, chance(told.seed).fork('so-far'))
  const isNew = ({ on }: { readonly on: CivilDate }) => !latest || on > latest.occurredOn
  if (![...meetings, ...shifts].some(isNew)) return
  const [{ members }, { cells }] = await Promise.all([
    secretary.call('register.names', { branchId }),
    secretary.call('branch.get', { branchId }),
  ])
  const idOf = (name: string) => members.find((each) => each.name === name)?.memberId ?? ''
  const scene: Scene = {
    ...{ client, branchId, year: whole },
    memberIds: new Map(whole.people.map(({ key, name }) => [key, idOf(name)])),
    cellIds: new Map(
      whole.branch.cells.map(({ key, name }) => [key, cells.find((each) => each.name === name)?.cellId ?? '']),
    ),
  }
  const dated = [
    ...meetings.map((meeting) => ({ on: meeting.on, task: meetingTask(scene, meeting) })),
    ...shifts.map((shift) => ({ on: shift.on, task: shiftTask(scene, shift) })),
  ].filter(({ on }) => !latest || on > addDays(latest.occurredOn, -DAYS_AGAIN))
  const tasks = dated.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ task }) => task)
  await runLanes(
    [{ tasks, atATime: AT_A_TIME }],
    progressOf(tasks.length, () => undefined),
  )
}
