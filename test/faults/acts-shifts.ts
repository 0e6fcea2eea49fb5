/** Voluntary service: written down by itself, or signed in to and out of. */
import { addMinutes, beijingTime } from '#domain/time/instant'
import { TODAY } from './scene'
import type { Act, Actor } from './workload'

const MINUTES = 240

const record: Act = async (actor) => {
  const { branchId, dice, people, marker, entries } = actor.world
  const from = dice.roll(0, people.length - 3)
  const who = dice.chance(40) ? [actor.self] : people.slice(from, from + 3)
  const served = who.map(({ memberId }) => ({ memberId, minutes: dice.roll(1, 6) }))
  const input = { branchId, occurredOn: TODAY, project: marker(), site: '社区', people: served }
  const made = await actor.tap('shift.record', input)
  made?.entries.forEach(({ entryId: id }) => entries.push({ book: 'shifts', id, kind: '' }))
}

const correct: Act = async (actor) => {
  const { branchId, dice, marker, entries } = actor.world
  const own = entries.filter(({ book }) => book === 'shifts')
  if (own.length === 0) return
  const service = { occurredOn: TODAY, project: marker(), site: '社区', minutes: dice.roll(1, 6) }
  const input = { branchId, entryId: dice.pick(own).id, reason: '时长记错', ...service }
  const made = await actor.tap('shift.correct', input)
  if (made) entries.push({ book: 'shifts', id: made.entryId, kind: '' })
}

const publish: Act = async (actor) => {
  const { branchId, marker, offers } = actor.world
  if (offers.length >= 2) return
  const at = actor.world.now()
  const hours = { startTime: beijingTime(at), endTime: beijingTime(addMinutes(at, MINUTES)) }
  const description = { project: marker(), site: '路口', occurredOn: TODAY, ...hours }
  const made = await actor.tap('offer.publish', { branchId, description })
  if (made) offers.push(made.offerId)
}

function anyOffer({ world: { branchId, dice, offers } }: Actor) {
  return offers.length > 0 ? { branchId, offerId: dice.pick(offers) } : undefined
}

const join: Act = async (actor) => {
  const at = anyOffer(actor)
  return at && actor.tap(actor.world.dice.chance(75) ? 'offer.join' : 'offer.stepBack', at)
}

const signIn: Act = async (actor) => {
  const at = anyOffer(actor)
  return at && actor.phone.sign('offer.signIn', at)
}

const signOut: Act = async (actor) => {
  const at = anyOffer(actor)
  return at && actor.phone.sign('offer.signOut', at)
}

const close: Act = async (actor) => {
  const { dice, offers } = actor.world
  const at = anyOffer(actor)
  if (!at || !dice.chance(15)) return
  if (await actor.tap('offer.close', at)) offers.splice(offers.indexOf(at.offerId), 1)
}

export const shiftActsOfAll: readonly Act[] = [record, join, signIn, signIn, signOut, signOut]
export const shiftActsOfKeepers: readonly Act[] = [record, record, correct, publish, publish, close]
