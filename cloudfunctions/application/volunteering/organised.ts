/** A shift that was organised is the outing of the ledger: closing it writes that, and nobody types it a second time. */
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { organsFor } from '#domain/meeting/organs-held'
import type { ShiftOffer } from '#domain/service/shift-offer'
import { OUTING_KIND } from '#domain/service/volunteering'
import { beijingTime } from '#domain/time/instant'
import { beginEntry, recordEntry } from '../entries/record'
import { ledgerBook, sameOutings } from '../ledger/ledger-book'
import { isRefusal, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'

/** Local: no national text says when a service is one of the night (夜间班次). */
const NIGHT = { from: '18:00', until: '06:00' } as const

/** The writes of the outing of an offer at which somebody served; none where it is written down already, by hand or before. */
export async function outingOf(offer: ShiftOffer, context: BranchContext): Promise<readonly Write[]> {
  const kind = ledgerKind(OUTING_KIND)
  const _id = `${offer._id}:outing`
  const { project, site, occurredOn } = offer
  const starts = beijingTime(offer.startsAt)
  const isNight = starts >= NIGHT.from || starts < NIGHT.until
  const values = { project, site, ...(isNight ? { isNight } : {}) }
  const [before, same] = await Promise.all([
    context.store.get('ledger', _id),
    sameOutings({ occurredOn, values }, context),
  ])
  if (!kind || before || same.length > 0) return []
  const begun = beginEntry(ledgerBook, occurredOn, null, context, { kind, source: 'roll-call' })
  // What was served is not in the future, and who closes an offer keeps the records.
  if (isRefusal(begun)) throw new Error(`The outing of ${offer._id} cannot begin: ${begun.code}`)
  const entry: LedgerEntry = {
    ...{ ...begun, _id, kind: OUTING_KIND, offerId: offer._id, values },
    ...{ organ: organsFor(kind, context.branch.kind)[0] ?? null, memberId: null },
    ...{ concludedOn: null, concludedAfterDays: null },
  }
  const recorded = await recordEntry(ledgerBook, entry, context)
  if (isRefusal(recorded)) throw new Error(`The outing of ${offer._id} is refused: ${recorded.code}`)
  return recorded.writes
}
