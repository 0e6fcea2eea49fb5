import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { startLocalCloud } from '../local-cloud'
import { CloudBench, MEMBER } from './test-cloud'

let bench: CloudBench
beforeAll(async () => {
  bench = await CloudBench.build('who')
})
afterAll(() => bench.remove())

const start = (dataFolder: string) =>
  startLocalCloud({
    dataFolder,
    functionsFolder: join(bench.folder, 'functions'),
    collections: { anything: { indexes: [] } },
  })

it('runs functions on the database, which the console page counts and a restart keeps', async () => {
  const dataFolder = await mkdtemp(join(bench.folder, 'data-'))
  const cloud = await start(dataFolder)
  const add = { collectionName: 'anything', data: ['{"_id":"one"}', '{"_id":"two"}'] }
  await cloud.database.answer('database.insertDocument', add)
  expect(await cloud.invoke('who', {}, { openid: MEMBER })).toMatchObject({ sdk: MEMBER })
  await cloud.close()

  const again = await start(dataFolder)
  expect(again.database.collections()).toEqual([{ name: 'anything', documents: 2 }])
  const page = await (await fetch(again.address)).text()
  expect(page).toMatch(/anything<\/code><\/td>\s*<td class="number">2</)
  await again.close()
})

it('lets go of the database when it cannot start', async () => {
  const dataFolder = await mkdtemp(join(bench.folder, 'data-'))
  const nowhere = { dataFolder, functionsFolder: join(bench.folder, 'nowhere'), collections: {} }
  await expect(startLocalCloud(nowhere)).rejects.toThrow('ENOENT')
  const other = await bench.start()
  const taken = { dataFolder, functionsFolder: join(bench.folder, 'functions'), collections: {} }
  const port = Number(new URL(other.address).port)
  await expect(startLocalCloud({ ...taken, port })).rejects.toThrow('EADDRINUSE')
  await (await start(dataFolder)).close()
})
