import type { ScanTicket } from '#domain/meeting/failed-scan'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import { removeOldTickets } from '../../../../../cloudfunctions/application/meetings/checking-in/expired-tickets'
import { MemoryStore } from '../../../../builders/memory-store'

const SCANNED = instant('2025-06-10T01:00:00.000Z')
const UNTIL = instant('2025-06-10T01:10:00.000Z')
const A_DAY_AFTER = instant('2025-06-11T01:10:00.000Z')

function ticket(openId: string, until: Instant): ScanTicket {
  const scan = { meetingId: 'meeting-1', scanId: `scan-${openId}`, scannedAt: SCANNED, usedAt: null }
  return { _id: openId, revision: 1, until, ...scan }
}

async function storeWith(...tickets: readonly ScanTicket[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  await store.commit(tickets.map((doc) => ({ do: 'insert', in: 'scanTickets', doc })))
  return store
}

describe('the ticket of a stranger’s scan', () => {
  it('goes a day after it ran out, and not before', async () => {
    const store = await storeWith(ticket('stranger', UNTIL))
    expect(await removeOldTickets(store, addMinutes(A_DAY_AFTER, -1))).toBe(0)
    expect(await store.count('scanTickets', {})).toBe(1)
    expect(await removeOldTickets(store, A_DAY_AFTER)).toBe(1)
    expect(await store.count('scanTickets', {})).toBe(0)
  })

  it('goes alone: one that still holds stays', async () => {
    const store = await storeWith(ticket('stranger', UNTIL), ticket('another', A_DAY_AFTER))
    expect(await removeOldTickets(store, A_DAY_AFTER)).toBe(1)
    expect(await store.findAll('scanTickets', {})).toEqual([ticket('another', A_DAY_AFTER)])
  })

  it('stays when it is renewed while the timer runs', async () => {
    const store = await storeWith(ticket('stranger', UNTIL))
    const found = store.find.bind(store)
    jest.spyOn(store, 'find').mockImplementationOnce(async (collection, what) => {
      const old = await found(collection, what)
      const renewed = { ...ticket('stranger', addMinutes(A_DAY_AFTER, 10)), revision: 2 }
      await store.commit([{ do: 'replace', in: 'scanTickets', doc: renewed }])
      return old
    })
    expect(await removeOldTickets(store, A_DAY_AFTER)).toBe(0)
    expect(await store.count('scanTickets', {})).toBe(1)
  })
})
