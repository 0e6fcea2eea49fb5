/** What an environment is to have: as cloudfunctions/collections.json, cloudbaserc.json and this table say. */
import { randomBytes } from 'node:crypto'
import { REMINDER_KINDS, templateVariable } from '#domain/messages/reminder'
import cloudbaserc from '../../cloudbaserc.json'
import collections from '../../cloudfunctions/collections.json'
import type { FunctionSettings, Index, Rule, State, Variables } from './environment'

/** Clients reach data through the functions alone. */
export const COLLECTION_RULE: Rule = 'ADMINONLY'
/** Files are for functions alone: what a phone brings or gets goes through them. By default everybody could read. */
export const STORAGE_RULE = 'ADMINONLY' satisfies Rule

const CHECK_IN_KEY = 'SHUSHI_CHECK_IN_KEY'
const SETUP_CODE = 'SHUSHI_SETUP_CODE'

/** Which function knows which variable. */
export const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  [CHECK_IN_KEY]: ['api', 'report'],
  SHUSHI_CHECK_IN_KEY_BEFORE: ['api', 'report'],
  [SETUP_CODE]: ['api'],
  ...Object.fromEntries(REMINDER_KINDS.map((kind) => [templateVariable(kind), ['api', 'remind']])),
}

export const wantedFunctions: readonly FunctionSettings[] = cloudbaserc.functions.map(
  ({ name, handler, runtime, timeout, memorySize, triggers }) => ({
    ...{ name, handler, runtime, timeout, memorySize },
    triggers: (triggers as readonly { name: string; config: string }[]).map((each) => ({
      name: each.name,
      config: each.config,
    })),
  }),
)

type Manifest = Readonly<Record<string, { readonly indexes?: readonly { fields: string[]; unique?: boolean }[] }>>

export const wantedIndexes: Readonly<Record<string, readonly Index[]>> = Object.fromEntries(
  Object.entries(collections as Manifest).map(([name, { indexes = [] }]) => [
    name,
    indexes.map(({ fields, unique = false }) => ({
      name: fields.map((field) => `${field}_1`).join('_'),
      fields,
      unique,
    })),
  ]),
)

/** Where the two functions have different keys already and nobody says which: no step may choose, and what is to be said. */
export function unsettledKey(given: Variables, state: State): string | undefined {
  if (keysIn(state).size < 2 || given[CHECK_IN_KEY]) return undefined
  return `云函数 api 和 report 的 ${CHECK_IN_KEY} 不一样：请用环境变量 ${CHECK_IN_KEY} 写明用哪一个，再运行一次。`
}

function keysIn({ functions }: State): Set<string> {
  return new Set(Object.values(functions).flatMap(({ variables }) => variables[CHECK_IN_KEY] ?? []))
}

/**
 * The variables of a function: what is given now before what it has; nothing it has is lost. Who deploys for the first time
 * need not think of a key and a setup code: they are made. Not to be asked while the key is unsettled.
 */
export function variablesOf(name: string, given: Variables, state: State, made: MadeVariables): Variables {
  const { functions } = state
  const [key = made.key] = keysIn(state)
  const first = functions['api'] ? {} : { [SETUP_CODE]: made.setupCode }
  const known: Variables = { ...first, [CHECK_IN_KEY]: key, ...functions[name]?.variables, ...given }
  const ours = Object.entries(known).filter(([variable]) => VARIABLES[variable]?.includes(name) ?? true)
  return Object.fromEntries(ours.filter(([, value]) => value !== ''))
}

/** What is made where it is missing: one pair for a whole deployment. */
export interface MadeVariables {
  readonly key: string
  readonly setupCode: string
}

export function makeVariables(): MadeVariables {
  return { key: randomBytes(32).toString('hex'), setupCode: randomBytes(6).toString('hex') }
}
