import type { AttendanceMark } from '../../domain/meeting'
import type { MarkLine } from '../../services/meetings'

/** What somebody can be marked as by hand. Whoever is not due was an observer or is taken off the list again. */
export function markChoices({
  isDue,
}: Pick<MarkLine, 'isDue'>): readonly { readonly label: string; readonly mark: AttendanceMark }[] {
  if (!isDue)
    return [
      { label: '列席', mark: 'observer' },
      { label: '没有来，去掉', mark: 'absent' },
    ]
  return [
    { label: '到会', mark: 'present' },
    { label: '请假', mark: 'excused' },
    { label: '缺席', mark: 'absent' },
  ]
}

/** Asks what the person is to be marked as; undefined when nothing was chosen. */
export async function chooseMark(person: Pick<MarkLine, 'isDue' | 'name'>): Promise<AttendanceMark | undefined> {
  const choices = markChoices(person)
  try {
    const itemList = choices.map(({ label }) => label)
    const { tapIndex } = await wx.showActionSheet({ alertText: person.name ?? '', itemList })
    return choices[tapIndex]?.mark
  } catch {
    return undefined // closed without choosing
  }
}

/** Asks once before all the others are marked as present; names them. */
export async function confirmRest(people: readonly Pick<MarkLine, 'name'>[]): Promise<boolean> {
  const content = people.map(({ name }) => name).join('、')
  const { confirm } = await wx.showModal({ title: `${people.length} 人都到会？`, content, confirmText: '都到会' })
  return confirm
}
