import { merged, seeing } from '../../../../cloudfunctions/application/entries/pending-writes'
import type { BranchContext } from '../../../../cloudfunctions/application/ports/handling'
import type { Write } from '../../../../cloudfunctions/application/ports/store'
import { MemoryStore } from '../../../builders/memory-store'

const counter = (revision: number, last: number) => ({ _id: 'series', revision, last })
const replace = (revision: number, last: number): Write => ({
  do: 'replace',
  in: 'counters',
  doc: counter(revision, last),
})
const guard: Write = { do: 'unchanged', in: 'counters', id: 'series', revision: 4 }

describe('Writes decided but not committed', () => {
  it('are seen by the next step, the newest version of each document', async () => {
    const store = new MemoryStore()
    store.seed('counters', counter(4, 10), { _id: 'other', revision: 1, last: 1 })
    const { store: ahead } = seeing({ store } as unknown as BranchContext, [replace(5, 11), replace(6, 12)])
    expect(await ahead.get('counters', 'series')).toEqual(counter(6, 12))
    expect(await ahead.get('counters', 'other')).toEqual({ _id: 'other', revision: 1, last: 1 })
    expect(await ahead.count('counters', {})).toBe(2)
  })

  it('of one document become one, a single revision above the stored one', () => {
    expect(merged([replace(5, 11), replace(6, 12)])).toEqual([replace(5, 12)])
  })

  it('that begin with an insertion stay an insertion', () => {
    const insert: Write = { do: 'insert', in: 'counters', doc: counter(1, 1) }
    expect(merged([insert, replace(2, 2)])).toEqual([{ ...insert, doc: counter(1, 2) }])
  })

  it('need no guard beside a write of the same document, and one guard otherwise', () => {
    expect(merged([guard, replace(5, 11)])).toEqual([replace(5, 11)])
    expect(merged([replace(5, 11), guard])).toEqual([replace(5, 11)])
    expect(merged([guard, guard])).toEqual([guard])
  })

  it('cannot both remove and write a document', () => {
    expect(() => merged([replace(5, 11), { do: 'remove', in: 'counters', id: 'series' }])).toThrow('counters/series')
  })
})
