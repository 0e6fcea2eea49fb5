/** What is to be done to an environment so that it has what it is to have. Nothing is ever taken away. */
import type { Environment, FunctionSettings, Index, State, Trigger, Variables } from './environment'
import {
  COLLECTION_RULE,
  STORAGE_RULE,
  unsettledKey,
  variablesOf,
  wantedFunctions,
  wantedIndexes,
  type MadeVariables,
} from './wanted'

export interface Step {
  /** For who runs it; no value of a variable is in it. */
  readonly words: string
  readonly take: (environment: Environment) => Promise<void>
}

export interface Plan {
  readonly steps: readonly Step[]
  /** What no step can put right: somebody has to look. */
  readonly byHand: readonly string[]
  /** What is there besides, and is nothing of ours. */
  readonly besides: readonly string[]
  /** Only the code is uploaded whether or not it has changed. */
  readonly isDone: boolean
}

export function planFor(state: State, given: Variables, made: MadeVariables): Plan {
  const unsettled = unsettledKey(given, state)
  const functions = unsettled
    ? []
    : wantedFunctions.map((wanted) => planOfFunction(wanted, state, variablesOf(wanted.name, given, state, made)))
  const changes = [...databaseSteps(state), ...storageSteps(state), ...functions.flatMap(({ steps }) => steps)]
  const uploads = functions.flatMap(({ uploads }) => uploads)
  const byHand = [...oddIndexes(state), ...(unsettled ? [unsettled] : []), ...functions.flatMap((each) => each.byHand)]
  return { steps: [...changes, ...uploads], byHand, besides: thingsBesides(state), isDone: changes.length === 0 }
}

function databaseSteps({ collections }: State): Step[] {
  return Object.entries(wantedIndexes).flatMap(([name, indexes]) => {
    const present = collections[name]
    const missing = indexes.filter((index) => !present?.indexes.some((each) => sameFields(each, index)))
    return [
      ...(present ? [] : [step(`建集合 ${name}`, (environment) => environment.createCollection(name))]),
      ...(missing.length > 0
        ? [
            step(`集合 ${name} 建索引：${missing.map(indexWords).join('、')}`, (environment) =>
              environment.createIndexes(name, missing),
            ),
          ]
        : []),
      ...(present?.rule === COLLECTION_RULE
        ? []
        : [
            step(`集合 ${name} 的权限设为仅云函数可读写`, (environment) =>
              environment.setCollectionRule(name, COLLECTION_RULE),
            ),
          ]),
    ]
  })
}

function storageSteps({ storageRule }: State): Step[] {
  if (storageRule === STORAGE_RULE) return []
  return [step('云存储的权限设为仅云函数可读写', (environment) => environment.setStorageRule(STORAGE_RULE))]
}

function planOfFunction(wanted: FunctionSettings, { functions }: State, variables: Variables) {
  const { name } = wanted
  const present = functions[name]
  if (!present) {
    const words = `建云函数 ${name}（${settingWords(wanted)}；环境变量 ${Object.keys(variables).join('、') || '无'}${triggerWords(wanted.triggers)}）`
    return {
      steps: [step(words, (environment) => environment.createFunction(wanted, variables))],
      uploads: [],
      byHand: [],
    }
  }
  const settings = settingWords(wanted) === settingWords(present) ? [] : [settingWords(wanted)]
  const changed = changedNames(present.variables, variables)
  const steps = [
    ...(settings.length + changed.length > 0
      ? [
          step(
            `云函数 ${name} 改为 ${[...settings, ...changed.map((each) => `环境变量 ${each}`)].join('、')}`,
            (environment) => environment.configure(wanted, variables),
          ),
        ]
      : []),
    ...(sameTriggers(wanted.triggers, present.triggers)
      ? []
      : [
          step(`云函数 ${name} 的定时触发器${triggerWords(wanted.triggers) || '去掉'}`, (environment) =>
            environment.setTriggers(name, wanted.triggers, present.triggers),
          ),
        ]),
  ]
  const byHand = [
    ...(present.runtime === wanted.runtime
      ? []
      : [
          `云函数 ${name} 的运行环境是 ${present.runtime}，要 ${wanted.runtime}：建好以后改不了，请在控制台删除它，再运行一次。`,
        ]),
    ...(present.status === 'Active'
      ? []
      : [`云函数 ${name} 的状态是 ${present.status}，不是 Active：请在控制台查看原因。`]),
  ]
  return {
    steps,
    uploads: [step(`上传云函数 ${name} 的代码`, (environment) => environment.uploadCode(wanted))],
    byHand,
  }
}

/** An index of the same fields that is unique where ours is not, or the other way round. */
function oddIndexes({ collections }: State): string[] {
  return Object.entries(wantedIndexes).flatMap(([name, indexes]) =>
    indexes.flatMap((index) => {
      const present = collections[name]?.indexes.find((each) => sameFields(each, index))
      if (!present || present.unique === index.unique) return []
      return [
        `集合 ${name} 的索引 ${present.name} ${index.unique ? '不是' : '是'}唯一索引：请在控制台删除它，再运行一次。`,
      ]
    }),
  )
}

function thingsBesides({ collections, functions }: State): string[] {
  const others = Object.keys(collections).filter((name) => !(name in wantedIndexes))
  const named = new Set(wantedFunctions.map(({ name }) => name))
  const otherFunctions = Object.keys(functions).filter((name) => !named.has(name))
  return [
    ...(others.length > 0 ? [`这些集合不是述实的，没有动：${others.join('、')}。`] : []),
    ...(otherFunctions.length > 0 ? [`这些云函数不是述实的，没有动：${otherFunctions.join('、')}。`] : []),
  ]
}

function step(words: string, take: Step['take']): Step {
  return { words, take }
}

function sameFields(one: Index, other: Index): boolean {
  return one.fields.join() === other.fields.join()
}

function sameTriggers(one: readonly Trigger[], other: readonly Trigger[]): boolean {
  const words = (triggers: readonly Trigger[]) =>
    triggers
      .map(({ name, config }) => `${name} ${config}`)
      .sort()
      .join()
  return words(one) === words(other)
}

function changedNames(before: Variables, after: Variables): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])
}

function indexWords({ fields, unique }: Index): string {
  return `${fields.join('+')}${unique ? '（唯一）' : ''}`
}

function settingWords({ handler, timeout, memorySize }: FunctionSettings): string {
  return `${handler}，${timeout} 秒，${memorySize} MB`
}

function triggerWords(triggers: readonly Trigger[]): string {
  return triggers.map(({ name, config }) => `；定时 ${name}：${config}`).join('')
}
