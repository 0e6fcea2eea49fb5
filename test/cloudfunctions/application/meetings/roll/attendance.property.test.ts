import { attendanceSuite } from './attendance-suite'
import { openMemory } from '../stores'

describe('whatever happens at a meeting, in memory', () => attendanceSuite(openMemory, 60))
