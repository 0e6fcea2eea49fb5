import { openCloudStore, type CloudStore } from './cloud-store'
import { branch, member } from './office'

describe('clouds of one process', () => {
  let clouds: readonly CloudStore[]
  afterEach(() => Promise.all(clouds.map((cloud) => cloud.close())))

  it('keep apart what is asked of them, whichever was opened last', async () => {
    const first = await openCloudStore()
    const begun = first.store.seed('members', member('of-the-first'))
    const second = await openCloudStore()
    clouds = [first, second]
    await begun
    await second.store.seed('members', member('of-the-second'))
    const [ofFirst, ofSecond] = await Promise.all(clouds.map(({ store }) => store.findAll('members', {})))
    expect(ofFirst?.map(({ _id }) => _id)).toEqual(['of-the-first'])
    expect(ofSecond?.map(({ _id }) => _id)).toEqual(['of-the-second'])
  })
})

describe('a scene in a cloud', () => {
  let cloud: CloudStore
  beforeEach(async () => {
    cloud = await openCloudStore()
  })
  afterEach(() => cloud.close())

  it('is set when the promise is kept, also where something lies under the same _id', async () => {
    await cloud.store.seed('branches', branch({ name: '原来的名字' }))
    await cloud.store.seed('branches', branch({ name: '现在的名字' }), branch({ _id: 'branch-2' }))
    const names = (await cloud.store.findAll('branches', {})).map(({ _id, name }) => [_id, name])
    expect(names).toEqual([
      ['branch-1', '现在的名字'],
      ['branch-2', '第一党支部'],
    ])
  })
})
