import { join } from 'node:path'
import { deploy } from '../../../scripts/deploy'
import { managerEnvironment } from '../../../scripts/deploy/manager-environment'
import { findingLine } from '../../../scripts/doctor/finding'
import { environmentFindings } from '../../../scripts/doctor/in-environment'
import { machineFindings, readMachine, writtenEnvironment, type Machine } from '../../../scripts/doctor/machine'
import { MANAGERS } from '../deploy/managers'
import { TencentCloud } from '../deploy/tencent-cloud'

const READY: Machine = {
  nodeVersion: 'v20.19.0',
  missingPackages: [],
  hasPhonePackages: true,
  appId: 'wx0000000000000001',
  cloudEnvironment: 'env-1',
  hasManager: true,
  hasAccountKeys: true,
  hasCompiler: true,
}
const notFine = (machine: Machine) =>
  machineFindings(machine)
    .filter(({ state }) => state !== 'fine')
    .map(({ state, what }) => `${state} ${what}`)

it.each([`'env-1'`, `"env-1"`, '`env-1`'])('reads the environment that is written down as %s', (written) => {
  expect(writtenEnvironment(`/** … */\nexport const CLOUD_ENVIRONMENT = ${written}\n`)).toBe('env-1')
})

describe('the doctor, of a machine', () => {
  it('finds nothing where everything is there', () => {
    expect(notFine(READY)).toEqual([])
  })

  it.each([
    ['wrong Node.js v18.20.0', { nodeVersion: 'v18.20.0' }],
    ['wrong Node.js v20.9.0', { nodeVersion: 'v20.9.0' }],
    ['wrong npm 包按 package-lock.json 装好', { missingPackages: ['valibot'] }],
    ['wrong 手机上的包在 miniprogram_npm', { hasPhonePackages: false }],
    ['later 小程序的 appid（touristappid）', { appId: 'touristappid' }],
    ['later 小程序的云开发环境', { cloudEnvironment: '' }],
    ['later 云开发的管理 SDK', { hasManager: false }],
    ['later 云账号的密钥', { hasAccountKeys: false }],
    ['later 微信自己的编译器', { hasCompiler: false }],
  ])('%s', (said, change) => {
    expect(notFine({ ...READY, ...change })).toEqual([said])
  })

  it('takes a newer Node.js', () => {
    expect(notFine({ ...READY, nodeVersion: 'v22.1.0' })).toEqual([])
  })

  it('reads this machine, which can run these tests', () => {
    expect(machineFindings(readMachine({})).filter(({ state }) => state === 'wrong')).toEqual([])
  })

  it('says what to do on a line of its own', () => {
    expect(findingLine({ state: 'wrong', what: '少了一样', advice: '请装上' })).toBe('✗ 少了一样\n    请装上')
  })
})

describe('the doctor, of an environment', () => {
  const [[, managerOf] = []] = MANAGERS
  let cloud: TencentCloud
  beforeEach(() => {
    cloud = new TencentCloud()
  })
  const environment = () => {
    if (!managerOf) throw new Error('there is no manager')
    return managerEnvironment(managerOf(cloud), join(__dirname, '../../../dist/cloudfunctions'))
  }
  const look = async (ofPhone = 'env-1') => environmentFindings(await environment().read(), 'env-1', ofPhone)
  const advice = (findings: Awaited<ReturnType<typeof look>>, state: string) =>
    findings.filter((each) => each.state === state).map(({ what }) => what)
  const TEMPLATES = { SHUSHI_TEMPLATE_DUES: '1', SHUSHI_TEMPLATE_MEETING: '2', SHUSHI_TEMPLATE_PERIOD: '3' }
  const deployTo = (given: Readonly<Record<string, string>>) =>
    deploy({
      environment: environment(),
      given,
      made: { key: 'k', setupCode: 'c' },
      isDryRun: false,
      say: () => undefined,
    })

  it('says of an empty one that everybody may read its files, and what a deployment would do', async () => {
    const findings = await look()
    expect(advice(findings, 'wrong')).toEqual([
      '云存储的权限（READONLY）',
      '集合、索引、权限、云函数的设置与代码要的一样',
    ])
    expect(findings.find(({ what }) => what.startsWith('集合'))?.advice).toContain('建集合 members')
  })

  it('finds nothing wrong after a deployment, but the setup code still to be taken back', async () => {
    await deployTo(TEMPLATES)
    const findings = await look()
    expect(advice(findings, 'wrong')).toEqual([])
    expect(advice(findings, 'later')).toEqual(['启用码已经收回'])
    await deployTo({ SHUSHI_SETUP_CODE: '' })
    expect(advice(await look(), 'later')).toEqual([])
  })

  it('names the templates that are missing, and a mini-program that belongs to another environment', async () => {
    await deployTo({ SHUSHI_TEMPLATE_DUES: '1', SHUSHI_SETUP_CODE: '' })
    const findings = await look('env-2')
    expect(advice(findings, 'wrong')).toEqual(['小程序用的就是这个环境'])
    expect(advice(findings, 'later')).toEqual([
      '订阅消息的模板 SHUSHI_TEMPLATE_MEETING',
      '订阅消息的模板 SHUSHI_TEMPLATE_PERIOD',
    ])
  })

  it('says what nobody sees from outside: the domain to allow, the permissions of the open APIs', async () => {
    const said = advice(await look(), 'said').join('\n')
    expect(said).toContain('https://656e-env-1-1250000000.tcb.qcloud.la')
    expect(said).toContain('-604101')
  })
})
