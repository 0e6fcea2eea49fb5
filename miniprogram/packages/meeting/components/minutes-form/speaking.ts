import { wasThere } from '../../../../domain/meeting/mark-remarks'
import type { MarkLine } from '../../../../services/meetings'

/** The text with a line begun for what somebody said: the name and a colon, as the printed minutes look for. */
export function noteSpeaker(minutes: string, name: string): string {
  const before = minutes.trimEnd()
  return `${before}${before === '' ? '' : '\n'}${name}：`
}

/** Whose words may be noted: those who were there; while nobody is noted, everybody on the list. */
export function mayHaveSpoken(lines: readonly Pick<MarkLine, 'memberId' | 'name' | 'mark'>[]) {
  const there = lines.filter(({ mark }) => mark !== null && wasThere(mark))
  return (there.length > 0 ? there : lines).flatMap(({ memberId, name }) => (name === null ? [] : [{ memberId, name }]))
}
