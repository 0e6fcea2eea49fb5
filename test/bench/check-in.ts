import { openCloudStore } from '../builders/cloud-store'
import { convene, openSceneIn, shownCode } from '../cloudfunctions/application/meetings/scene'
import { openBenchScene, PEOPLE, type BenchScene } from './check-in-scene'
import type { Figure } from './figure'

const AT_ONCE = 50
/** Pairs of a measure and its floor, one right after the other, so that both meet the same machine. */
const ROUNDS = 5
const HISTORY = 50_000

/**
 * Checking in through the real SDK against the local cloud. `roundTrips`: database round trips in sequence of one scan.
 * `p50At50`: milliseconds of one among fifty at once; the floor is one SDK get and one SDK insert. `p50Alone`: the same with
 * nobody beside, where nothing can be asked together with others. `throughputAt50`:
 * check-ins a second; the floor is a check-in of five round trips. `throughputApart`: the same on fifty instances that serve
 * one call at a time each, as they do in the cloud; the floor is one SDK get and one SDK insert a check-in. `flatness`: p50 with 50,000 records of earlier meetings;
 * the floor is the same in an empty database. `secondsFor500`: five hundred members at one meeting, none lost, none twice.
 * Ratios are the median over pairs of rounds.
 */
export async function benchCheckIn(): Promise<Readonly<Record<string, Figure>>> {
  const roundTrips = await tripsOfAScan()
  return {
    roundTrips: { value: roundTrips, unit: 'in sequence', floor: 2, ratio: rounded(roundTrips / 2) },
    ...(await fiftyAtOnce()),
    flatness: { ...(await flatness()), unit: 'ms' },
  }
}

async function fiftyAtOnce(): Promise<Readonly<Record<string, Figure>>> {
  const empty = await openBenchScene(0)
  try {
    await warmUp(empty)
    const p50 = await pairs(
      async () => (await run((await empty.meeting()).scans)).p50,
      async () => (await run(empty.floor())).p50,
    )
    const alone = await pairs(
      async () => (await run((await empty.meeting()).scans, 1)).p50,
      async () => (await run(empty.floor(), 1)).p50,
    )
    const throughput = await pairs(
      async () => (await run((await empty.meeting()).scans)).perSecond,
      async () => (await run(empty.fiveTrips((await empty.meeting()).meetingId))).perSecond,
    )
    const apart = await pairs(
      async () => (await runApart((await empty.meeting()).scansApart(AT_ONCE))).perSecond,
      async () => (await run(empty.floor())).perSecond,
    )
    return {
      throughputApart: { ...apart, unit: 'per s' },
      p50At50: { ...p50, unit: 'ms' },
      p50Alone: { ...alone, unit: 'ms' },
      throughputAt50: { ...throughput, unit: 'per s' },
      secondsFor500: { value: await fiveHundred(empty), unit: 's' },
    }
  } finally {
    await empty.close()
  }
}

async function tripsOfAScan(): Promise<number> {
  const cloud = await openCloudStore()
  try {
    const office = await openSceneIn(cloud.store)
    const at = await convene(office)
    const code = await shownCode(office, at)
    const scan = () => office.call('meeting.checkIn', { meetingId: at.meetingId, code }, 'member-1')
    const { inSequence, steps, requests } = await cloud.roundTripsOf(scan)
    if (steps !== requests) throw new Error(`${steps} steps took ${requests} requests`)
    // The first is the test office's own, which asks whose OPENID it is.
    return inSequence - 1
  } finally {
    await cloud.close()
  }
}

/** Each has a cloud of its own. */
async function flatness(): Promise<Pick<Figure, 'value' | 'floor' | 'ratio'>> {
  const measured = async (history: number) => {
    const scene = await openBenchScene(history)
    try {
      await warmUp(scene)
      const rounds: number[] = []
      for (let round = 0; round < 3; round++) rounds.push((await run((await scene.meeting()).scans)).p50)
      return median(rounds)
    } finally {
      await scene.close()
    }
  }
  return pairs(
    () => measured(HISTORY),
    () => measured(0),
    3,
  )
}

async function fiveHundred(scene: BenchScene): Promise<number> {
  const { meetingId, scans } = await scene.meeting()
  const { seconds } = await run(scans)
  const noted = await scene.store.findAll('attendance', { meetingId })
  if (noted.length !== PEOPLE || new Set(noted.map(({ memberId }) => memberId)).size !== PEOPLE)
    throw new Error(`${noted.length} records of ${PEOPLE} check-ins`)
  return rounded(seconds)
}

async function warmUp(scene: BenchScene): Promise<void> {
  await run((await scene.meeting()).scans)
  await run(scene.floor())
}

async function pairs(
  measure: () => Promise<number>,
  floor: () => Promise<number>,
  rounds = ROUNDS,
): Promise<{ value: number; floor: number; ratio: number }> {
  const measured: { value: number; floor: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // Whichever comes first meets what the one before left behind: they take turns.
    if (round % 2 === 0) measured.push({ value: await measure(), floor: await floor() })
    else {
      const first = await floor()
      measured.push({ value: await measure(), floor: first })
    }
  }
  return {
    value: rounded(median(measured.map(({ value }) => value))),
    floor: rounded(median(measured.map((pair) => pair.floor))),
    ratio: rounded(median(measured.map((pair) => pair.value / pair.floor))),
  }
}

/** Runs all, so many at once. */
async function run(acts: readonly (() => Promise<void>)[], atOnce = AT_ONCE) {
  const taken: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let act = acts[next++]; act; act = acts[next++]) {
        const from = performance.now()
        await act()
        taken.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return { p50: median(taken), perSecond: acts.length / seconds, seconds }
}

/** The nth worker has the nth instance for itself: no instance ever serves two at once. */
async function runApart(acts: readonly (() => Promise<void>)[]) {
  const inTurn = Array.from({ length: AT_ONCE }, (_, worker) => acts.filter((__, at) => at % AT_ONCE === worker))
  const began = performance.now()
  await Promise.all(
    inTurn.map(async (own) => {
      for (const act of own) await act()
    }),
  )
  return { perSecond: acts.length / ((performance.now() - began) / 1000) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}
