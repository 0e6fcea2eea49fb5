import { closingSuite } from './closing-suite'
import { openMemory } from '../stores'

describe('whatever happens in the register and at the meeting, in memory', () => closingSuite(openMemory, 40))
