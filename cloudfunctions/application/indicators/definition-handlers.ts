/** The branch's own indicators: which there are. They are stored with the branch. */
import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { wholesOf, type IndicatorDefinition } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'

type DefinitionProcedure = 'indicator.define' | 'indicator.adopt' | 'indicator.remove' | 'indicator.definitions'

export const definitionHandlers: Handlers<DefinitionProcedure> = {
  'indicator.define': async ({ code, definition }, context) => {
    const branch = await branchNow(context)
    const { indicators } = branch
    const old = indicators.find((indicator) => indicator.code === code)
    if (code !== undefined && !old) return refuse('no-such-indicator', { field: 'code', detail: { code } })
    const defined: IndicatorDefinition = { ...definition, code: old?.code ?? newCode(indicators) }
    const fault = faultOf(indicators, defined)
    if (fault) return fault
    // What figures already rest on keeps its meaning: the unit, the way months add up, the whole it is a part of.
    const meansElse = old && (old.unit !== defined.unit || old.over !== defined.over || old.partOf !== defined.partOf)
    const isRenamed = old && old.name !== defined.name
    const isKept = (meansElse || isRenamed) && (await isInUse(old.code, context))
    if (meansElse && isKept) return refuse('indicator-in-use', { field: 'code', detail: { name: old.name } })
    const renamed = isRenamed && isKept ? { from: old.name, on: context.today } : old?.renamed
    const kept = renamed ? { ...defined, renamed } : defined
    const next = old ? indicators.map((each) => (each === old ? kept : each)) : [...indicators, kept]
    return decide({ code: defined.code }, [withIndicators(branch, next)], defined.code)
  },

  'indicator.adopt': async (_, context) => {
    const branch = await branchNow(context)
    const missing = HOTLINE_INDICATORS.filter(({ code }) => branch.indicators.every((each) => each.code !== code))
    const taken = missing.find(({ name }) => branch.indicators.some((each) => each.name === name))
    if (taken) return refuse('name-taken', { detail: { name: taken.name } })
    const added = missing.map(({ code }) => code)
    const writes = added.length ? [withIndicators(branch, [...branch.indicators, ...missing])] : []
    return decide({ added }, writes)
  },

  'indicator.remove': async ({ code }, context) => {
    const branch = await branchNow(context)
    const { indicators } = branch
    const old = indicators.find((indicator) => indicator.code === code)
    if (!old) return refuse('no-such-indicator', { field: 'code', detail: { code } })
    if (indicators.some(({ partOf }) => partOf === code) || (await isInUse(code, context)))
      return refuse('indicator-in-use', { field: 'code', detail: { name: old.name } })
    const rest = indicators.filter((each) => each !== old)
    return decide({ code }, [withIndicators(branch, rest)], code)
  },

  'indicator.definitions': async (_, { branch }) => ({ definitions: branch.indicators }),
}

/** Read anew, so that a decision taken again after somebody else's change rests on that change. */
async function branchNow({ store, branch }: BranchContext): Promise<Branch> {
  return (await store.get('branches', branch._id)) ?? branch
}

/** `indicator-1`, `indicator-2` …: the first number not taken. */
function newCode(indicators: readonly IndicatorDefinition[]): string {
  let number = 1
  while (indicators.some(({ code }) => code === `indicator-${number}`)) number += 1
  return `indicator-${number}`
}

function faultOf(
  indicators: readonly IndicatorDefinition[],
  { code, name, partOf }: IndicatorDefinition,
): Refusal<'name-taken' | 'no-such-indicator' | 'bad-input'> | undefined {
  if (indicators.some((other) => other.code !== code && other.name === name))
    return refuse('name-taken', { field: 'definition.name', detail: { name } })
  if (partOf === null) return undefined
  const field = 'definition.partOf'
  if (indicators.every((other) => other.code !== partOf))
    return refuse('no-such-indicator', { field, detail: { code: partOf } })
  const circular = partOf === code || wholesOf(indicators, partOf).some((whole) => whole.code === code)
  return circular ? refuse('bad-input', { field, detail: { expected: '不能是自己的一部分' } }) : undefined
}

/** Whether any month, of whatever state, holds the indicator: it stays readable in the history. */
async function isInUse(code: string, { store, branch }: BranchContext): Promise<boolean> {
  return (await store.count('indicatorMonths', { branchId: branch._id, 'values.indicator': code })) > 0
}

function withIndicators(branch: Branch, indicators: readonly IndicatorDefinition[]): Write {
  return { do: 'replace', in: 'branches', doc: { ...branch, indicators, revision: branch.revision + 1 } }
}
