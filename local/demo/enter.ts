/**
 * Enters a demo year into the cloud through the procedures people use, each at the moment it would have been. Entering
 * again after an interruption goes on where it stopped: every call has its own id, so nothing happens twice.
 */
import type { Client } from './client'
import { unitYears, type DemoYear } from './demo-year'
import { duesAccountTasks, duesPaymentTasks } from './enter-dues'
import { indicatorTasks, ledgerTask, noneTask } from './enter-entries'
import { meetingTask } from './enter-meetings'
import { donationTask, shiftTask } from './enter-service'
import { januaryTask, lastYearTask } from './enter-report'
import { enterSetup, setupCalls } from './enter-setup'
import { openIdOf, type Scene } from './scene'
import { callsOf, progressOf, runLanes, type Lane, type OnProgress, type Task } from './tasks'

export interface EnteredDemo {
  /** The branch of which most is told, and its secretary. */
  readonly branchId: string
  readonly secretaryOpenId: string
  /** The bureau it belongs to, and the secretary of its Party group (党组). */
  readonly bureau: { readonly branchId: string; readonly secretaryOpenId: string }
  /** Who has a phone: the name, the OPENID they call with, and what they are there. */
  readonly people: readonly { readonly name: string; readonly openId: string; readonly role: string }[]
  /** Which year was told; absent where it was entered before this was noted. */
  readonly told?: { readonly seed: number; readonly year: number }
}

export interface Entering {
  readonly client: Client
  readonly year: DemoYear
  /** The one-time code the functions were started with. */
  readonly setupCode: string
  readonly onProgress?: OnProgress
}

/** How many independent records are entered at a time. */
const AT_A_TIME = 10

/** Throws a `Refused` that names the procedure, the input and the refusal when anything is refused. */
export async function enterDemoYear({ client, year, setupCode, onProgress }: Entering): Promise<EnteredDemo> {
  const nowhere = { client, branchId: '', memberIds: new Map(), cellIds: new Map() }
  const units = unitYears(year).map((each) => ({ ...nowhere, year: each }))
  const planned = [...units.flatMap(lanesOf), januaryLane(units)]
  const progress = progressOf(setupCalls(year) + callsOf(planned), onProgress ?? (() => undefined))
  const { bureau, branch, others } = await enterSetup(client, year, setupCode, progress)
  const scenes = [bureau, branch, ...others]
  await runLanes(scenes.flatMap(lanesOf), progress)
  await runLanes([januaryLane(scenes)], progress)
  return {
    branchId: branch.branchId,
    secretaryOpenId: openIdOf(year, year.hands.host),
    bureau: { branchId: bureau.branchId, secretaryOpenId: openIdOf(year, year.bureau.hands.host) },
    told: { seed: year.seed, year: year.year },
    people: year.users.map(({ person, openId, role }) => ({ name: nameOf(year, person), openId, role })),
  }
}

/** Dues, gifts and indicators each build on what went before; everything else stands by itself. */
function lanesOf(scene: Scene): Lane[] {
  const { year } = scene
  const outings = new Set(year.shifts.map(({ outing }) => outing))
  const dated: { on: string; task: Task }[] = [
    ...year.meetings.map((meeting) => ({ on: meeting.on, task: meetingTask(scene, meeting) })),
    ...year.shifts.map((shift) => ({ on: shift.on, task: shiftTask(scene, shift) })),
    ...year.ledger
      .filter(({ key }) => !outings.has(key))
      .map((entry) => ({ on: entry.on, task: ledgerTask(scene, entry) })),
    ...year.nones.map((none) => ({ on: none.to, task: noneTask(scene, none) })),
  ]
  return [
    { tasks: year.report ? [lastYearTask(scene, year.report)] : [], atATime: 1 },
    { tasks: [...duesAccountTasks(scene), ...duesPaymentTasks(scene)], atATime: 1 },
    { tasks: year.donations.map((gift) => donationTask(scene, gift)), atATime: 1 },
    { tasks: indicatorTasks(scene), atATime: 1 },
    { tasks: dated.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ task }) => task), atATime: AT_A_TIME },
  ]
}

/** What is written once the year is over and all of it is recorded. */
function januaryLane(scenes: readonly Scene[]): Lane {
  const names = scenes.map(({ year }) => year.branch.name)
  const tasks = scenes.flatMap((scene) => (scene.year.report ? [januaryTask(scene, scene.year.report, names)] : []))
  return { tasks, atATime: tasks.length }
}

function nameOf(year: DemoYear, key: string): string {
  const everybody = unitYears(year).flatMap(({ people }) => people)
  return everybody.find((person) => person.key === key)?.name ?? key
}
