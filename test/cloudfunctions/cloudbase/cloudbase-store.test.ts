import { openEmptyCloud, type EmptyCloud } from '../../builders/empty-cloud'
import { storeSuite } from '../../builders/store-suite'

describe('the store through the real SDK, against the local cloud', () => {
  let cloud: EmptyCloud
  beforeEach(async () => {
    cloud = await openEmptyCloud()
  })
  afterEach(() => cloud.close())

  storeSuite(async () => cloud.store)
})
