/** What the records of a figure are asked for with, as its page is opened. */
import type { Period } from '../../../domain/time/period'
import type { Opened } from '../../../services/routes'

type At = Opened<'packages/report/evidence/evidence'>

export function evidenceInput(at: At) {
  return { ...figureInput(at), measureId: at.measure, part: partOf(at) }
}

export function figureInput({ branchId, from, to, cutOff, scope, authorId }: At) {
  const period: Period = { from, to }
  const whose = authorId === undefined ? {} : ({ actor: 'secretary', authorId } as const)
  return { branchId, period, cutOff: cutOff ?? null, scope: scope ?? ('own' as const), ...whose }
}

function partOf({ by, key = '' }: At) {
  return by === undefined ? null : { by, key }
}
