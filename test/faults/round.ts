/** One cloud on one folder, killed some times while its people work, and looked through after each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { instantFromMillis, millisOf } from '#domain/time/instant'
import type { Dice } from '../builders/dice'
import { nextAct } from './acts'
import { checkFigures, type FiguresSeen } from './check-figures'
import { checkRecords } from './check-records'
import { checkTaps } from './check-taps'
import { CloudProcess, freePort } from './cloud-process'
import type { Finding } from './findings'
import { openPhone, type Surroundings } from './phone'
import { MORNING, setUp } from './scene'
import { snapshotsOf, type Snapshot } from './snapshot'
import { stormOf, type PlannedStorm } from './storms'
import { Taps } from './taps'
import { Actor, type World } from './workload'

/** What a phone waits in life, and by how much less in a storm. */
const SHORTER = 10
/** Between two storms people's day goes on: who signed in has served some time. */
const BETWEEN_MILLISECONDS = 10 * 60_000

export interface Programs {
  readonly cloud: string
  readonly phone: string
}

export interface Killed {
  readonly storm: string
  readonly at: string
  readonly calls: number
  readonly findings: readonly Finding[]
}

export interface Round {
  readonly killed: readonly Killed[]
  readonly taps: Taps
  readonly faults: Readonly<Record<string, number>>
}

export interface RoundPlan {
  readonly programs: Programs
  readonly dice: Dice
  /** The number of its first storm in the run. */
  readonly from: number
  readonly kills: number
  readonly figures: FiguresSeen
  readonly marker: () => string
  readonly onKill: (killed: Killed) => void
}

export async function playRound(plan: RoundPlan): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-faults-'))
  const cloud = new CloudProcess(plan.programs.cloud, folder, await freePort())
  try {
    await cloud.start()
    const stage = await stageOf(plan, cloud)
    const killed: Killed[] = []
    for (let at = 0; at < plan.kills; at++) {
      const storm = stormOf(plan.dice, plan.from + at)
      killed.push(await stage.weather(storm))
      plan.onKill(killed[at] as Killed)
    }
    return { killed, taps: stage.taps, faults: added(cloud.faults(), stage.faults) }
  } finally {
    await cloud.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Stage {
  readonly taps: Taps
  readonly faults: Record<string, number>
  weather(storm: PlannedStorm): Promise<Killed>
}

async function stageOf(plan: RoundPlan, cloud: CloudProcess): Promise<Stage> {
  const taps = new Taps()
  const faults: Record<string, number> = {}
  let ahead = 0
  const began = Date.now()
  const now = () => instantFromMillis(millisOf(MORNING) + Date.now() - began + ahead)
  const note = (fault: string) => void (faults[fault] = (faults[fault] ?? 0) + 1)
  const around: Surroundings = { address: cloud.address, network: {}, shorter: 1, now, note }
  const scene = await setUp(cloud.address, cloud.folder)
  const phones = scene.people.map(({ openId }) => openPhone(plan.programs.phone, openId, around, taps, plan.dice))
  const known = { entries: [], meetings: [], offers: [], reportId: '' }
  const world: World = { ...scene, ...known, taps, phones, now, dice: plan.dice, marker: plan.marker }
  const actors = scene.people.map((person, at) => new Actor(world, phones[at] as (typeof phones)[number], person))
  const snapshot = snapshotsOf(cloud.adminUrl)
  const before = await snapshot()
  const told = new Set<string>()
  return {
    taps,
    faults,
    weather: async (storm) => {
      const calls = taps.calls
      await restarted(cloud, storm)
      Object.assign(around, { network: storm.network, shorter: SHORTER })
      taps.during = storm.name
      const at = await storming(cloud, storm, actors, () => taps.calls - calls)
      Object.assign(around, { network: {}, shorter: 1 })
      await cloud.start()
      await Promise.all(actors.map((actor) => actor.afterwards()))
      const found = await lookedThrough({ plan, world, before, now: await snapshot() })
      ahead += BETWEEN_MILLISECONDS
      const findings = found.filter(({ what }) => !told.has(what) && told.add(what))
      return { storm: storm.name, at, calls: taps.calls - calls, findings }
    },
  }
}

/** What it is to be like from its start needs another start. */
async function restarted(cloud: CloudProcess, { weather }: PlannedStorm): Promise<void> {
  if (weather.transactionMilliseconds === undefined) return
  await cloud.kill()
  await cloud.start(weather.transactionMilliseconds)
}

/** Everybody works until the cloud is gone. Answers where it ended. */
async function storming(
  cloud: CloudProcess,
  storm: PlannedStorm,
  actors: readonly Actor[],
  calls: () => number,
): Promise<string> {
  await cloud.weather(storm)
  const day = { isOver: false }
  const working = Promise.all(actors.map((actor) => work(actor, day)))
  const gone = cloud.ended().then(() => true)
  while (calls() < storm.killAfter) if (await Promise.race([gone, delay(1, false)])) break
  const wasRunning = await cloud.kill()
  day.isOver = true
  await working
  return wasRunning ? 'any-moment' : (storm.kill?.at ?? 'by itself')
}

async function work(actor: Actor, day: { readonly isOver: boolean }): Promise<void> {
  while (!day.isOver) {
    await nextAct(actor)(actor)
    // What fails at once would never let anybody else come to their turn.
    await delay(1)
  }
}

interface Looking {
  readonly plan: RoundPlan
  readonly world: World
  readonly before: Snapshot
  readonly now: Snapshot
}

async function lookedThrough({ plan, world, before, now }: Looking): Promise<Finding[]> {
  const { taps, branchId, phones } = world
  const findings: Finding[] = []
  const find = (sort: Finding['sort'], what: string, during = taps.during) => void findings.push({ sort, what, during })
  checkTaps(taps, before, now, find)
  checkRecords(taps, now, find)
  const [phone] = phones
  if (phone) await checkFigures({ phone, branchId, now }, plan.figures, find)
  return findings
}

export function added(...all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const each of all) for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count
  return sum
}
