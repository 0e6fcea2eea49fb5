import { failedScansSuite } from './failed-scans-suite'
import { openMemory } from '../stores'

describe('in memory', () => failedScansSuite(openMemory))
