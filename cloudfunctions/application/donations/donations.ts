/** Donations: no targets, and no list of who has not given. */
import type { InputOf } from '#contract'
import type { Donation } from '#domain/service/donation'
import { sumFen } from '#domain/values/money'
import { yearPeriod } from '#domain/time/period'
import { entryFields, listFilter } from '../entries/entry-list'
import { memberNames } from '../member-names'
import { namesUsed } from '../entries/names-used'
import { registeredOn } from '../entries/on-register'
import { readableEntry } from '../entries/readable'
import { beginEntry, correctEntry, recordEntry } from '../entries/record'
import { entryOf } from '../entries/settle'
import { pageByDate } from '../paging'
import { decide, isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { donationBook } from './donation-book'

type DonationProcedure =
  | 'donation.record'
  | 'donation.correct'
  | 'donation.sayWilling'
  | 'donation.setReceipt'
  | 'donation.get'
  | 'donation.list'
  | 'donation.mine'
  | 'donation.campaigns'

export const donationHandlers: Handlers<DonationProcedure> = {
  'donation.record': async (input, context) => {
    const donation = await newDonation(input, context)
    return isRefusal(donation) ? donation : recordEntry(donationBook, donation, context)
  },

  'donation.correct': async (input, context) => {
    const old = await entryOf('donations', input.entryId, context)
    if (isRefusal(old)) return old
    const corrected = await newDonation({ ...input, memberId: old.memberId }, context)
    if (isRefusal(corrected)) return corrected
    // What the giver said of this sum stands, whoever corrects the rest.
    const isSameGift = old.willing === 'giver' && old.fen === corrected.fen
    const { paper: _, ...unsaid } = corrected
    const gift = isSameGift ? { ...unsaid, willing: 'giver' as const } : corrected
    return correctEntry(donationBook, old, gift, input.reason, context)
  },

  'donation.sayWilling': async ({ entryId }, context) => {
    const entry = await entryOf('donations', entryId, context)
    if (isRefusal(entry)) return entry
    const { state, revision, memberId } = entry
    if (memberId !== context.caller.memberId) return refuse('not-yours', { field: 'entryId' })
    if (state === 'withdrawn' || state === 'superseded') return refuse('entry-settled', { detail: { state } })
    if (entry.willing === 'giver') return refuse('no-change')
    const { paper: _, ...gift } = entry
    const doc: Donation = { ...gift, willing: 'giver', revision: revision + 1 }
    return decide({ entryId }, [{ do: 'replace', in: 'donations', doc }], entryId)
  },

  'donation.setReceipt': async ({ entryId, receipt }, context) => {
    const entry = await entryOf('donations', entryId, context)
    if (isRefusal(entry)) return entry
    const { state, revision } = entry
    if (state === 'withdrawn' || state === 'superseded') return refuse('entry-settled', { detail: { state } })
    if (entry.receipt === receipt) return refuse('no-change', { field: 'receipt' })
    const doc = { ...entry, receipt, revision: revision + 1 }
    return decide({ entryId, receipt }, [{ do: 'replace', in: 'donations', doc }], entryId)
  },

  'donation.get': async ({ entryId }, context) => {
    const donation = await readableEntry(donationBook, entryId, context)
    if (isRefusal(donation)) return donation
    return donationView(donation, await memberNames(context.store, [donation.memberId, donation.recordedBy]))
  },

  'donation.list': async (input, { store, branch }) => {
    const { campaign, cursor, pageSize } = input
    const filter = { ...listFilter(branch._id, input), ...(campaign ? { campaign } : {}) }
    const page = await pageByDate(store, 'donations', { filter, dateField: 'occurredOn', cursor, pageSize })
    const nameOf = await memberNames(
      store,
      page.items.flatMap(({ memberId, recordedBy }) => [memberId, recordedBy]),
    )
    return { items: page.items.map((donation) => donationView(donation, nameOf)), next: page.next }
  },

  'donation.mine': async ({ year, cursor, pageSize }, { store, caller }) => {
    const { memberId } = caller
    const { from, to } = yearPeriod(year)
    const own = { memberId, occurredOn: { $gte: from, $lte: to } }
    const filter = { ...own, state: { $ne: 'superseded' } } as const
    const [confirmed, page] = await Promise.all([
      store.findAll('donations', { ...own, state: 'confirmed' }),
      pageByDate(store, 'donations', { filter, dateField: 'occurredOn', cursor, pageSize }),
    ])
    const nameOf = await memberNames(store, [memberId, ...page.items.map(({ recordedBy }) => recordedBy)])
    return {
      year,
      confirmedFen: sumFen(confirmed.map(({ fen }) => fen)),
      confirmedTimes: confirmed.length,
      items: page.items.map((donation) => donationView(donation, nameOf)),
      next: page.next,
    }
  },

  'donation.campaigns': async (_, { store, branch }) => {
    const used = await namesUsed(store, ['donations', 'campaign'], branch._id)
    return { campaigns: used.map(({ name, lastOn }) => ({ campaign: name, lastOn })) }
  },
}

type Gift = Pick<InputOf<'donation.correct'>, 'occurredOn' | 'campaign' | 'fen' | 'receipt' | 'willing' | 'paper'> &
  Pick<Donation, 'memberId'> &
  Partial<Pick<InputOf<'donation.record'>, 'source'>>

async function newDonation(
  { occurredOn, memberId, campaign, fen, receipt, willing, paper, source }: Gift,
  context: BranchContext,
) {
  // Of somebody's own will only they can say so.
  if (willing === 'giver' && memberId !== context.caller.memberId) return refuse('not-yours', { field: 'willing' })
  const begun = beginEntry(donationBook, occurredOn, memberId, context, { source })
  if (isRefusal(begun)) return begun
  const member = await registeredOn(memberId, occurredOn, context)
  if (isRefusal(member)) return member
  const gift: Donation = { ...begun, memberId, campaign, fen, acknowledgement: null, receipt }
  return willing === null ? gift : { ...gift, willing, ...(paper === null ? {} : { paper }) }
}

function donationView(donation: Donation, nameOf: (id: string | null) => string | null) {
  const { branchId, memberId, campaign, fen, acknowledgement, receipt, willing = null, paper = null } = donation
  const memberName = nameOf(memberId)
  const said = { branchId, memberId, memberName, campaign, fen, acknowledgement, receipt, willing, paper }
  return { ...entryFields(donation, nameOf), ...said }
}
