import type { PartyCell } from '#domain/branch/branch'
import type { Thresholds } from '#domain/branch/threshold'
import type { Organ } from '#domain/meeting/meeting-kinds'
import { noticeFrom } from '#domain/meeting/meeting-norms'
import type { Norm } from '#domain/rules/norm'
import type { Period } from '#domain/time/period'

/** What a norm says, and where it is written. */
export function normFields({ id, title, text, source, article, standing, parameters: { kind, per } }: Norm) {
  return { normId: id, kind, title, text, source, article, standing, per }
}

/** Whose matter it is. */
export function organFields({ organ, cell }: { readonly organ: Organ; readonly cell: PartyCell | null }) {
  return { organ, cellId: cell?.id ?? null, cellName: cell?.name ?? null }
}

interface Counted {
  readonly period: Period
  readonly atLeast: number
  readonly done: number
}

/** What it asks for in a period, what was done, and until when it can be. */
export function periodFields({ period, atLeast, done }: Counted, norm: Norm, thresholds: Thresholds) {
  const { from, to: dueBy } = period
  return {
    ...{ from, dueBy, noticeFrom: noticeFrom({ norm, period }, thresholds) },
    ...{ ruled: norm.parameters.atLeast, atLeast, done },
  }
}
