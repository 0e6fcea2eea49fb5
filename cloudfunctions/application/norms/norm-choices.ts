import type { OutputOf, Refusal } from '#contract'
import type { CivilDate } from '#domain/time/civil-date'
import { normApplies, type BranchFacts, type Norm } from '#domain/rules/norm'
import { branchNorm, limitsOf, nextNormPeriod, normPeriod, type NormChoice } from '#domain/branch/norm-choice'
import { NORMS } from '#domain/rules/norms'
import { inForce } from '#domain/rules/rule'
import { touched } from '../branches/visible'
import { memberNames } from '../member-names'
import { decide, refuse, type Handlers } from '../ports/handling'
import { branchFacts } from './branch-facts'
import { normFields } from './norm-view'

export const normChoiceHandlers: Handlers<'branch.norms' | 'branch.chooseNorm'> = {
  'branch.norms': async (_, { store, branch, today }) => {
    const { normChoices = [] } = branch
    const [facts, nameOf] = await Promise.all([
      branchFacts({ store, branch, today }),
      memberNames(
        store,
        normChoices.map(({ decidedBy }) => decidedBy),
      ),
    ])
    const norms = inForce(NORMS, today).map((norm) => normView(norm, { choices: normChoices, facts, nameOf, today }))
    return { on: today, norms }
  },

  'branch.chooseNorm': async ({ normId, fromOn, atLeast, reason }, { branch, caller, now, today }) => {
    const norm = inForce(NORMS, today).find(({ id }) => id === normId)
    if (!norm) return refuse('no-such-norm', { field: 'normId' })
    const { normChoices = [] } = branch
    const choice: NormChoice = { normId, fromOn, atLeast, reason, decidedAt: now, decidedBy: caller.memberId }
    const refusal = refusedChoice(norm, choice, today)
    if (refusal) return refusal
    const before = branchNorm(norm, normChoices, fromOn)
    const after = branchNorm(norm, [...normChoices, choice], fromOn)
    const isSame =
      before.atLeast === after.atLeast &&
      before.isSetAside === after.isSetAside &&
      (before.choice?.reason ?? null) === reason
    if (isSame) return refuse('no-change')
    return decide({ normId }, [touched({ ...branch, normChoices: [...normChoices, choice] })], branch._id)
  },
}

type ChoiceRefusal = Refusal<
  'norm-not-chosen' | 'norm-binds' | 'below-the-rule' | 'above-what-is-asked' | 'not-a-period-start'
>

/** Never below the rule, set aside only where that is the branch's own to say, and never for a period that has ended. */
function refusedChoice(norm: Norm, { fromOn, atLeast }: NormChoice, today: CivilDate): ChoiceRefusal | undefined {
  const limits = limitsOf(norm)
  const { title } = norm
  if (!limits) return refuse('norm-not-chosen', { field: 'normId', detail: { title } })
  const { least, most, maySetAside } = limits
  if (atLeast === null && !maySetAside) return refuse('norm-binds', { field: 'atLeast', detail: { title } })
  if (atLeast !== null && atLeast < least)
    return refuse('below-the-rule', { field: 'atLeast', detail: { title, least } })
  if (atLeast !== null && atLeast > most)
    return refuse('above-what-is-asked', { field: 'atLeast', detail: { title, most } })
  const thisFrom = normPeriod(norm, today).from
  const nextFrom = nextNormPeriod(norm, today).from
  return fromOn === thisFrom || fromOn === nextFrom
    ? undefined
    : refuse('not-a-period-start', { field: 'fromOn', detail: { thisFrom, nextFrom } })
}

type NormView = OutputOf<'branch.norms'>['norms'][number]
interface Known {
  readonly choices: readonly NormChoice[]
  readonly facts: BranchFacts
  readonly nameOf: (memberId: string) => string | null
  readonly today: CivilDate
}

function normView(norm: Norm, { choices, facts, nameOf, today }: Known): NormView {
  const { id, scope, parameters } = norm
  const { atLeast, isSetAside, choice } = branchNorm(norm, choices, today)
  const decided = choices
    .filter(({ normId }) => normId === id)
    .map(({ normId: _, decidedBy, ...rest }) => ({ ...rest, decidedByName: nameOf(decidedBy) }))
    .reverse()
  return {
    ...normFields(norm),
    scope,
    unit: parameters.unit,
    ruled: parameters.atLeast,
    atLeast,
    applies: normApplies(norm, facts) && !isSetAside,
    setAside: isSetAside ? (choice?.reason ?? null) : null,
    limits: limitsOf(norm),
    thisFrom: normPeriod(norm, today).from,
    nextFrom: nextNormPeriod(norm, today).from,
    // The sort is stable: of two that begin on the same day, the one decided last comes first.
    choices: decided.sort((a, b) => (a.fromOn < b.fromOn ? 1 : a.fromOn > b.fromOn ? -1 : 0)),
  }
}
