import { openCloudStore } from '../../../../builders/cloud-store'
import { failedScansSuite } from './failed-scans-suite'

describe('through the SDK against the local cloud', () => failedScansSuite(openCloudStore))
