/**
 * Indicators that several organizations keep. Each gives its own a code, `indicator-1`, `indicator-2` …, so that a code says
 * nothing across organizations: what adds up is what is called the same, in the same unit, over months in the same way.
 */
import type { Branch } from '#domain/branch/branch'
import type { IndicatorDefinition } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import type { BranchId } from '#domain/people/identity'

/** By what code an organization keeps it. */
export interface KeptAs {
  readonly branchId: BranchId
  readonly code: string
}

/** `code` and `partOf` tell it from all others of these organizations. */
export interface SharedIndicator extends IndicatorDefinition {
  readonly keptAs: readonly KeptAs[]
  /** Those that keep another of the same name, which adds up with none of these. */
  readonly apart: readonly string[]
  /** Whether only organizations below keep it. */
  readonly isOfBelow: boolean
}

type Organization = Pick<Branch, '_id' | 'name' | 'indicators'>
interface Kept {
  readonly by: Organization
  readonly definition: IndicatorDefinition
}

/**
 * Those of all the organizations, what is alike together: first of the one that comes first, whose codes stay. A code that
 * means something else further on goes with the organization: `indicator-1@branch-2`.
 */
export function sharedIndicators(organizations: readonly Organization[]): SharedIndicator[] {
  const kept = organizations.flatMap((by) => by.indicators.map((definition): Kept => ({ by, definition })))
  const alike = new Map<string, Kept[]>()
  for (const each of kept) {
    const group = alike.get(meaningOf(each.definition))
    if (group) group.push(each)
    else alike.set(meaningOf(each.definition), [each])
  }
  const codes = codesOf([...alike.values()])
  return [...alike].flatMap(([meaning, group]): SharedIndicator[] => {
    const [first] = group
    if (!first) return []
    const code = codes.get(meaning) ?? first.definition.code
    const whole = kept.find(({ by, definition }) => by === first.by && definition.code === first.definition.partOf)
    const isSoCalled = ({ definition }: Kept) =>
      definition.name === first.definition.name && !group.some(isOf(definition))
    return [
      {
        ...first.definition,
        ...latestRenaming(group),
        code,
        partOf: whole ? (codes.get(meaningOf(whole.definition)) ?? null) : null,
        keptAs: [
          ...group.map(({ by, definition: { code: own } }) => ({ branchId: by._id, code: own })),
          ...(READY_MADE.has(code) ? undefinedBy(organizations, code) : []),
        ],
        apart: kept.filter(isSoCalled).map(({ by }) => by.name),
        isOfBelow: group.every(({ by }) => by !== organizations[0]),
      },
    ]
  })
}

/** Months of a ready-made code mean what the catalogue says also where the organization does not name it. */
function undefinedBy(organizations: readonly Organization[], code: string): KeptAs[] {
  return organizations
    .filter(({ indicators }) => indicators.every((each) => each.code !== code))
    .map(({ _id: branchId }) => ({ branchId, code }))
}

const isOf = (definition: IndicatorDefinition) => (each: Kept) => each.definition === definition

function meaningOf({ name, unit, over }: IndicatorDefinition): string {
  return JSON.stringify([name, unit, over])
}

/** The catalogue's codes, which sentences name, before those that an organization gave. */
const READY_MADE: ReadonlySet<string> = new Set(HOTLINE_INDICATORS.map(({ code }) => code))

function codesOf(groups: readonly (readonly Kept[])[]): Map<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const group of groups) {
    const kept = group.find(({ definition }) => READY_MADE.has(definition.code)) ?? group[0]
    if (!kept) continue
    const { by, definition } = kept
    const code = taken.has(definition.code) ? `${definition.code}@${by._id}` : definition.code
    taken.add(code)
    codes.set(meaningOf(definition), code)
  }
  return codes
}

/** What one of them counts may have changed since then. */
function latestRenaming(group: readonly Kept[]): Pick<IndicatorDefinition, 'renamed'> {
  const renamings = group.flatMap(({ definition }) => definition.renamed ?? [])
  const [first, ...more] = renamings
  if (!first) return {}
  return { renamed: more.reduce((latest, each) => (each.on > latest.on ? each : latest), first) }
}
