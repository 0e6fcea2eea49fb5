import type { InputOf, OutputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import type { BranchId, CellId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { spanOn, type MemberSpan } from '#domain/people/member-history'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { standingIn } from '#domain/people/roll'
import { memberNames } from '../member-names'
import { refuse, type BranchContext, type Handlers } from '../ports/handling'
import { rollOn, rollsOn } from './roll'

export const registerReadingHandlers: Handlers<'register.list' | 'register.names' | 'register.get'> = {
  'register.list': async (input, { store, branch, today }) => {
    const on = input.on ?? today
    const members = (await rollOn(store, branch._id, on)).flatMap((member) => {
      const span = standingIn(member, branch._id, on)
      if (!span || !fits(span, input)) return []
      return [{ ...personOf(member), ...factsOf(span, branch.cells), factsSince: span.fromOn }]
    })
    return { on, members }
  },

  'register.names': async (input, context) => {
    const on = input.on ?? context.today
    const rolls = input.withBelow ? await rollsWithBelow(context) : [context.branch._id]
    const members = (await rollsOn(context.store, rolls, on)).flatMap((member) => {
      const span = spanOn(member.spans, on)
      return span ? [{ memberId: member._id, name: member.name, cellId: span.cellId, stage: span.stage }] : []
    })
    return { on, members }
  },

  'register.get': async ({ memberId }, context) => {
    const { store, branch } = context
    const member = await store.get('members', memberId)
    const history = member && seenBy(member, branch._id, context.today)
    if (!member || !history) return refuse('no-such-member', { field: 'memberId' })
    const [branches, nameOf, bindings] = await Promise.all([
      store.findAll('branches', { _id: { $in: history.spans.map(({ branchId }) => branchId) } }),
      memberNames(
        store,
        history.changes.map(({ recordedBy }) => recordedBy),
      ),
      store.count('bindings', { memberId }),
    ])
    return {
      ...personOf(member),
      isBound: bindings > 0,
      spans: history.spans.map((span) => shownSpan(span, branches)),
      changes: history.changes.map(({ effectiveOn, recordedAt, recordedBy, what }) => ({
        ...{ effectiveOn, recordedAt, what },
        recordedByName: nameOf(recordedBy),
      })),
    }
  },
}

/** The branch, and those below it whose register the caller may read: the people of a bureau belong to its branches. */
async function rollsWithBelow({ store, branch, caller }: BranchContext): Promise<BranchId[]> {
  const below = branch.kind === 'bureau' ? await store.findAll('branches', { ancestorIds: branch._id }) : []
  return [branch, ...below.filter((each) => may(caller, RECORD_TABLE.register.read, each))].map(({ _id }) => _id)
}

type ListedMember = OutputOf<'register.list'>['members'][number]

function fits(span: MemberSpan, { cellId, stages }: InputOf<'register.list'>): boolean {
  return (cellId === undefined || span.cellId === cellId) && (stages === undefined || stages.includes(span.stage))
}

function personOf({ _id, name, sex, birthYear, number, admittedOn }: Member) {
  return { memberId: _id, name, sex, birthYear, number: number ?? null, admittedOn }
}

type ShownFacts = Omit<ListedMember, keyof ReturnType<typeof personOf> | 'factsSince'>

function factsOf(span: MemberSpan, cells: Branch['cells']): ShownFacts {
  const { cellId, stage, education, isMigrant, isLeadingCadre, isRetired } = span
  return { stage, cellId, cellName: cellNameIn(cells, cellId), education, isMigrant, isLeadingCadre, isRetired }
}

function shownSpan(span: MemberSpan, branches: readonly Branch[]): OutputOf<'register.get'>['spans'][number] {
  const { branchId, fromOn, untilOn } = span
  const branch = branches.find(({ _id }) => _id === branchId)
  if (!branch) throw new Error(`A member's history names the branch ${branchId}, which does not exist`)
  const until = untilOn === FAR_FUTURE ? null : untilOn
  return { branchId, branchName: branch.name, ...factsOf(span, branch.cells), fromOn, untilOn: until }
}

function cellNameIn(cells: Branch['cells'], cellId: CellId | null): string | null {
  return cells.find(({ id }) => id === cellId)?.name ?? null
}

/**
 * What a branch sees of a member's history. The register goes with the member: the present branch sees all of it, a
 * former one the days spent there and what was recorded for them; undefined for a branch the member never was in.
 */
function seenBy(member: Member, branchId: BranchId, today: CivilDate): Pick<Member, 'spans' | 'changes'> | undefined {
  if (standingIn(member, branchId, today)) return member
  const spans = member.spans.filter((span) => span.branchId === branchId)
  const last = spans.at(-1)
  if (!last) return undefined
  return { spans, changes: member.changes.filter(({ effectiveOn }) => effectiveOn <= last.untilOn) }
}

/** Whether the caller's branch keeps this member's register today, or kept it once. */
export async function memberOf(memberId: string, { store, branch }: BranchContext): Promise<Member | undefined> {
  const member = await store.get('members', memberId)
  return member?.spans.some(({ branchId }) => branchId === branch._id) ? member : undefined
}
