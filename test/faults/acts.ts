/** Everything that people do in the suite, and how often. Who may not do it is refused, which is checked as well. */
import type { InputOf } from '#contract'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import type { EntryCollection } from '#domain/entries/entry'
import type { LedgerField } from '#domain/ledger/ledger'
import { addMonths, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { fittingValues } from '../builders/ledger'
import { meetingActsOfAll, meetingActsOfKeepers } from './acts-meetings'
import { reportActs } from './acts-reports'
import { shiftActsOfAll, shiftActsOfKeepers } from './acts-shifts'
import { KEEPERS, TODAY, YEAR, type Person } from './scene'
import type { Act, Actor } from './workload'

const OWN_KINDS = LEDGER_KINDS.filter(({ selfEntry }) => selfEntry)
const STRANGE_PERCENT = 4
const FIRST_MONTH = month(`${YEAR}-01`)

const somebody = ({ world: { dice, people } }: Actor): Person => dice.pick(people)

const isKeeper = ({ self, world: { people } }: Actor) => people.indexOf(self) < KEEPERS

/** For others only who keeps the records enters anything; now and then somebody tries. */
function ownOrOther(actor: Actor): Person {
  return actor.world.dice.chance(isKeeper(actor) ? 70 : STRANGE_PERCENT) ? somebody(actor) : actor.self
}

function learn(actor: Actor, book: EntryCollection, value: { readonly entryId: string } | undefined, kind = ''): void {
  if (value) actor.world.entries.push({ book, id: value.entryId, kind })
}

/** A record that somebody made, of that book; undefined while there is none. */
function entryIn(actor: Actor, ...books: readonly EntryCollection[]) {
  const some = actor.world.entries.filter(({ book }) => books.includes(book))
  return some.length > 0 ? actor.world.dice.pick(some) : undefined
}

const donate: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const giver = ownOrOther(actor)
  const gift = { campaign: marker(), fen: fen(dice.roll(1, 50) * 100), occurredOn: TODAY }
  const willing = giver === actor.self && dice.chance(50) ? 'giver' : null
  learn(
    actor,
    'donations',
    await actor.tap('donation.record', { branchId, memberId: giver.memberId, ...gift, willing }),
  )
}

const correctDonation: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const entry = entryIn(actor, 'donations')
  if (!entry) return
  const gift = { campaign: marker(), fen: fen(dice.roll(1, 50) * 100), occurredOn: TODAY }
  const input = { branchId, entryId: entry.id, reason: '金额记错', ...gift }
  learn(actor, 'donations', await actor.tap('donation.correct', input))
}

const sayMore: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const entry = entryIn(actor, 'donations')
  if (!entry) return
  if (dice.chance(50)) return actor.tap('donation.sayWilling', { branchId, entryId: entry.id })
  return actor.tap('donation.setReceipt', { branchId, entryId: entry.id, receipt: marker() })
}

/** Whoever settles it confirms; anybody may try. */
const settle: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const entry = entryIn(actor, 'shifts', 'donations', 'duesPayments', 'ledger', 'indicatorMonths')
  if (!entry) return
  const at = { branchId, book: entry.book, entryId: entry.id }
  const act = dice.pick(['confirm', 'confirm', 'confirm', 'dispute', 'withdraw'] as const)
  if (act === 'confirm') return actor.tap('entry.confirm', at)
  return actor.tap(`entry.${act}`, { ...at, reason: marker() })
}

const payDues: Act = async (actor) => {
  const { branchId, dice } = actor.world
  const payer = ownOrOther(actor)
  const months = [addMonths(FIRST_MONTH, dice.roll(0, 11))]
  const amount = dice.chance(30) ? { fen: fen(700), isPartial: true as const } : { fen: fen(1200) }
  const terms = { occurredOn: TODAY, method: 'in-person', months, ...amount } as const
  const input = { branchId, memberId: payer.memberId, ...terms }
  learn(actor, 'duesPayments', await actor.tap('dues.record', input))
}

const payForMany: Act = async (actor) => {
  const { branchId, dice, people } = actor.world
  const months = [addMonths(FIRST_MONTH, dice.roll(0, 11))]
  const from = dice.roll(0, people.length - 3)
  const payments = people.slice(from, from + 3).map(({ memberId }) => ({ memberId, months, fen: fen(1200) }))
  return actor.tap('dues.recordMany', { branchId, occurredOn: TODAY, method: 'transfer', payments })
}

const correctDues: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const entry = entryIn(actor, 'duesPayments')
  if (!entry) return
  const months = [addMonths(FIRST_MONTH, dice.roll(0, 11))]
  const terms = { occurredOn: TODAY, method: 'transfer', months, fen: fen(1200) } as const
  learn(
    actor,
    'duesPayments',
    await actor.tap('dues.correct', { branchId, entryId: entry.id, reason: marker(), ...terms }),
  )
}

