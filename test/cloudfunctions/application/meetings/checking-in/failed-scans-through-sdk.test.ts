import { DUPLICATE_CODES } from '@shushi/local-cloud'
import { openCloudStore } from '../../../../builders/cloud-store'
import { failedScansSuite } from './failed-scans-suite'

describe.each(DUPLICATE_CODES)('through the SDK, in a cloud whose duplicates are %s', (code) => {
  failedScansSuite(() => openCloudStore(code))
})
