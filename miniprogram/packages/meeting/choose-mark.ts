import { wasThere } from '../../domain/meeting/mark-remarks'
import type { AttendanceMark } from '../../domain/meeting/attendance'
import { agreed, chosenOf } from '../../page-parts/telling'
import type { MarkLine } from '../../services/meetings'

/** What is noted of somebody by hand; a remark left out stays as it stands. */
export interface Marking {
  readonly mark: AttendanceMark
  readonly arrivedLate?: boolean
  readonly leftEarly?: boolean
}
interface Choice extends Marking {
  readonly label: string
}
type Person = Pick<MarkLine, 'isDue' | 'mark' | 'leave'>

const GUEST: readonly Choice[] = [
  { label: '列席', mark: 'observer' },
  { label: '没有来，去掉', mark: 'absent' },
]
const PRESENT: Choice = { label: '到会', mark: 'present', arrivedLate: false, leftEarly: false }
const LATE: Choice = { label: '到会，迟到', mark: 'present', arrivedLate: true, leftEarly: false }
const EARLY: Choice = { label: '到会，早退', mark: 'present', arrivedLate: false, leftEarly: true }
const BOTH: Choice = { label: '到会，迟到并早退', mark: 'present', arrivedLate: true, leftEarly: true }
/** Of somebody who had asked for leave: to note them as excused grants it, as absent does not; see mark-remarks.ts. */
const ASKED: readonly Choice[] = [
  { label: '准假', mark: 'excused' },
  { label: '不准假，没有来', mark: 'absent' },
]
const AWAY: readonly Choice[] = [
  { label: '请假', mark: 'excused' },
  { label: '缺席', mark: 'absent' },
]

/**
 * What somebody can be marked as by hand: six at most, as many as a phone's sheet holds. Whoever is not due was an
 * observer or is taken off the list again.
 */
export function markChoices({ isDue, mark, leave }: Person): readonly Choice[] {
  if (!isDue) return GUEST
  if (leave !== null) return [PRESENT, ...ASKED, LATE]
  if (mark !== null && wasThere(mark)) return [PRESENT, LATE, EARLY, BOTH, ...AWAY]
  return [PRESENT, ...AWAY, LATE, EARLY]
}

/** Asks what the person is to be marked as; undefined when nothing was chosen. */
export async function chooseMark(person: Person & Pick<MarkLine, 'name'>): Promise<Marking | undefined> {
  const choices = markChoices(person)
  const labels = choices.map(({ label }) => label)
  const chosen = choices[(await chosenOf(labels, person.name ?? '')) ?? -1]
  return chosen && markingOf(chosen)
}

function markingOf({ mark, arrivedLate, leftEarly }: Choice): Marking {
  return {
    mark,
    ...(arrivedLate === undefined ? {} : { arrivedLate }),
    ...(leftEarly === undefined ? {} : { leftEarly }),
  }
}

/** Asks once before all the others are marked as present; names them. */
export async function confirmRest(people: readonly Pick<MarkLine, 'name'>[]): Promise<boolean> {
  const content = people.map(({ name }) => name).join('、')
  return agreed(`${people.length} 人都到会？`, content, '都到会')
}
