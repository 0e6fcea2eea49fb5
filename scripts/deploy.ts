/**
 * `npm run deploy -- --env <id>`: brings a CloudBase environment to what the code needs: collections, indexes, rules,
 * functions with their settings, variables and triggers; then looks again and says what differs. `--dry-run` says what it
 * would do. The account's keys come from the shell: TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY.
 */
import { join } from 'node:path'
import { buildFunctions } from './build'
import { byHandSteps } from './deploy/by-hand'
import type { Environment, Variables } from './deploy/environment'
import { managerEnvironment, openManager } from './deploy/manager-environment'
import { planFor } from './deploy/steps'
import { makeVariables, VARIABLES, type MadeVariables } from './deploy/wanted'
import { helpAsked, readOptions } from './read-options'

const USAGE = `用法：npm run deploy -- --env <环境编号> [选项]
  --env <环境编号>   补齐哪个云开发环境
  --region <地域>    环境所在的地域
  --dry-run          只说要做什么，不做`

const BUILT = join(__dirname, '../dist/cloudfunctions')

export interface DeployOptions {
  readonly environment: Environment
  readonly given: Variables
  readonly made: MadeVariables
  readonly isDryRun: boolean
  readonly say: (line: string) => void
}

/** Whether everything is as it is to be afterwards. Stops at the first step that is refused; run again, it goes on there. */
export async function deploy({ environment, given, made, isDryRun, say }: DeployOptions): Promise<boolean> {
  const before = await environment.read()
  const { steps, byHand, besides } = planFor(before, given, made)
  besides.forEach(say)
  if (isDryRun) {
    say(`要做 ${steps.length} 件事（现在什么也没有动）：`)
    for (const { words } of steps) say(`  ${words}`)
    for (const words of byHand) say(`  请人工处理：${words}`)
    return byHand.length === 0
  }
  for (const { words, take } of steps) {
    say(words)
    await take(environment)
  }
  const after = planFor(await environment.read(), given, made)
  for (const words of after.byHand) say(`请人工处理：${words}`)
  if (!after.isDone) {
    say('部署以后仍然不一样的：')
    for (const { words } of after.steps) say(`  ${words}`)
  }
  if (!before.functions['api'] && !given['SHUSHI_SETUP_CODE'])
    say(`启用码（登记第一位书记时用一次）：${made.setupCode}`)
  return after.isDone && after.byHand.length === 0
}

/** Those of our variables that the shell has. */
export function givenVariables(shell: Readonly<Record<string, string | undefined>>): Variables {
  return Object.fromEntries(
    Object.keys(VARIABLES).flatMap((name) => (shell[name] === undefined ? [] : [[name, shell[name]]])),
  )
}

export function accountOf(envId: string | undefined, region = 'ap-shanghai') {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!envId) throw new Error('请写明云开发环境的编号：npm run deploy -- --env <编号>')
  if (!secretId || !secretKey)
    throw new Error(
      '请在环境变量 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 里给出云账号的密钥（docs/deployment.md）。',
    )
  return { envId, region, secretId, secretKey }
}

async function main(): Promise<void> {
  const { values } = readOptions({
    options: { env: { type: 'string' }, region: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  })
  const account = accountOf(values.env, values.region)
  const environment = managerEnvironment(openManager(account), BUILT)
  await buildFunctions()
  const isDryRun = values['dry-run']
  const options = { environment, given: givenVariables(process.env), made: makeVariables(), isDryRun, say: console.log }
  if (!(await deploy(options))) process.exitCode = 1
  if (isDryRun) return
  console.log('\n只能在微信自己的工具里做的：')
  const { storageDomain } = await environment.read()
  byHandSteps(account.envId, storageDomain).forEach((words, at) => console.log(`${at + 1}. ${words}`))
}

if (require.main === module && !helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
