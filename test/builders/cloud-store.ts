/** The store of production, the SDK's, against a local cloud of its own, with the round trips it makes. */
import type { Conditions, DuplicateCode } from '@shushi/local-cloud'
import type { CollectionName, Collections } from '../../cloudfunctions/application/ports/collections'
import type { AnyFind, Only, CommitResult, Reader, Row, Write } from '../../cloudfunctions/application/ports/store'
import { AskedTogether } from '../../cloudfunctions/cloudbase/asked-together'
import type { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import { openEmptyCloud } from './empty-cloud'
import type { SceneStore } from './office'

export interface RoundTrips {
  /** Requests that reached the database. */
  readonly requests: number
  /** What was asked of the store; where this equals `requests`, each took one round trip. */
  readonly steps: number
  /** The longest chain of steps each of which began after the one before was answered. */
  readonly inSequence: number
}

export interface CloudStore {
  readonly store: SceneStore
  /** The round trips that `act` makes, with nothing else under way. */
  roundTripsOf(act: () => Promise<unknown>): Promise<RoundTrips>
  /** The plan's quotas and the distance of the database, from now on. */
  impose(conditions: Conditions): void
  close(): Promise<void>
}

export async function openCloudStore(duplicateCode?: DuplicateCode): Promise<CloudStore> {
  const { store, database, impose, close } = await openEmptyCloud(duplicateCode)
  const counter = new TripCounter()
  return {
    store: new CountingStore(store, counter),
    roundTripsOf: async (act) => {
      const { requests } = database.counters
      counter.restart()
      await act()
      return { ...counter.read(), requests: database.counters.requests - requests }
    },
    impose,
    close,
  }
}

/** A step's place in the chain is one more than the furthest that had been answered when it began. */
class TripCounter {
  private steps = 0
  private answered = 0

  restart(): void {
    this.steps = 0
    this.answered = 0
  }

  read(): Omit<RoundTrips, 'requests'> {
    return { steps: this.steps, inSequence: this.answered }
  }

  async step<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.steps += 1
    const place = this.answered + 1
    try {
      return await ask()
    } finally {
      this.answered = Math.max(this.answered, place)
    }
  }
}

class CountingStore implements SceneStore {
  constructor(
    private readonly inner: CloudbaseStore,
    private readonly counter: TripCounter,
  ) {}

  async seed<C extends CollectionName>(collection: C, ...docs: Collections[C][]): Promise<void> {
    // The compiler does not see that the collection is one of those there are, and the documents its own.
    const inserts = docs.map((doc) => ({ do: 'insert', in: collection, doc }) as Write)
    const removals = docs.map(({ _id }) => ({ do: 'remove', in: collection, id: _id }) as Write)
    if ((await this.inner.commit(inserts)) === 'committed') return
    await this.inner.commit(removals)
    const seeded = await this.inner.commit(inserts)
    if (seeded !== 'committed') throw new Error(`${collection} could not be seeded: ${JSON.stringify(seeded)}`)
  }

  together(openId: string): Reader {
    return new AskedTogether(this, openId)
  }

  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    return this.counter.step(() => this.inner.get(collection, id))
  }

  find<C extends CollectionName>(collection: C, find: AnyFind): Promise<Collections[C][]> {
    return this.counter.step(() => this.inner.find(collection, find))
  }

  findSome<C extends CollectionName, Field>(collection: C, find: AnyFind): Promise<Only<Collections[C], Field>[]> {
    return this.counter.step(() => this.inner.findSome<C, Field>(collection, find))
  }

  findAll<C extends CollectionName>(collection: C, filter: object): Promise<Collections[C][]> {
    return this.counter.step(() => this.inner.findAll(collection, filter))
  }

  count(collection: CollectionName, filter: object): Promise<number> {
    return this.counter.step(() => this.inner.count(collection, filter))
  }

  aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]> {
    return this.counter.step(() => this.inner.aggregate(collection, stages))
  }

  commit(writes: readonly Write[]): Promise<CommitResult> {
    return this.counter.step(() => this.inner.commit(writes))
  }
}
