import { MemoryStore } from '../../../builders/memory-store'
import { tallySuite } from './tally-suite'

describe('a meeting in memory', () => {
  tallySuite(async () => ({ store: new MemoryStore(), close: async () => undefined }), 150)
})
