/**
 * Calls one procedure of the running local cloud, as a mini-program would:
 *
 *   npm run call -- <procedure> '<input as JSON>' --as <OPENID or name>
 *   npm run call -- --list [part of a name]
 *
 * `--address` names the cloud, `--data` its data folder (.data), `--at` the instant the call takes for now.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { contract, CONTRACT_VERSION } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { listProcedures } from './list-procedures'
import { helpAsked, readOptions } from './read-options'
import { addressOfRunningCloud, CommandError, openIdOf } from './running-cloud'

const PROCEDURES: ReadonlyMap<string, ProcedureShape> = new Map(Object.entries(contract))
const USAGE = `用法：npm run call -- <过程名> '<JSON>' --as <OPENID 或姓名>，或 npm run call -- --list [名称的一部分]`

/** Runs one command line. Answers the exit code: 1 after a refusal or an error. */
export async function call(args: readonly string[], print: (line: string) => void): Promise<0 | 1> {
  if (helpAsked(USAGE, args, print)) return 0
  try {
    const command = readArguments(args)
    const [first, input = '{}'] = command.positionals
    if (command.list) {
      print(listProcedures(contract, first))
      return 0
    }
    if (first === undefined) throw new CommandError(USAGE)
    const answer = await send(await requestOf(first, input, command))
    print(JSON.stringify(answer, null, 2))
    return isRefused(answer) ? 1 : 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    print(error.message)
    return 1
  }
}

interface Command {
  readonly positionals: readonly string[]
  readonly list: boolean
  readonly data: string
  readonly as?: string | undefined
  readonly address?: string | undefined
  readonly at?: string | undefined
}

function readArguments(args: readonly string[]): Command {
  const text = { type: 'string' } as const
  const options = { as: text, address: text, at: text, data: text, list: { type: 'boolean' } } as const
  try {
    const { values, positionals } = readOptions({ args: [...args], options, allowPositionals: true })
    return { ...values, list: values.list ?? false, data: values.data ?? join(__dirname, '../.data'), positionals }
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

interface Request {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

async function requestOf(name: string, input: string, command: Command): Promise<Request> {
  const procedure = PROCEDURES.get(name)
  if (!procedure) throw new CommandError(`没有名为 ${name} 的过程。npm run call -- --list 列出全部。`)
  if (command.as === undefined) throw new CommandError(`请用 --as 说明以谁的身份调用。\n${USAGE}`)
  const event = { procedure: name, input: parse(input), requestId: randomUUID(), contractVersion: CONTRACT_VERSION }
  return {
    url: `${command.address ?? (await addressOfRunningCloud(command.data))}/invoke/${procedure.runs}`,
    headers: {
      'content-type': 'application/json',
      'x-openid': await openIdOf(command.as, command.data),
      ...(command.at === undefined ? {} : { 'x-clock': command.at }),
    },
    body: JSON.stringify(event),
  }
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch {
    throw new CommandError(`输入不是 JSON：${input}`)
  }
}

/** The function's answer, or what the cloud says instead of one: `{requestId, code, message}`. */
async function send({ url, headers, body }: Request): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body }).catch((error: unknown) => {
    throw new CommandError(`连不上本机云 ${url}：${error instanceof Error ? error.message : String(error)}`)
  })
  const answer: unknown = await response.json()
  return typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : answer
}

function isRefused(answer: unknown): boolean {
  return typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true
}

if (require.main === module)
  void call(process.argv.slice(2), console.log).then((code) => {
    process.exitCode = code
  })
