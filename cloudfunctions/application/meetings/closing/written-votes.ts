/** Votes as they are written down: of which kind each is, and only what belongs to it. */
import type { InputOf, Refusal } from '#contract'
import type { Ballot } from '#domain/meeting/decision'
import { kindByTitle, kindsOfVoteAt } from '#domain/meeting/decision-kind'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { refuse } from '../../ports/handling'

type Entered = InputOf<'meeting.close'>['decisions'][number]
type Voted = Pick<Entered, 'kind' | 'written' | 'papers' | 'seats' | 'candidates'>
type Rest<Vote extends Entered> = Omit<Vote, keyof Voted> & Pick<Ballot, keyof Voted>

/** The kind is said or follows from the title; only the general meeting decides on admission. */
export function votesWritten<Vote extends Entered>(
  decisions: readonly Vote[],
  { kinds }: { readonly kinds: readonly MeetingKind[] },
): Rest<Vote>[] | Refusal<'vote-impossible'> {
  const misplaced = decisions.findIndex(({ kind }) => kind !== null && !kindsOfVoteAt(kinds).includes(kind))
  if (misplaced !== -1)
    return refuse('vote-impossible', {
      field: `decisions.${misplaced}.kind`,
      detail: { title: decisions[misplaced]?.title ?? '', reason: 'not-by-general-meeting' },
    })
  return decisions.map(({ kind: said, written, papers, seats, candidates, ...vote }) => {
    const kind = said ?? kindByTitle(vote.title, kinds)
    return {
      ...vote,
      ...(kind === 'motion' ? {} : { kind }),
      ...(written ? { written } : {}),
      ...(papers ? { papers } : {}),
      ...(seats === null ? {} : { seats }),
      ...(candidates.length > 0 ? { candidates } : {}),
    }
  })
}
