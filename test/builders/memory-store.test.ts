import { MemoryStore } from './memory-store'
import { storeSuite } from './store-suite'

describe('the store in memory', () => {
  storeSuite(async () => new MemoryStore())
})
