/** The report: drafted, a paragraph of it written anew, what only people can write. */
import { YEAR } from './scene'
import type { Act } from './workload'

const draft: Act = async (actor) => {
  const { branchId, dice, reportId } = actor.world
  // Of all that is done here it costs the most.
  if (reportId !== '' && dice.chance(80)) return reword(actor)
  const drafted = await actor.tap('report.draft', { branchId, year: YEAR })
  if (drafted) actor.world.reportId = drafted.reportId
  return drafted
}

const reword: Act = async (actor) => {
  const { branchId, dice, marker, reportId } = actor.world
  const report = reportId === '' ? undefined : await actor.ask('report.get', { branchId, reportId })
  const statements = report?.sections.flatMap(({ paragraphs }) => paragraphs.map(({ statement }) => statement))
  if (!statements || statements.length === 0) return
  const at = { branchId, reportId, statement: dice.pick(statements.slice(0, 3)) }
  const words = await actor.ask('report.words', at)
  if (!words) return
  const { revision } = words
  return actor.tap('report.reword', { ...at, revision, parts: [{ is: 'text', text: marker() }] })
}

const write: Act = async (actor) => {
  const { branchId, marker, reportId } = actor.world
  const written = reportId === '' ? undefined : await actor.ask('report.written', { branchId, reportId })
  if (!written) return
  const content = {
    section: 'last-year',
    entries: [{ id: null, answers: null, problem: marker(), done: '', extent: null }],
  }
  const { revision } = written
  return actor.tap('report.write', { branchId, reportId, revision, content: content as never })
}

export const reportActs: readonly Act[] = [draft, reword, write]
