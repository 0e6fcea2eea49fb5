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
  if (made) offers.push({ id: made.offerId, code: '' })
}

function anyOffer({ world: { branchId, dice, offers } }: Actor) {
  if (offers.length === 0) return undefined
  const offer = dice.pick(offers)
  return { offer, at: { branchId, offerId: offer.id } }
}

/** The code on the organiser's screen is what everybody scans. */
const show: Act = async (actor) => {
  const any = anyOffer(actor)
  const shown = any && (await actor.ask('offer.code', any.at))
  if (shown) any.offer.code = shown.code
}

const join: Act = async (actor) => {
  const any = anyOffer(actor)
  return any && actor.tap(actor.world.dice.chance(75) ? 'offer.join' : 'offer.stepBack', any.at)
}

/** As the page does it; now and then with a guess. */
const signIn: Act = async (actor) => {
  const any = anyOffer(actor)
  return any && actor.phone.signByCode('offer.signIn', any.at, codeSeen(actor, any.offer.code))
}

/** By the code, or without it: then the organiser looks at it. */
const signOut: Act = async (actor) => {
  const any = anyOffer(actor)
  if (!any) return
  if (actor.world.dice.chance(30)) return actor.phone.signOutUnproven(any.at)
  return actor.phone.signByCode('offer.signOut', any.at, codeSeen(actor, any.offer.code))
}

function codeSeen({ world: { dice } }: Actor, code: string): string {
  return code === '' || dice.chance(10) ? '000000' : code
}

const close: Act = async (actor) => {
  const { dice, offers } = actor.world
  const any = anyOffer(actor)
  if (!any || !dice.chance(15)) return
  if (await actor.tap('offer.close', any.at)) offers.splice(offers.indexOf(any.offer), 1)
}

export const shiftActsOfAll: readonly Act[] = [record, join, signIn, signIn, signOut, signOut]
export const shiftActsOfKeepers: readonly Act[] = [record, record, correct, publish, publish, show, show, show, close]