const reassess: Act = async (actor) => {
  const { branchId, dice } = actor.world
  const terms = { category: 'wage-earner', monthlyFen: fen(dice.pick([1200, 1300])), reason: 'base-changed' } as const
  const memberId = somebody(actor).memberId
  return actor.tap('dues.reassess', { branchId, memberId, year: YEAR, fromMonth: month(`${YEAR}-07`), ...terms })
}

/** Closes the book up to a month, opens it again, or hands up some of what there is. */
const keepBook: Act = async (actor) => {
  const { branchId, dice, marker } = actor.world
  const of = addMonths(FIRST_MONTH, dice.roll(0, 5))
  switch (dice.pick(['close', 'reopen', 'hand-up'])) {
    case 'close':
      return actor.tap('dues.closeMonth', { branchId, month: of })
    case 'reopen':
      return actor.tap('dues.reopenMonth', { branchId, month: of, reason: marker() })
    default:
      return actor.tap('dues.handUp', {
        branchId,
        occurredOn: TODAY,
        fen: fen(dice.roll(1, 1200)),
        to: '上级党委',
        note: marker(),
      })
  }
}

const keepLedger: Act = async (actor) => {
  const { branchId, dice } = actor.world
  const kind = dice.pick(isKeeper(actor) ? LEDGER_KINDS : OWN_KINDS)
  const { memberId } = isKeeper(actor) ? somebody(actor) : actor.self
  const about = kind.about === 'member' ? { memberId } : {}
  const values = fittingValues(kind, memberId) as InputOf<'ledger.record'>['values']
  const organ = kind.namesOrgan ? { organ: 'branch' as const } : {}
  const input = {
    branchId,
    kind: kind.code,
    occurredOn: TODAY,
    ...organ,
    ...about,
    values,
  }
  learn(actor, 'ledger', await actor.tap('ledger.record', input), kind.code)
}

/** What comes of a matter, later: signed, solved, fulfilled. */
const conclude: Act = async (actor) => {
  const { branchId } = actor.world
  const entry = entryIn(actor, 'ledger')
  const kind = LEDGER_KINDS.find(({ code }) => code === entry?.kind)
  if (!entry || !kind) return
  const isOutcome = ({ outcome }: LedgerField) => outcome === true
  const values = fittingValues(kind, actor.self.memberId, isOutcome) as InputOf<'ledger.conclude'>['values']
  return actor.tap('ledger.conclude', { branchId, entryId: entry.id, on: TODAY, values })
}

const keepMonth: Act = async (actor) => {
  const { branchId, dice } = actor.world
  const values = [{ indicator: 'hotline-accepted', value: dice.roll(100, 400) }]
  const input = { branchId, month: addMonths(FIRST_MONTH, dice.roll(0, 4)), values }
  learn(actor, 'indicatorMonths', await actor.tap('indicator.record', input))
}

const consent: Act = (actor) => actor.tap('reminder.consent', { kind: actor.world.dice.pick(['dues', 'meeting']) })

const sayOpinion: Act = (actor) => {
  const { branchId, dice, marker } = actor.world
  return actor.tap('feedback.send', { branchId, text: marker(), named: dice.chance(50) })
}

const changeMember: Act = (actor) => {
  const { branchId, dice } = actor.world
  const change = { education: dice.pick(['bachelor', 'master', 'junior-college'] as const) }
  return actor.tap('register.change', { branchId, memberId: somebody(actor).memberId, effectiveOn: TODAY, change })
}

/** Each as often as it stands here. */
const OF_ALL: readonly Act[] = [
  ...[donate, donate, sayMore, settle, payDues, payDues, consent, sayOpinion, keepLedger],
  ...meetingActsOfAll,
  ...shiftActsOfAll,
]
/** What most may not do; now and then somebody tries all the same, and is refused. */
const OF_KEEPERS: readonly Act[] = [
  ...[correctDonation, settle, settle, settle, settle, payForMany, correctDues, reassess, keepBook, keepBook],
  ...[keepLedger, keepLedger, keepLedger, keepLedger, conclude, conclude, keepMonth, changeMember],
  ...meetingActsOfKeepers,
  ...shiftActsOfKeepers,
  ...reportActs,
]
const KEEPING_PERCENT = 70

export function nextAct(actor: Actor): Act {
  const { dice } = actor.world
  return dice.pick(dice.chance(isKeeper(actor) ? KEEPING_PERCENT : STRANGE_PERCENT) ? OF_KEEPERS : OF_ALL)
}
