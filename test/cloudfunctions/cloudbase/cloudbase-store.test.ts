import { DUPLICATE_CODES } from '@shushi/local-cloud'
import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import { openEmptyCloud, type EmptyCloud } from '../../builders/empty-cloud'
import { storeSuite } from '../../builders/store-suite'

describe.each(DUPLICATE_CODES)('the store through the real SDK, in a cloud whose duplicates are %s', (code) => {
  let cloud: EmptyCloud
  beforeEach(async () => {
    cloud = await openEmptyCloud(code)
  })
  afterEach(() => cloud.close())

  storeSuite(async () => cloud.store)
})

describe('what the database refuses', () => {
  const add = (refusal: object) => {
    const collection = () => ({ add: () => Promise.reject(Object.assign(new Error(), refusal)) })
    const app = { database: () => ({ collection }) }
    const doc = { _id: 'a', revision: 1, last: 1 }
    return new CloudbaseStore(app as unknown as CloudApp).commit([{ do: 'insert', in: 'counters', doc }])
  }
  const failed = 'DATABASE_REQUEST_FAILED'

  it.each([
    ['the documented code', { code: 'DATABASE_DUPLICATE_WRITE', message: 'duplicate write' }],
    ['MongoDB’s E11000 under the general code', { code: failed, message: 'write errors: [{E11000 duplicate key …}]' }],
  ])('is a duplicate by %s', async (_, refusal) => {
    expect(await add(refusal)).toEqual({ failed: 'exists' })
  })

  it.each([
    ['the general code without E11000', { code: failed, message: 'Cannot create field' }],
    ['E11000 under another code', { code: 'SYS_ERR', message: 'E11000' }],
  ])('is thrown when it is %s', async (_, refusal) => {
    await expect(add(refusal)).rejects.toMatchObject(refusal)
  })
})
