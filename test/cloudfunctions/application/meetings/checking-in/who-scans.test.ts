import { scannerOf } from '../../../../../cloudfunctions/application/meetings/checking-in/who-scans'
import type { CollectionName } from '../../../../../cloudfunctions/application/ports/collections'
import { MemoryStore } from '../../../../builders/memory-store'
import { member, NOW } from '../../../../builders/office'

/** Counts what is asked for, and how many persons each question is about. */
class CountingStore extends MemoryStore {
  readonly asked: number[] = []
  isDown = false

  override async aggregate(collection: CollectionName, stages: readonly object[]) {
    const { $match } = stages[0] as { $match: { _id: { $in: readonly string[] } } }
    this.asked.push($match._id.$in.length)
    if (this.isDown) throw new Error('the database is down')
    return super.aggregate(collection, stages)
  }
}

describe('who scans', () => {
  let store: CountingStore
  const people = Array.from({ length: 45 }, (_, index) => `member-${index}`)
  beforeEach(async () => {
    store = new CountingStore()
    for (const [index, memberId] of people.entries()) {
      const spans = member(memberId).spans.map((span) => ({ ...span, branchId: `branch-${index}` }))
      const binding = { _id: `wx-${index}`, revision: 1, memberId, boundAt: NOW, invitationId: 'seed' }
      await store.commit([
        { do: 'insert', in: 'members', doc: { ...member(memberId), spans } },
        { do: 'insert', in: 'bindings', doc: binding },
      ])
    }
  })
  const branchOf = async (openId: string) => {
    const scanner = await scannerOf(store, openId)
    return scanner && [scanner.memberId, scanner.spans.map(({ branchId }) => branchId)]
  }

  it('is the member bound to the OPENID, with their own history', async () => {
    expect(await branchOf('wx-3')).toEqual(['member-3', ['branch-3']])
    expect(store.asked).toEqual([1])
  })

  it('is nobody known for a stranger', async () => {
    expect(await scannerOf(store, 'wx-nobody')).toBeNull()
  })

  it('is asked about together in one moment, twenty at most, and each is told of themselves', async () => {
    const answers = await Promise.all([...people.map((_, index) => branchOf(`wx-${index}`)), branchOf('wx-nobody')])
    expect(answers).toEqual([...people.map((memberId, index) => [memberId, [`branch-${index}`]]), null])
    expect(store.asked).toEqual([20, 20, 6])
  })

  it('is one question for the same phone twice at once', async () => {
    expect(await Promise.all([branchOf('wx-1'), branchOf('wx-1')])).toEqual([
      ['member-1', ['branch-1']],
      ['member-1', ['branch-1']],
    ])
    expect(store.asked).toEqual([1])
  })

  it('is asked anew in the next moment: nothing is kept', async () => {
    await branchOf('wx-1')
    await store.commit([{ do: 'remove', in: 'bindings', id: 'wx-1' }])
    expect(await branchOf('wx-1')).toBeNull()
  })

  it('fails for all who asked together, and is asked anew by who comes next', async () => {
    store.isDown = true
    const answers = await Promise.allSettled([branchOf('wx-1'), branchOf('wx-2')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    store.isDown = false
    expect(await branchOf('wx-2')).toEqual(['member-2', ['branch-2']])
  })
})
