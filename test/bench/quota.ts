import { setTimeout as delay } from 'node:timers/promises'
import { granted } from '../builders/answers'
import { BRANCH } from '../builders/office'
import { openBenchScene } from './check-in-scene'
import type { Figure } from './figure'
import { countLargeWrites } from './large-writes'
import { openReportScene } from './report-scene'

/** WeChat's basic plan, and a database as far away as one in the same region was measured to be. */
export const BASIC = { plan: 'basic', latency: 31 } as const
const PEOPLE = 50
const WITHIN_MS = 60_000

/**
 * On the basic plan with 31 ms to the database: `quota.scansRefused` of fifty people who scan within a minute,
 * `quota.writesDone`, the large writes, and `quota.draftSeconds`, the draft of a year. Pages are opened under the same
 * conditions by `pages`.
 */
export async function benchQuota(): Promise<Readonly<Record<string, Figure>>> {
  const scansRefused = await refusedScans(WITHIN_MS)
  const writes = Object.keys(await largeWritesDone())
  const draftSeconds = await secondsOfDraft()
  return {
    scansRefused: { value: scansRefused, unit: `of ${PEOPLE}`, most: 0 },
    writesDone: { value: writes.length, unit: 'large writes' },
    draftSeconds: { value: draftSeconds, unit: 's', most: 60 },
  }
}

/** The large writes, each to its end; one that is refused is thrown. */
export function largeWritesDone() {
  return countLargeWrites(BASIC)
}

/** How many of fifty do not get in who scan one after another, evenly, within so long. */
export async function refusedScans(withinMs: number): Promise<number> {
  const scene = await openBenchScene(0)
  try {
    const { meetingId, scans } = await scene.meeting()
    scene.impose(BASIC)
    const came = scans.slice(0, PEOPLE).map(async (scan, at) => {
      await delay((withinMs / PEOPLE) * at)
      await scan()
    })
    await Promise.allSettled(came)
    scene.impose({})
    return PEOPLE - (await scene.store.count('attendance', { meetingId }))
  } finally {
    await scene.close()
  }
}

/** Of a branch's draft with a year of meetings; a draft that is refused is thrown. */
export async function secondsOfDraft(): Promise<number> {
  const { cloud, office, close } = await openReportScene(60)
  try {
    cloud.impose(BASIC)
    const began = performance.now()
    granted(await office.call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary'))
    return Number(((performance.now() - began) / 1000).toFixed(1))
  } finally {
    await close()
  }
}
