import { DUPLICATE_CODES } from '../..'
import { codeOf, messageOf, startCloud, type TestCloud } from './cloud'

describe.each(DUPLICATE_CODES)('a duplicate, in a cloud that says %s', (code) => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startCloud({ t: { indexes: [{ fields: ['key'], unique: true }] } }, code)
    await cloud.db.collection('t').add({ _id: '1', key: 'k1' })
  })
  afterAll(() => cloud.stop())

  const duplicates: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['of an _id', () => cloud.db.collection('t').add({ _id: '1', key: 'k2' })],
    ['of a unique key', () => cloud.db.collection('t').add({ _id: '2', key: 'k1' })],
    [
      'within a transaction',
      () => cloud.db.runTransaction((transaction) => transaction.collection('t').add({ _id: '1', key: 'k2' })),
    ],
  ]
  it.each(duplicates)('%s is refused under that code, with MongoDB’s E11000 in the message', async (_, write) => {
    expect(await codeOf(write())).toBe(code)
    expect(await messageOf(write())).toMatch(/E11000 duplicate key error collection: t index: (_id_|key_1)/)
  })
})

it('a duplicate is refused as in real environments unless the cloud is told otherwise', () => {
  expect(DUPLICATE_CODES[0]).toBe('DATABASE_REQUEST_FAILED')
})
