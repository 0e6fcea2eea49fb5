/** Whether this machine can build, deploy and upload. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finding, type Finding } from './finding'

const ROOT = join(__dirname, '../..')
const CLOUD_ENVIRONMENT = 'miniprogram/services/cloud-environment.ts'
const LEAST_NODE = [20, 19] as const

export interface Machine {
  /** `v20.19.1`. */
  readonly nodeVersion: string
  /** Packages of package.json that are not there, or in another version than package-lock.json has. */
  readonly missingPackages: readonly string[]
  readonly hasPhonePackages: boolean
  /** Of project.config.json. */
  readonly appId: string
  readonly cloudEnvironment: string
  readonly hasManager: boolean
  readonly hasAccountKeys: boolean
  readonly hasCompiler: boolean
}

export function readMachine(shell: Readonly<Record<string, string | undefined>>): Machine {
  return {
    nodeVersion: process.version,
    missingPackages: missingPackages(),
    hasPhonePackages: existsSync(join(ROOT, 'miniprogram/miniprogram_npm/tdesign-miniprogram')),
    appId: (read('project.config.json') as { appid: string }).appid,
    cloudEnvironment: writtenEnvironment(text(CLOUD_ENVIRONMENT)),
    hasManager: existsSync(join(ROOT, 'scripts/deploy/manager/node_modules/@cloudbase/manager-node')),
    hasAccountKeys: Boolean(shell['TENCENTCLOUD_SECRETID'] && shell['TENCENTCLOUD_SECRETKEY']),
    hasCompiler: existsSync(join(ROOT, 'scripts/release/node_modules/miniprogram-ci')),
  }
}

export function machineFindings(machine: Machine): readonly Finding[] {
  const { nodeVersion, missingPackages: missing, appId, cloudEnvironment } = machine
  return [
    finding(
      isNewEnough(nodeVersion),
      `Node.js ${nodeVersion}`,
      `需要 ${LEAST_NODE.join('.')} 以上：https://nodejs.org/`,
    ),
    finding(
      missing.length === 0,
      'npm 包按 package-lock.json 装好',
      `没有装或版本不对：${missing.slice(0, 5).join('、')}${missing.length > 5 ? ` 等 ${missing.length} 个` : ''}。请运行 npm ci`,
    ),
    finding(machine.hasPhonePackages, '手机上的包在 miniprogram_npm', '请运行 npm ci（不必在开发者工具里“构建 npm”）'),
    finding(
      appId !== 'touristappid',
      `小程序的 appid（${appId}）`,
      '还是游客号：本机可以用，上传要在 project.config.json 里换成自己的（mp.weixin.qq.com →“开发管理”→“开发设置”）',
      'later',
    ),
    finding(
      cloudEnvironment !== '',
      `小程序的云开发环境${cloudEnvironment ? `（${cloudEnvironment}）` : ''}`,
      `还没有写：在 ${CLOUD_ENVIRONMENT} 里写上环境编号（本机不需要）`,
      'later',
    ),
    finding(machine.hasManager, '云开发的管理 SDK', '部署前请运行 npm ci --prefix scripts/deploy/manager', 'later'),
    finding(
      machine.hasAccountKeys,
      '云账号的密钥',
      '部署前请在环境变量 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 里给出（docs/deployment.md）',
      'later',
    ),
    finding(machine.hasCompiler, '微信自己的编译器', '上传前请运行 npm ci --prefix scripts/release（276 MB）', 'later'),
  ]
}

/** The id in that file, in whichever quotes. The file is the phone's: nothing of it runs here. */
export function writtenEnvironment(source: string): string {
  return /CLOUD_ENVIRONMENT(?::\s*string)?\s*=\s*(['"`])(.*?)\1/.exec(source)?.[2] ?? ''
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
}

function missingPackages(): string[] {
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { version?: string; link?: boolean; optional?: boolean }>
  }
  const own = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>
  return Object.keys({ ...own.dependencies, ...own.devDependencies }).filter((name) => {
    const place = `node_modules/${name}`
    const locked = packages[place]
    if (!existsSync(join(ROOT, place, 'package.json'))) return true
    return (
      locked?.version !== undefined && (read(`${place}/package.json`) as { version: string }).version !== locked.version
    )
  })
}

function read(path: string): unknown {
  return JSON.parse(text(path))
}

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
