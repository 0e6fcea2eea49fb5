/**
 * `npm run doctor`: what is missing on this machine, and with `-- --env <id>` in that environment; each with what to do.
 * Exit code 1 when something is wrong; what has merely not been begun is no failure.
 */
import { join } from 'node:path'
import { accountOf } from './deploy'
import { managerEnvironment, openManager } from './deploy/manager-environment'
import { findingLine, type Finding } from './doctor/finding'
import { environmentFindings } from './doctor/in-environment'
import { machineFindings, readMachine, type Machine } from './doctor/machine'
import { helpAsked, readOptions } from './read-options'

const USAGE = `用法：npm run doctor -- [选项]
  --env <环境编号>   也查这个云开发环境
  --region <地域>    环境所在的地域`

async function main(): Promise<void> {
  const { values } = readOptions({ options: { env: { type: 'string' }, region: { type: 'string' } } })
  const machine = readMachine(process.env)
  const onMachine = machineFindings(machine)
  print('这台机器', onMachine)
  const inEnvironment = values.env === undefined ? [] : await lookAt(values.env, values.region, machine)
  if (values.env !== undefined) print(`环境 ${values.env}`, inEnvironment)
  if ([...onMachine, ...inEnvironment].some(({ state }) => state === 'wrong')) process.exitCode = 1
}

async function lookAt(
  env: string,
  region: string | undefined,
  { cloudEnvironment }: Machine,
): Promise<readonly Finding[]> {
  const account = accountOf(env, region)
  const environment = managerEnvironment(openManager(account), join(__dirname, '../dist/cloudfunctions'))
  return environmentFindings(await environment.read(), env, cloudEnvironment)
}

function print(title: string, findings: readonly Finding[]): void {
  console.log(`\n${title}`)
  for (const each of findings) console.log(findingLine(each))
}

if (require.main === module && !helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
