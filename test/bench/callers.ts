import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClient, type Session } from '../../local/demo/client'
import { buildFunctions } from '../../scripts/build'
import { buildCloud, CloudProcess, freePort } from '../faults/cloud-process'
import { MORNING, setUp, YEAR } from '../faults/scene'
import type { Figure } from './figure'

const CALLERS = 200
const SECONDS = 60
/** One call in so many writes. */
const WRITES_EVERY = 10
/** As long as the platform gives a transaction. */
const TRANSACTION_MILLISECONDS = 30_000

/**
 * Two hundred callers for a minute, each calling again as soon as it is answered, against the cloud of `npm start` in a process
 * of its own: `callers.failed`, calls that were not answered as asked; `callers.warnings`, Node's warnings in that process, such
 * as MaxListenersExceededWarning; `callers.peakMegabytes`, the most memory it held; `callers.answered`, calls a second.
 */
export async function benchCallers(): Promise<Readonly<Record<string, Figure>>> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-callers-'))
  await buildFunctions()
  const cloud = new CloudProcess(await buildCloud(folder), folder, await freePort())
  try {
    await cloud.start(TRANSACTION_MILLISECONDS)
    const { branchId, people } = await setUp(cloud.address, folder)
    const client = openClient(cloud.address)
    const until = performance.now() + SECONDS * 1000
    const tallies = await Promise.all(
      Array.from({ length: CALLERS }, (_, at) =>
        keepsCalling(client.as(people[at % people.length]?.openId ?? ''), branchId, until),
      ),
    )
    const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0)
    return {
      answered: { value: Math.round(sum('answered') / SECONDS), unit: 'per s' },
      failed: { value: sum('failed'), unit: `of ${sum('answered') + sum('failed')} calls`, most: 0 },
      warnings: { value: cloud.errors.match(/Warning:/g)?.length ?? 0, unit: 'warnings', most: 0 },
      peakMegabytes: { value: await cloud.peakMegabytes(), unit: 'MB', most: 600 },
    }
  } finally {
    await cloud.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Tally {
  readonly answered: number
  readonly failed: number
}

async function keepsCalling(session: Session, branchId: string, until: number): Promise<Tally> {
  const options = { at: MORNING }
  const reads = [
    () => session.call('me.get', {}, options),
    () => session.call('meeting.list', { branchId }, options),
    () => session.call('shift.mine', { year: YEAR }, options),
  ]
  const write = () => session.call('feedback.send', { branchId, text: '建议早点通知', named: false }, options)
  let [answered, failed] = [0, 0]
  for (let at = 0; performance.now() < until; at++) {
    const call = at % WRITES_EVERY === 0 ? write : (reads[at % reads.length] ?? write)
    await call().then(
      () => (answered += 1),
      (failure: unknown) => {
        failed += 1
        if (failed === 1) console.error(failure)
      },
    )
  }
  return { answered, failed }
}
