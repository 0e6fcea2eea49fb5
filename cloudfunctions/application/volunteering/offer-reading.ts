import type { OutputOf } from '#contract'
import type { ShiftOffer, ShiftPlace } from '#domain/service/shift-offer'
import { may } from '#domain/people/permission'
import type { VolunteerShift } from '#domain/service/volunteering'
import { byName, memberNames } from '../member-names'
import { pageByDate } from '../paging'
import { isRefusal, type BranchContext, type Handlers } from '../ports/handling'
import { alsoElsewhere, offersBeside } from './elsewhere'
import { offerOf } from './offer-found'

type View = OutputOf<'offer.coming'>['items'][number]
type Standing = NonNullable<View['own']>
/** More than a branch has open at a time. */
const MOST_COMING = 100

export const offerReadingHandlers: Handlers<'offer.coming' | 'offer.past' | 'offer.get'> = {
  'offer.coming': async (_, context) => {
    const { store, branch, caller, now, today } = context
    const [offered, cancelled] = await Promise.all([
      store.find('shiftOffers', { filter: { branchId: branch._id, state: 'offered' }, limit: MOST_COMING }),
      store.find('shiftOffers', {
        filter: { branchId: branch._id, state: 'cancelled', occurredOn: { $gte: today } },
        limit: MOST_COMING,
      }),
    ])
    const views = await viewsOf([...offered, ...cancelled], context)
    const keeps = may(caller, 'keep-records', branch)
    // One that is over stands here for whoever is still to close it, or to sign out.
    const items = views
      .filter(({ endsAt, own }) => endsAt > now || keeps || (own?.came && !own.left))
      .sort((a, b) => (a.startsAt < b.startsAt || (a.startsAt === b.startsAt && a.offerId < b.offerId) ? -1 : 1))
    return { items }
  },

  'offer.past': async ({ cursor, pageSize }, context) => {
    const { store, branch } = context
    const filter = { branchId: branch._id, state: { $in: ['closed', 'cancelled'] } } as const
    const page = await pageByDate(store, 'shiftOffers', { filter, dateField: 'occurredOn', cursor, pageSize })
    return { items: await viewsOf(page.items, context), next: page.next }
  },

  'offer.get': async ({ offerId, closing }, context) => {
    const offer = await offerOf(offerId, context)
    if (isRefusal(offer)) return offer
    const keeps = may(context.caller, 'keep-records', context.branch)
    if (!keeps) return { ...viewOf(offer, await readAround([offer], context), context), people: null }
    const beside = closing ? await offersBeside(offer, context) : []
    const around = await readAround([offer], context, beside)
    return { ...viewOf(offer, around, context), people: peopleOf(around, alsoElsewhere(offer, beside, around.all)) }
  },
}

/** What is read beside offers to show them. */
interface Around {
  /** Of whoever means to come or came. */
  readonly places: readonly ShiftPlace[]
  /** With those of the shifts beside. */
  readonly all: readonly ShiftPlace[]
  readonly nameOf: Awaited<ReturnType<typeof memberNames>>
  readonly standingOf: (place: ShiftPlace) => Standing
}

/** One question a collection. `beside`, for whoever keeps records: of everybody, not of the caller alone, and of those shifts too. */
async function readAround(
  offers: readonly ShiftOffer[],
  { store, caller }: BranchContext,
  beside?: readonly ShiftOffer[],
): Promise<Around> {
  const own = new Set(offers.map(({ _id }) => _id))
  const ids = [...own, ...(beside ?? []).map(({ _id }) => _id)]
  const all = await store.findAll('shiftPlaces', { offerId: { $in: ids }, isComing: true })
  const places = all.filter(({ offerId }) => own.has(offerId))
  const told = places.filter(({ memberId }) => beside !== undefined || memberId === caller.memberId)
  const [nameOf, standingOf] = await Promise.all([
    memberNames(store, [...offers.map(({ recordedBy }) => recordedBy), ...told.map(({ memberId }) => memberId)]),
    standings(told, store),
  ])
  return { places, all, nameOf, standingOf }
}

async function viewsOf(offers: readonly ShiftOffer[], context: BranchContext): Promise<View[]> {
  if (offers.length === 0) return []
  const around = await readAround(offers, context)
  return offers.map((offer) => viewOf(offer, around, context))
}

function viewOf(offer: ShiftOffer, { places, nameOf, standingOf }: Around, { caller }: BranchContext): View {
  const { _id: offerId, project, site, occurredOn, startsAt, endsAt, wanted, note, state, reason, recordedBy } = offer
  const there = places.filter((place) => place.offerId === offerId)
  const mine = there.find(({ memberId }) => memberId === caller.memberId)
  return {
    ...{ offerId, project, site, occurredOn, startsAt, endsAt, wanted, note, state, reason },
    organiserName: nameOf(recordedBy),
    joined: there.length,
    own: mine ? standingOf(mine) : null,
  }
}

/** Everybody who means to come or came, by name. */
function peopleOf({ places, nameOf, standingOf }: Around, elsewhere: ReadonlyMap<string, string>) {
  const order = byName<ShiftPlace>(
    ({ memberId }) => nameOf(memberId) ?? '',
    ({ memberId }) => memberId,
  )
  return [...places].sort(order).map((place) => {
    const { memberId } = place
    const also = elsewhere.get(memberId)
    const known = { memberId, memberName: nameOf(memberId), place: standingOf(place) }
    return also === undefined ? known : { ...known, elsewhere: also }
  })
}

/** How each of the places stands, with the records made of them as they are now. */
async function standings(places: readonly ShiftPlace[], store: BranchContext['store']) {
  const ids = places.flatMap(({ shiftId }) => (shiftId === null ? [] : [shiftId]))
  const shifts = ids.length > 0 ? await store.findAll('shifts', { _id: { $in: ids } }) : []
  const byId = new Map(shifts.map((shift): [string, VolunteerShift] => [shift._id, shift]))
  return ({ isComing, came, left, shiftId }: ShiftPlace): Standing => {
    const shift = shiftId === null ? undefined : byId.get(shiftId)
    const record = shift ? { entryId: shift._id, state: shift.state, minutes: shift.minutes } : null
    return { isComing, came, left, shift: record }
  }
}
