/** Entering outings with their shifts, members' own shifts, and gifts. */
import type { DemoDonation, DemoShift } from './demo-records'
import { callsAfter, ledgerTask, settle } from './enter-entries'
import { act, memberIdOf, type Scene } from './scene'
import type { Task } from './tasks'

/** A shift of an outing follows the outing's own entry. */
export function shiftTask(scene: Scene, shift: DemoShift): Task {
  const outing = scene.year.ledger.find(({ key }) => key === shift.outing)
  let outingId: string | null = null
  const before = outing && ledgerTask(scene, outing, (entryId) => (outingId = entryId))
  return {
    what: shift.project,
    calls:
      (before?.calls ?? 0) +
      1 +
      callsAfter(shift.aftermath) * shift.people.length +
      (shift.corrected ? shift.people.length : 0),
    run: async () => {
      await before?.run()
      await recordShift(scene, shift, outingId)
    },
  }
}

async function recordShift(scene: Scene, shift: DemoShift, outingId: string | null): Promise<void> {
  const { branchId } = scene
  const { key, on: occurredOn, project, site, minutes, aftermath, corrected } = shift
  const service = { occurredOn, project, site, outingId }
  const people = shift.people.map((person) => ({ memberId: memberIdOf(scene, person), minutes }))
  const source = shift.outing === null ? {} : { source: 'paper' as const }
  const { entries } = await act(scene, shift.entered, 'shift.record', { branchId, ...service, people, ...source }, key)
  for (const [index, { entryId }] of entries.entries()) {
    await settle(scene, 'shifts', entryId, aftermath, `${key}-${index + 1}`)
    if (!corrected) continue
    const { reason, entered } = corrected
    const now = { branchId, entryId, ...service, minutes: corrected.minutes, reason }
    await act(scene, entered, 'shift.correct', now, `correct-${key}-${index + 1}`)
  }
}

/** One after another, because acknowledgements are numbered. */
export function donationTask(scene: Scene, gift: DemoDonation): Task {
  const { key, campaign, corrected, aftermath, willing = null, paper = null } = gift
  const { branchId } = scene
  return {
    what: campaign,
    calls: 1 + callsAfter(aftermath) + (corrected ? 1 : 0),
    run: async () => {
      const memberId = memberIdOf(scene, gift.person)
      const input = { branchId, memberId, occurredOn: gift.on, campaign, fen: gift.fen, willing, paper }
      const { entryId } = await act(scene, gift.entered, 'donation.record', input, key)
      await settle(scene, 'donations', entryId, aftermath, key)
      if (!corrected) return
      const { entered, fen, reason } = corrected
      const now = { branchId, entryId, occurredOn: gift.on, campaign, fen, willing, paper, reason }
      await act(scene, entered, 'donation.correct', now, `correct-${key}`)
    },
  }
}
