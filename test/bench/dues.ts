import { createHash } from 'node:crypto'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { openCloudStore } from '../builders/cloud-store'
import { BRANCH, type Office, type SceneStore } from '../builders/office'
import type { Figure } from './figure'
import { alignAll, assess, countingIn, ids, once, pay, sceneIn } from './large-writes'
import { writeFigures } from './writes'

const MOST_OF_A_READ = 6

/** What was read of a list and is certain, as the phone sends it on. */
function takeList({ call }: Office<SceneStore>, memberIds: readonly string[], of: string) {
  const rows = memberIds.map((memberId) => ({
    key: createHash('sha256').update(`${memberId} ${of}`).digest('hex').slice(0, 40),
    ...{ memberId, on: civilDate('2025-06-03'), months: [month(of)], fen: fen(3000) },
  }))
  return call('dues.takeList', { branchId: BRANCH, method: 'wechat', rows }, 'treasurer')
}

/**
 * `dues.<what>`: requests to the database of what a treasurer does, in a branch of three hundred. The floor of a write is one for
 * each document; of the desk and the book, which only read, the most is what a page may ask.
 */
export async function benchDues(): Promise<Readonly<Record<string, Figure>>> {
  const cloud = await openCloudStore()
  try {
    const office = await sceneIn(cloud)
    const counted = countingIn(cloud)
    for (const from of [0, 100, 200]) await once(assess(office, ids.slice(from, from + 100)))
    const at = { branchId: BRANCH }
    // A payment and its account each, and the counter of receipts once a call.
    const one = await counted(3, () => once(pay(office, ids.slice(0, 1), '2025-01')))
    const evening = await counted(91, () => once(pay(office, ids.slice(0, 45), '2025-02')))
    const all = await counted(603, async () => {
      for (const from of [0, 100, 200]) await once(pay(office, ids.slice(from, from + 100), '2025-03'))
      return 3
    })
    // A payment and its account each, and the counter of receipts once for each fifty.
    const list45 = await counted(91, () => once(takeList(office, ids.slice(0, 45), '2025-04')))
    const list300 = await counted(606, async () => {
      for (let from = 0; from < 300; from += 50) await once(takeList(office, ids.slice(from, from + 50), '2025-05'))
      return 6
    })
    // Both hold the counters of receipts still: closing this year's and that of the year before.
    const close = await counted(3, () =>
      once(office.call('dues.closeMonth', { ...at, month: month('2025-04') }, 'treasurer')),
    )
    const handedUp = { ...at, occurredOn: civilDate('2025-06-02'), fen: fen(100000), to: '机关党委', note: '' }
    const handUp = await counted(4, () => once(office.call('dues.handUp', handedUp, 'treasurer')))
    const desk = await counted(0, () => once(office.call('dues.accounts', { ...at, year: 2025 }, 'treasurer')))
    const book = await counted(0, () => once(office.call('dues.book', { ...at, month: month('2025-06') }, 'treasurer')))
    const align = await counted(300, () => alignAll(cloud, office))
    return {
      ...writeFigures({
        payment: one,
        payments45: evening,
        payments300: all,
        close,
        handUp,
        align300: align,
        list45,
        list300,
      }),
      desk: { value: desk.requests, unit: 'requests', most: MOST_OF_A_READ },
      book: { value: book.requests, unit: 'requests', most: MOST_OF_A_READ },
    }
  } finally {
    await cloud.close()
  }
}
