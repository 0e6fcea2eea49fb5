import { openMemory } from '../stores'
import { tallySuite } from './tally-suite'

describe('a meeting in memory', () => tallySuite(openMemory, 150))
