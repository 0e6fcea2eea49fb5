import { join } from 'node:path'
import { unzipSync } from 'fflate'
import collections from '../../../cloudfunctions/collections.json'
import { deploy, givenVariables } from '../../../scripts/deploy'
import { byHandSteps } from '../../../scripts/deploy/by-hand'
import { managerEnvironment } from '../../../scripts/deploy/manager-environment'
import { MANAGERS } from './managers'
import { TencentCloud } from './tencent-cloud'

const BUILT = join(__dirname, '../../../dist/cloudfunctions')
const MADE = { key: 'a-key', setupCode: 'a-setup-code' }

describe.each(MANAGERS)('a deployment through the manager, %s', (_, managerOf) => {
  let cloud: TencentCloud
  let said: string[]
  beforeEach(() => {
    cloud = new TencentCloud()
    said = []
  })
  const run = (given: Readonly<Record<string, string>> = {}, isDryRun = false) =>
    deploy({
      environment: managerEnvironment(managerOf(cloud), BUILT),
      ...{ given, made: MADE, isDryRun },
      say: (line) => said.push(line),
    })
  const variables = (name: string) => {
    const { Environment } = cloud.functions.get(name)?.params as {
      Environment?: { Variables: { Key: string; Value: string }[] }
    }
    return Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value]))
  }

  it('creates every collection and index, closed to clients, in an empty environment', async () => {
    expect(await run()).toBe(true)
    expect([...cloud.tables.keys()].sort()).toEqual(Object.keys(collections).sort())
    const indexes = [...cloud.tables.values()].map((table) => table.indexes.size - 1)
    const wanted = Object.values(collections).flatMap((each) => ('indexes' in each ? each.indexes : []))
    expect(indexes.reduce((sum, count) => sum + count, 0)).toBe(wanted.length)
    expect(cloud.tables.get('bindings')?.indexes.get('memberId_1')).toMatchObject({ unique: true })
    expect(new Set([...cloud.tables.values()].map(({ permission }) => permission))).toEqual(new Set(['ADMINONLY']))
    expect(cloud.storageRule).toBe('ADMINONLY')
  })

  it('creates the functions as they were built, with their settings, keys and timer', async () => {
    await run({ SHUSHI_TEMPLATE_DUES: 'template-1' })
    expect([...cloud.functions.keys()].sort()).toEqual(['api', 'remind', 'report'])
    const remind = cloud.functions.get('remind')
    expect(remind?.params).toMatchObject({
      Runtime: 'Nodejs20.19',
      Timeout: 60,
      MemorySize: 256,
      Handler: 'index.main',
    })
    expect([...(remind?.triggers ?? [])]).toEqual([['quarterHourly', '0 */15 8-20 * * * *']])
    expect(Object.keys(unzipSync(Buffer.from(remind?.zipFile ?? '', 'base64'))).sort()).toEqual(
      expect.arrayContaining(['config.json', 'index.js', 'package.json']),
    )
    expect(variables('api')).toEqual({
      SHUSHI_SETUP_CODE: 'a-setup-code',
      SHUSHI_CHECK_IN_KEY: 'a-key',
      SHUSHI_TEMPLATE_DUES: 'template-1',
    })
    expect(variables('report')).toEqual({ SHUSHI_CHECK_IN_KEY: 'a-key' })
    expect(variables('remind')).toEqual({ SHUSHI_TEMPLATE_DUES: 'template-1' })
    expect(said.at(-1)).toContain('a-setup-code')
  })

  it('changes nothing but the code the second time, and says no code again', async () => {
    await run()
    cloud.changes.length = 0
    said = []
    expect(await run()).toBe(true)
    expect(cloud.changes).toEqual(['UpdateFunctionCode', 'UpdateFunctionCode', 'UpdateFunctionCode'])
    expect(said.join()).not.toContain('a-setup-code')
  })

  it('puts right what has drifted, and keeps variables that are not ours', async () => {
    await run()
    cloud.storageRule = 'READONLY'
    cloud.tables.get('members')?.indexes.delete('spans.branchId_1')
    cloud.functions.get('remind')?.triggers.set('quarterHourly', '0 0 0 * * * *')
    const api = cloud.functions.get('api')
    const Variables = [
      { Key: 'SHUSHI_CHECK_IN_KEY', Value: 'a-key' },
      { Key: 'OTHER', Value: 'kept' },
    ]
    if (api) api.params = { ...api.params, Timeout: 3, Environment: { Variables } }
    expect(await run()).toBe(true)
    expect(cloud.storageRule).toBe('ADMINONLY')
    expect(cloud.tables.get('members')?.indexes.has('spans.branchId_1')).toBe(true)
    expect(cloud.functions.get('remind')?.triggers.get('quarterHourly')).toBe('0 */15 8-20 * * * *')
    expect(api?.params['Timeout']).toBe(20)
    expect(variables('api')).toEqual({ SHUSHI_CHECK_IN_KEY: 'a-key', OTHER: 'kept' })
  })

  it('says what it would do and does nothing, when it is only asked', async () => {
    await run({}, true)
    expect(cloud.changes).toEqual([])
    expect(said.join('\n')).toContain('建集合 members')
    expect(said.join('\n')).not.toContain('a-key')
  })

  it('leaves alone what it does not know, and says so', async () => {
    await run()
    cloud.answer('CreateTable', { TableName: 'notes' })
    expect(await run()).toBe(true)
    expect(said.join('\n')).toContain('这些集合不是述实的，没有动：notes')
    expect(cloud.tables.has('notes')).toBe(true)
  })

  it('stops at what is refused, in the platform’s own words, and goes on there the next time', async () => {
    cloud.broken = 'ModifyStorageSafeRule'
    await expect(run()).rejects.toThrow('ModifyStorageSafeRule')
    expect(cloud.functions.size).toBe(0)
    cloud.broken = undefined
    expect(await run()).toBe(true)
    expect(cloud.changes.filter((action) => action === 'CreateTable')).toHaveLength(Object.keys(collections).length)
  })

  it('does not choose between two keys', async () => {
    await run()
    const report = cloud.functions.get('report')
    const Variables = [{ Key: 'SHUSHI_CHECK_IN_KEY', Value: 'another' }]
    if (report) report.params = { ...report.params, Environment: { Variables } }
    expect(await run({}, true)).toBe(false)
    expect(said.at(-1)).toMatch(/请人工处理：.*SHUSHI_CHECK_IN_KEY 不一样/)
    cloud.changes.splice(0)
    expect(await run()).toBe(false)
    expect(cloud.changes).toEqual([])
    expect(await run({ SHUSHI_CHECK_IN_KEY: 'chosen' })).toBe(true)
    expect([variables('api'), variables('report')]).toEqual([
      expect.objectContaining({ SHUSHI_CHECK_IN_KEY: 'chosen' }),
      { SHUSHI_CHECK_IN_KEY: 'chosen' },
    ])
  })

  it('asks a person where a runtime or a unique index cannot be changed', async () => {
    await run()
    const api = cloud.functions.get('api')
    if (api) api.params = { ...api.params, Runtime: 'Nodejs16.13' }
    const index = cloud.tables.get('bindings')?.indexes.get('memberId_1')
    if (index) index.unique = false
    expect(await run()).toBe(false)
    expect(said.join('\n')).toMatch(/bindings 的索引 memberId_1 不是唯一索引[^]*api 的运行环境是 Nodejs16\.13/)
  })
})

it('variables are given by the shell, under their own names', () => {
  expect(givenVariables({ SHUSHI_TEMPLATE_DUES: 't', HOME: '/root' })).toEqual({ SHUSHI_TEMPLATE_DUES: 't' })
})

it('what only WeChat’s tools can do is a list that names the permissions and the domain', () => {
  const [first, second] = byHandSteps('env-1', 'a.tcb.qcloud.la')
  expect(first).toContain('api（subscribeMessage.send、wxacode.getUnlimited）、remind（subscribeMessage.send）')
  expect(second).toContain('https://a.tcb.qcloud.la')
})
