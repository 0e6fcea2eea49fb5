/** Who sees to the steps of a report: whoever was chosen prints by name where no other words are given. */
import type { InputOf, Refusal } from '#contract'
import type { MemberId } from '#domain/people/identity'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { printedWho } from '#domain/report/report-writing'
import { refuse, type BranchContext } from '../../application/ports/handling'

type Content = InputOf<'report.write'>['content']

/**
 * The section with the names put in. Only somebody who is or was of the branch, or of one below a bureau, is named: of
 * anybody else nothing is told.
 */
export async function withWho(content: Content, context: BranchContext): Promise<Content | Refusal<'not-on-roll'>> {
  if (content.section !== 'next-steps') return content
  const chosen = content.entries.flatMap(({ who, ownerId }) => (who === '' && ownerId !== null ? [ownerId] : []))
  if (chosen.length === 0) return content
  const names = await namesHere(chosen, context)
  const stranger = content.entries.findIndex(
    ({ who, ownerId }) => who === '' && ownerId !== null && !names.has(ownerId),
  )
  if (stranger >= 0) return refuse('not-on-roll', { field: `content.entries.${stranger}.ownerId` })
  const entries = content.entries.map((entry) => ({ ...entry, who: printedWho(entry, (id) => names.get(id)) }))
  return { ...content, entries }
}

async function namesHere(ids: readonly MemberId[], { store, branch, caller }: BranchContext) {
  const [members, below] = await Promise.all([
    store.findAll('members', { _id: { $in: [...new Set(ids)] } }),
    branch.kind === 'bureau' ? store.findAll('branches', { ancestorIds: branch._id }) : [],
  ])
  const read = below.filter((each) => may(caller, RECORD_TABLE.register.read, each))
  const rolls = new Set([branch, ...read].map(({ _id }) => _id))
  const here = members.filter(({ spans }) => spans.some(({ branchId }) => rolls.has(branchId)))
  return new Map(here.map(({ _id, name }) => [_id, name]))
}
