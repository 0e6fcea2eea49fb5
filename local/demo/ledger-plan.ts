/** From what happened to what stands in the ledger: who wrote it down, when, and what came of it. */
import { addDays, type CivilDate } from '#domain/time/civil-date'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { Organ } from '#domain/meeting/meeting-kinds'
import { entered } from './calendar'
import type { PersonKey } from './demo-people'
import type { Aftermath, DemoLedgerEntry, DemoValue } from './demo-records'

type Values = Readonly<Record<string, DemoValue>>

export interface LedgerPlan {
  readonly kind: string
  readonly on: CivilDate
  readonly values: Values
  readonly organ?: Organ
  readonly person?: PersonKey
  /** Who entered it: the clerk unless said otherwise. */
  readonly by?: PersonKey
  readonly daysLater?: number
  readonly aftermath?: Aftermath
  readonly concludedOn?: CivilDate
  readonly outcome?: Values
  readonly corrected?: { readonly values: Values; readonly daysLater: number; readonly reason: string }
}

const CLERK: PersonKey = 'p06'
/** The committee's organization member, who enters what a clerk does not read: talks, and what people were judged. */
const ORGANIZER: PersonKey = 'p03'

/** Numbers the entries of each kind in the order given: `honour-1`, `honour-2`. */
export function ledgerEntries(plans: readonly LedgerPlan[], clerk: PersonKey = CLERK): DemoLedgerEntry[] {
  const counts = new Map<string, number>()
  return plans.map((plan) => {
    const number = (counts.get(plan.kind) ?? 0) + 1
    counts.set(plan.kind, number)
    const isPersonal = ledgerKind(plan.kind)?.recordKind !== undefined
    return ledgerEntry(plan, `${plan.kind}-${number}`, clerk === CLERK && isPersonal ? ORGANIZER : clerk)
  })
}

function ledgerEntry(plan: LedgerPlan, key: string, clerk: PersonKey): DemoLedgerEntry {
  const { kind, on, values, organ, person, by, aftermath, corrected, concludedOn } = plan
  const daysLater = plan.daysLater ?? 1
  return {
    key,
    kind,
    on,
    organ: organ ?? null,
    person: person ?? null,
    values,
    entered: entered(by ?? clerk, on, daysLater, by ? '19:30' : '15:10'),
    ...(aftermath ? { aftermath } : {}),
    ...(corrected
      ? {
          corrected: {
            values: corrected.values,
            entered: entered(clerk, on, daysLater + corrected.daysLater, '11:00'),
            reason: corrected.reason,
          },
        }
      : {}),
    ...(concludedOn
      ? {
          concluded: {
            on: concludedOn,
            values: plan.outcome ?? {},
            entered: concludedOn <= addDays(on, daysLater) ? null : entered(clerk, concludedOn, 1, '15:40'),
          },
        }
      : {}),
  }
}

/** Proposed by a member and confirmed by the clerk two days later, as entries by phone usually go. */
export function confirmedByClerk(on: CivilDate, daysLater = 1): Aftermath {
  return { is: 'confirmed-later', entered: entered(CLERK, on, daysLater + 2, '09:30') }
}
